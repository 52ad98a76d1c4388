using System.Text;
using ApplyBot.Applications;
using ApplyBot.Exporting.Printing;
using ApplyBot.Knowledge;

namespace ApplyBot.Exporting;

/// <summary>Writes a filled form as Markdown: section by section, what is missing, and what is wrong.</summary>
internal sealed class MarkdownFile
{
    private readonly StringBuilder _text = new();
    private readonly Wording _wording;
    private readonly string _language;
    private readonly FormValues _values;

    private MarkdownFile(FormValues values, Wording wording, string language) => (_values, _wording, _language) = (values, wording, language);

    public static byte[] Write(Form form, FormValues values, IReadOnlyList<FormProblem> problems, Wording wording, string language)
    {
        var file = new MarkdownFile(values, wording, language);
        file.Head(form, problems.Count(p => p.Severity == Severity.Error));
        foreach (var section in form.Sections) file.Section(section);
        file.Problems(problems);
        return Encoding.UTF8.GetBytes(file._text.ToString());
    }

    private void Head(Form form, int errors)
    {
        _text.Append("# ").Append(MarkdownText.Line(form.Title.In(_language))).Append("\n\n");
        if (errors > 0) _text.Append("> ").Append(MarkdownText.Line(Say("export.draft-mark", errors))).Append("\n\n");
        _text.Append(MarkdownText.Line(form.Notice.Title.In(_language))).Append(form.Notice.DocNumber is { } number ? $" · {MarkdownText.Line(number)}" : "").Append('\n');
    }

    private void Section(FormSection section)
    {
        _text.Append("\n## ").Append(MarkdownText.Line(section.Title.In(_language))).Append("\n\n");
        foreach (var field in section.Fields) Field(field);
    }

    private void Field(FormField field)
    {
        var label = $"**{MarkdownText.Line(field.Text.In(_language))}**";
        if (field.Kind == FieldKind.Signature) Line(label, Say("export.left-for-pen"));
        else if (_values[field.Id] is not { IsEmpty: false } value) Line(label, Say("export.not-filled"));
        else if (value is RowsValue rows) Table(label, field, rows);
        else if (value is ChosenValue chosen) Line(label, MarkdownText.Line(Chosen(field, chosen)));
        else if (value is TypedValue typed && (field.Kind == FieldKind.LongText || typed.Text.AsSpan().ContainsAny('\r', '\n'))) _text.Append(label).Append("\n\n").Append(MarkdownText.Quotation(typed.Text)).Append("\n\n");
        else Line(label, MarkdownText.Line(Typed(field, ((TypedValue)value).Text, true)));
    }

    private void Line(string label, string value) => _text.Append(label).Append(_language == Languages.English ? ": " : "：").Append(value).Append("\n\n");

    // A value of another shape than its field says is shown as it is: checks speak of it.
    private string Typed(FormField field, string text, bool withUnit) => field.IsTable || FieldKinds.IsChoice(field.Kind) ? text : FieldText.Of(field, text, withUnit, _language);

    private string Chosen(FormField field, ChosenValue chosen) => string.Join(_language == Languages.English ? "; " : "；", chosen.Ids.Select(id => field.Option(id) is not { } option ? id
        : option.TakesText && chosen.Other is { Length: > 0 } other ? $"{option.Text.In(_language)}: {other}" : option.Text.In(_language)));

    private void Table(string label, FormField table, RowsValue value)
    {
        _text.Append(label).Append("\n\n| ").AppendJoin(" | ", table.Columns.Select(c => MarkdownText.Line(c.Text.In(_language)))).Append(" |\n|").Insert(_text.Length, " --- |", table.Columns.Count).Append('\n');
        foreach (var row in value.Rows) _text.Append("| ").AppendJoin(" | ", table.Columns.Select(c => Cell(c, row.GetValueOrDefault(c.Id, "")))).Append(" |\n");
        _text.Append('\n');
    }

    private string Cell(FormField column, string text) => string.IsNullOrWhiteSpace(text) ? column.Required ? Say("export.not-filled") : "" : MarkdownText.Line(column.Kind == FieldKind.Choice ? FieldText.Of(column, text, false, _language) : Typed(column, text, false));

    private void Problems(IReadOnlyList<FormProblem> problems)
    {
        _text.Append("\n## ").Append(Say("export.problems")).Append("\n\n");
        if (problems.Count == 0) _text.Append(Say("export.no-problems")).Append('\n');
        foreach (var problem in problems)
        {
            _text.Append("- ").Append(problem.Severity == Severity.Error ? Say("export.error") : Say("export.warning")).Append(MarkdownText.Line(problem.Say(_wording, _language)));
            if (problem.Clauses.Count > 0) _text.Append(MarkdownText.Line(Say("export.clause", string.Join("、", problem.Clauses))));
            _text.Append('\n');
        }
    }

    private string Say(string key, params object[] values) => _wording.Say(_language, key, values);
}
