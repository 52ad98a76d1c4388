using System.Globalization;
using ApplyBot.Knowledge;

namespace ApplyBot.Applications.Checking;

/// <summary>Holds the cases beside every form against it.</summary>
public static class FormProof
{
    private const int Fewest = 6;

    /// <summary>Samples with a problem, cases that do not come out as they say, and checks that no case touches.</summary>
    public static IReadOnlyList<Problem> Check(FormCatalog forms)
    {
        var problems = new List<Problem>();
        foreach (var form in forms.All)
        {
            if (FormCases.Read(form, problems) is not { } cases) continue;
            var (file, now) = (FormLoader.CasesOf(form), WhileOpen(form));
            problems.AddRange(FormChecker.Check(form, cases.Sample, now).Select(p => new Problem(file, 0, $"the sample has a problem: {Said(p)}")));
            problems.AddRange(Completeness.Of(form.Asked, cases.Sample) is { } done && done.Filled < done.Total * 3 / 4 ? [new Problem(file, 0, $"the sample fills {done.Filled} of {done.Total} fields")] : []);
            if (cases.Cases.Count < Fewest) problems.Add(new Problem(file, 0, $"{cases.Cases.Count} cases, at least {Fewest} are wanted"));
            problems.AddRange(cases.Cases.SelectMany(c => Judge(form, c, now)));
            problems.AddRange(form.Checks.Where(k => cases.Cases.All(c => !k.AppliesTo(c.Values) || !WholeForm.Check(k, c.Values).Any())).Select(k => Problem.At(k.Source, "no case of the form's makes this check speak")));
        }
        return problems;
    }

    /// <summary>A moment at which the form can be handed in, as far as the notice says.</summary>
    public static DateTimeOffset WhileOpen(Form form) => FormDeadline.Deadline(form)?.At is { } at ? at.End.AddHours(-1) : new DateTimeOffset(form.Notice.Year, 7, 1, 12, 0, 0, LocalMoment.Zone);

    private static IEnumerable<Problem> Judge(Form form, FormCase c, DateTimeOffset now)
    {
        var found = FormChecker.Check(form, c.Values, now);
        var (real, wanted) = (found.Select(p => (p.Field, p.Severity)).ToHashSet(), c.Expected.ToHashSet());
        foreach (var p in found.Where(p => !wanted.Contains((p.Field, p.Severity)))) yield return Problem.At(c.Source, $"{c.Name}: also comes {Said(p)}");
        foreach (var (field, severity) in wanted.Where(w => !real.Contains(w))) yield return Problem.At(c.Source, $"{c.Name}: no {severity.ToString().ToLowerInvariant()} comes at {field}");
    }

    private static string Said(FormProblem problem) =>
        $"{problem.Severity.ToString().ToLowerInvariant()} at {problem.Field}: {problem.Key} ({string.Join(", ", problem.Values.Select(v => v is LocalText text ? text.En : Convert.ToString(v, CultureInfo.InvariantCulture)))})";
}
