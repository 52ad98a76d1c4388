using ApplyBot.Knowledge;

namespace ApplyBot.Applications;

/// <summary>How much a problem weighs.</summary>
public enum Severity
{
    /// <summary>No final copy can be made of it.</summary>
    Error,
    /// <summary>To be looked at.</summary>
    Warning,
}

/// <summary>What a check on the form as a whole holds against what: a closed catalogue.</summary>
public enum FormCheckKind
{
    /// <summary>A sum equals a field, or the sum of several.</summary>
    Sum,
    /// <summary>A number, an amount, a count of rows or the sum of a column is at most so much.</summary>
    AtMost,
    /// <summary>… is at least so much.</summary>
    AtLeast,
    /// <summary>… is at most so many percent of others.</summary>
    Share,
    /// <summary>Days lie within a range.</summary>
    Within,
    /// <summary>Days lie not after a day.</summary>
    NotAfter,
    /// <summary>Days lie not before a day.</summary>
    NotBefore,
    /// <summary>A day is not after another.</summary>
    Order,
    /// <summary>Terms stand in a text.</summary>
    Mentions,
    /// <summary>A field is filled in.</summary>
    Required,
}

/// <summary>A field, or a column of a table: <c>grant</c>, <c>budget.amount</c>.</summary>
/// <param name="Field">The field.</param>
/// <param name="Column">The column; null for the field itself.</param>
public sealed record FieldPart(FormField Field, FormField? Column)
{
    /// <summary>What it takes.</summary>
    public FormField Value => Column ?? Field;

    /// <summary>How messages name it.</summary>
    public LocalText Name => Column is null ? Field.Text : new LocalText($"{Field.Text.Zh}：{Column.Text.Zh}", $"{Field.Text.En}: {Column.Text.En}");
}

/// <summary>A check on the form as a whole. It says nothing while what it compares is empty or unreadable.</summary>
public sealed record FormCheck
{
    /// <summary>What it does.</summary>
    public required FormCheckKind Kind { get; init; }
    /// <summary>What it looks at; several only for terms in texts.</summary>
    public required IReadOnlyList<FieldPart> Of { get; init; }
    /// <summary>What it is held against: summands, the whole of a share, the range, the later day.</summary>
    public IReadOnlyList<FieldPart> Against { get; init; } = [];
    /// <summary>A bound: yuan, a count, or percent.</summary>
    public decimal Bound { get; init; }
    /// <summary>A bound of days.</summary>
    public DateOnly Day { get; init; }
    /// <summary>Terms that are to stand in a text.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];
    /// <summary>Choices under which it holds, by field; empty: always.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> When { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
    /// <summary>How much it weighs.</summary>
    public required Severity Severity { get; init; }
    /// <summary>Where the notice demands it; empty where it is plain sense.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }
    /// <summary>Why, said after the message; null where that is plain.</summary>
    public LocalText? Why { get; init; }
    /// <summary>File and line in knowledge/, for messages.</summary>
    public required string Source { get; init; }

    /// <summary>Whether it holds with these choices.</summary>
    public bool AppliesTo(FormValues values) => When.All(w => values.Chosen(w.Key).Any(w.Value.Contains));
}

/// <summary>Something wrong with what was filled in.</summary>
/// <param name="Field">Field; in a table <c>people[2].phone</c>, rows from 1.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Key">Key of the sentence in wording/.</param>
/// <param name="Values">What fills it in; a <see cref="LocalText"/> is said in the language asked for.</param>
/// <param name="Clauses">Where the notice demands it.</param>
/// <param name="Why">Said after the sentence; null for nothing.</param>
public sealed record FormProblem(string Field, Severity Severity, string Key, IReadOnlyList<object> Values, IReadOnlyList<string> Clauses, LocalText? Why = null)
{
    /// <summary>Id of the field as a whole.</summary>
    public string FieldId => Field.IndexOf('[', StringComparison.Ordinal) is > 0 and var at ? Field[..at] : Field;

    /// <summary>What is wrong, and why, without the clause.</summary>
    public string Say(Wording wording, string language)
    {
        var said = wording.Say(language, Key, [.. Values.Select(v => v is LocalText text ? text.In(language) : v)]);
        return Why is null ? said : said + Why.In(language);
    }
}
