namespace ApplyBot.Applications;

/// <summary>What a field of a form takes: a closed catalogue.</summary>
public enum FieldKind
{
    /// <summary>One line.</summary>
    Text,
    /// <summary>Paragraphs.</summary>
    LongText,
    /// <summary>A number, with the field's unit of counting.</summary>
    Number,
    /// <summary>An amount, typed in the unit that the form counts in.</summary>
    Money,
    /// <summary>A day, or a month where that is precise enough.</summary>
    Date,
    /// <summary>From a day or month to another.</summary>
    DateRange,
    /// <summary>One telephone number, or several.</summary>
    Phone,
    /// <summary>An e-mail address.</summary>
    Email,
    /// <summary>Unified social credit code (GB 32100), with its check digit.</summary>
    CreditCode,
    /// <summary>Number of a bank account.</summary>
    BankAccount,
    /// <summary>One of the options.</summary>
    Choice,
    /// <summary>Any of the options.</summary>
    ManyChoice,
    /// <summary>Rows, one a person.</summary>
    PeopleTable,
    /// <summary>Rows, one an item of expense.</summary>
    BudgetTable,
    /// <summary>Rows, one a stage of the project.</summary>
    StageTable,
    /// <summary>Rows of the form's own.</summary>
    Table,
    /// <summary>Left blank, for pen and seal.</summary>
    Signature,
}

/// <summary>How data names the kinds, and what they have in common.</summary>
public static class FieldKinds
{
    /// <summary>By name.</summary>
    public static IReadOnlyDictionary<string, FieldKind> ByName { get; } = new Dictionary<string, FieldKind>
    {
        ["text"] = FieldKind.Text, ["long-text"] = FieldKind.LongText, ["number"] = FieldKind.Number, ["money"] = FieldKind.Money, ["date"] = FieldKind.Date,
        ["date-range"] = FieldKind.DateRange, ["phone"] = FieldKind.Phone, ["email"] = FieldKind.Email, ["credit-code"] = FieldKind.CreditCode,
        ["bank-account"] = FieldKind.BankAccount, ["choice"] = FieldKind.Choice, ["many-choice"] = FieldKind.ManyChoice, ["people-table"] = FieldKind.PeopleTable,
        ["budget-table"] = FieldKind.BudgetTable, ["stage-table"] = FieldKind.StageTable, ["table"] = FieldKind.Table, ["signature"] = FieldKind.Signature,
    };

    /// <summary>How data names a kind.</summary>
    public static string Name(FieldKind kind) => ByName.First(k => k.Value == kind).Key;

    /// <summary>Whether its value is rows.</summary>
    public static bool IsTable(FieldKind kind) => kind is FieldKind.PeopleTable or FieldKind.BudgetTable or FieldKind.StageTable or FieldKind.Table;

    /// <summary>Whether its value is a chosen option or several.</summary>
    public static bool IsChoice(FieldKind kind) => kind is FieldKind.Choice or FieldKind.ManyChoice;

    /// <summary>Whether it counts something.</summary>
    public static bool IsNumber(FieldKind kind) => kind is FieldKind.Number or FieldKind.Money;

    /// <summary>Whether it has to do with days.</summary>
    public static bool IsDate(FieldKind kind) => kind is FieldKind.Date or FieldKind.DateRange;
}
