using ApplyBot.Knowledge;

namespace ApplyBot.Applications;

/// <summary>One thing that a form asks, or a column of a table.</summary>
public sealed record FormField
{
    /// <summary>Unique in the form, or within the table.</summary>
    public required string Id { get; init; }
    /// <summary>What it takes.</summary>
    public required FieldKind Kind { get; init; }
    /// <summary>How the chat asks for it.</summary>
    public required LocalText Text { get; init; }
    /// <summary>What the notice wants here; null where that is plain.</summary>
    public LocalText? Help { get; init; }
    /// <summary>Where the notice asks for it.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }
    /// <summary>Whether the form is incomplete without it.</summary>
    public bool Required { get; init; }
    /// <summary>What it is in every form, so that a value can be offered; null where it is of this form alone.</summary>
    public string? Key { get; init; }
    /// <summary>Fewest and most: characters without white space of a text, else the number itself; amounts in yuan.</summary>
    public decimal? Min { get; init; }
    /// <inheritdoc cref="Min"/>
    public decimal? Max { get; init; }
    /// <summary>What a number counts; null for none.</summary>
    public LocalText? Unit { get; init; }
    /// <summary>Yuan in one unit of an amount as the form counts: 1, or 10,000.</summary>
    public decimal Scale { get; init; } = 1;
    /// <summary>Most decimals of a number.</summary>
    public int Decimals { get; init; }
    /// <summary>Whether a month alone is precise enough for a date.</summary>
    public bool MonthSuffices { get; init; }
    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<FormOption> Options { get; init; } = [];
    /// <summary>Columns of a table.</summary>
    public IReadOnlyList<FormField> Columns { get; init; } = [];
    /// <summary>What one row of a table is called; null for a row.</summary>
    public LocalText? Row { get; init; }

    /// <summary>Whether its value is rows.</summary>
    public bool IsTable => FieldKinds.IsTable(Kind);

    /// <summary>The column with this id, or null.</summary>
    public FormField? Column(string id) => Columns.FirstOrDefault(c => c.Id == id);

    /// <summary>The option with this id, or null.</summary>
    public FormOption? Option(string id) => Options.FirstOrDefault(o => o.Id == id);
}

/// <summary>What can be chosen.</summary>
/// <param name="Id">Unique in the field.</param>
/// <param name="Text">As the form has it.</param>
/// <param name="Programme">Path of the programme that is applied for with it; null where it is no matter of that.</param>
/// <param name="TakesText">Whether one writes what it is (其他).</param>
public sealed record FormOption(string Id, LocalText Text, string? Programme, bool TakesText);

/// <summary>Names of what is the same in every form: a closed catalogue.</summary>
public static class FieldKey
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "project-name", "unit-name", "unit-address", "unit-postcode", "unit-phone", "unit-fax", "unit-kind", "unit-website", "credit-code", "legal-person",
        "account-name", "bank-name", "bank-account", "leader-name", "leader-post", "leader-phone", "contact-name", "contact-post", "contact-phone",
        "contact-wechat", "contact-email", "team",
    ];
}
