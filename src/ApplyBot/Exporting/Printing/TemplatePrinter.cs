using ApplyBot.Applications;
using ApplyBot.Applications.Layout;
using ApplyBot.Knowledge;

namespace ApplyBot.Exporting.Printing;

/// <summary>Fills what somebody wrote into the templates of a form, in Chinese as the official forms are.</summary>
internal sealed class TemplatePrinter(Form form, FormValues values, Wording wording)
{
    public const string Ticked = "☑", Open = "□";

    // Ideographic spaces, each as wide as a character.
    private const string Wide = "　　　　　　　　", Narrow = "　　　　", Day = "　　";

    // Options with more characters stand one under the other.
    private const int LongestOption = 12;

    private const string Language = Languages.Chinese;

    public Form Form => form;

    public FormValues Values => values;

    /// <summary>Whether what it prints is running text.</summary>
    public bool IsLong(Template template) => template.Fields.Any(id => form.Find(id)?.Kind == FieldKind.LongText);

    /// <summary>A line by the name of wording/.</summary>
    public string Total(string amount) => wording.Say(Language, "export.total-is", amount);

    /// <summary>The template filled in, a paragraph each.</summary>
    public IReadOnlyList<IReadOnlyList<PrintedRun>> Print(Template template)
    {
        var text = new PrintedText();
        foreach (var piece in template.Pieces)
        {
            if (piece.Field is null) text.Add(piece.Text);
            else if (form.Find(piece.Field) is { } field) Print(text, field, piece.IsPlain, template.Pieces.Count > 1);
        }
        return text.Paragraphs;
    }

    /// <param name="text">Where it is printed.</param>
    /// <param name="field">The field.</param>
    /// <param name="isPlain">Whether a number is printed without its unit.</param>
    /// <param name="isWithin">Whether other text stands around it, so that an empty field is a blank to write into.</param>
    private void Print(PrintedText text, FormField field, bool isPlain, bool isWithin)
    {
        if (field.IsTable) Rows(text, field, isWithin);
        else if (FieldKinds.IsChoice(field.Kind)) Choices(text, field);
        else if (values.Text(field.Id) is { Length: > 0 } typed) text.Add(FieldText.Of(field, typed, !isPlain));
        else Blank(text, field, isPlain, isWithin);
    }

    private void Choices(PrintedText text, FormField field)
    {
        var (chosen, isLong) = (values[field.Id] as ChosenValue, field.Options.Any(o => o.Text.Zh.Length > LongestOption));
        foreach (var (option, i) in field.Options.Select((o, i) => (o, i)))
        {
            var isChosen = chosen?.Ids.Contains(option.Id) == true;
            if (isLong) text.Break();
            else if (i > 0) text.Add("　");
            text.Add(isChosen ? Ticked : Open, RunStyle.Box);
            text.Add(option.Text.Zh);
            if (!option.TakesText) continue;
            text.Add("：");
            text.Add(isChosen && chosen?.Other is { Length: > 0 } other ? CleanText.Line(other) : Narrow, RunStyle.Blank);
        }
        foreach (var unknown in chosen?.Ids.Where(id => field.Option(id) is null) ?? []) text.Add($"　{unknown}");
    }

    private void Rows(PrintedText text, FormField table, bool isWithin)
    {
        var rows = values.Rows(table.Id);
        if (rows.IsEmpty && isWithin) text.Add(Wide, RunStyle.Blank);
        foreach (var (row, i) in rows.Select((r, i) => (r, i)))
        {
            if (!isWithin) text.Break();
            text.Add(isWithin ? $"（{i + 1}）" : $"{i + 1}. ");
            text.Add(string.Join("；", table.Columns.Select(c => CleanText.Line(FieldText.Of(c, row.GetValueOrDefault(c.Id, ""), true))).Where(t => t.Length > 0)));
        }
        if (isWithin || table.Kind != FieldKind.BudgetTable || table.Column("amount") is not { } amount || ColumnSum.Of(amount, rows) is not { } sum) return;
        text.Break();
        text.Add(Total(AmountText.WithUnit(amount, sum, Language)));
    }

    private static void Blank(PrintedText text, FormField field, bool isPlain, bool isWithin)
    {
        if (field.Kind is FieldKind.Date or FieldKind.DateRange)
        {
            for (var i = field.Kind == FieldKind.Date ? 1 : 0; i < 2; i++)
            {
                if (i > 0 && field.Kind == FieldKind.DateRange) text.Add("至");
                foreach (var (width, unit) in new[] { (Narrow, "年"), (Day, "月"), (Day, "日") }.Take(field.MonthSuffices ? 2 : 3))
                {
                    text.Add(width, RunStyle.Blank);
                    text.Add(unit);
                }
            }
        }
        else if (isWithin && field.Kind != FieldKind.LongText)
        {
            text.Add(FieldKinds.IsNumber(field.Kind) ? Narrow : Wide, RunStyle.Blank);
            if (!isPlain) text.Add(field.Kind == FieldKind.Money ? field.Scale == 1 ? "元" : "万元" : field.Unit?.Zh ?? "");
        }
    }
}
