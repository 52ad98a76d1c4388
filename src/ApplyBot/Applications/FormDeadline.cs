using System.Globalization;
using ApplyBot.Knowledge;

namespace ApplyBot.Applications;

/// <summary>The deadline of a form, as the notice's facts state it: no date of filling in after it, and a warning once it has passed.</summary>
public static class FormDeadline
{
    /// <summary>Names of the date of filling in, in every form.</summary>
    private const string FilledOn = "filled-on";

    internal static IEnumerable<FormProblem> Check(Form form, FormValues values, DateTimeOffset now)
    {
        if (Deadline(form) is not { } closes) yield break;
        var (day, clauses) = (closes.At!.Value.Date, closes.Clauses);
        if (form.Find(FilledOn) is { Kind: FieldKind.Date } field && values.Text(FilledOn) is { Length: > 0 } text && ValueReader.Read(field, text).Value is { From: { } from } && from > day)
            yield return new FormProblem(FilledOn, Severity.Error, "form.check.after-deadline", [field.Text, Said(day)], clauses);
        if (now > closes.At.Value.End) yield return new FormProblem("", Severity.Warning, "form.check.deadline-passed", [Said(day)], clauses);
    }

    /// <summary>The latest closing among the programmes of the form, of those who fill it in; null where the notice states none.</summary>
    public static Fact? Deadline(Form form)
    {
        if (form.Use == FormUse.Afterwards) return null;
        var whom = form.Use == FormUse.Recommendation ? "recommenders" : "applicants";
        return form.Notice.Facts
            .Where(f => f.Kind == FactKind.WindowCloses && f.At is not null && (f.For ?? "applicants") == whom && (f.Scopes.Count == 0 || f.Scopes.Any(form.IsFor)))
            .MaxBy(f => f.At!.Value.End);
    }

    /// <summary>A day in a sentence.</summary>
    public static LocalText Said(DateOnly day) => new($"{day.Year}年{day.Month}月{day.Day}日", day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));
}
