using System.Text;
using ApplyBot.Applications;
using ApplyBot.Knowledge;

namespace ApplyBot.Cli;

/// <summary>Forms and their problems as JSON and as lines.</summary>
internal static class DraftShape
{
    public static object Form(Form form, string language) => new
    {
        form.Id, form.Version, title = form.Title.In(language), notice = form.Notice.Id, form.Programmes, use = form.Use.ToString().ToLowerInvariant(),
        clause = Joined(form.Clauses), help = form.Help?.In(language),
        sections = form.Sections.Select(s => new { s.Id, title = s.Title.In(language), help = s.Help?.In(language), fields = s.Fields.Select(f => Field(f, language)) }),
    };

    private static object Field(FormField field, string language) => new
    {
        field.Id, kind = FieldKinds.Name(field.Kind), label = field.Text.In(language), field.Required, help = field.Help?.In(language), clause = Joined(field.Clauses),
        field.Min, field.Max, unit = Unit(field, language), field.Key,
        options = field.Options.Count == 0 ? null : field.Options.Select(o => new { o.Id, label = o.Text.In(language), text = o.TakesText, o.Programme }),
        columns = field.Columns.Count == 0 ? null : field.Columns.Select(c => Field(c, language)),
    };

    public static object Problem(FormProblem problem, Wording wording, string language) => new
    {
        field = problem.Field, severity = Severity(problem), message = problem.Say(wording, language), clause = Joined(problem.Clauses),
    };

    public static string Line(FormProblem problem, Wording wording, string language) =>
        $"{Severity(problem)} {(problem.Field.Length > 0 ? problem.Field : "-")}: {problem.Say(wording, language)}{(problem.Clauses.Count > 0 ? $"〔{Joined(problem.Clauses)}〕" : "")}";

    public static string Lines(Form form, string language)
    {
        var text = new StringBuilder().Append(form.Id).Append("  ").Append(form.Title.In(language)).Append($"〔{Joined(form.Clauses)}〕\n");
        foreach (var section in form.Sections)
        {
            text.Append("  ").Append(section.Title.In(language)).Append('\n');
            foreach (var field in section.Fields)
            {
                text.Append("    ").Append(field.Id).Append(field.Required ? "* " : " ").Append($"[{FieldKinds.Name(field.Kind)}] ").Append(field.Text.In(language));
                if (field.Options.Count > 0) text.Append('：').AppendJoin(" | ", field.Options.Select(o => o.Id));
                if (field.Columns.Count > 0) text.Append('：').AppendJoin(", ", field.Columns.Select(c => c.Id + (c.Required ? "*" : "")));
                text.Append('\n');
            }
        }
        return text.ToString();
    }

    private static string? Unit(FormField field, string language) => field.Kind == FieldKind.Money ? field.Scale == 1 ? "yuan" : "wan" : field.Unit?.In(language);

    private static string Severity(FormProblem problem) => problem.Severity.ToString().ToLowerInvariant();

    private static string Joined(IReadOnlyList<string> clauses) => string.Join("、", clauses);
}
