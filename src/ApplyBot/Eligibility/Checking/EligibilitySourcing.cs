using ApplyBot.Eligibility.Reading;
using ApplyBot.Knowledge;

namespace ApplyBot.Eligibility.Checking;

/// <summary>Every figure stands in the notice, and every programme that can be applied for has its rules.</summary>
internal static class EligibilitySourcing
{
    public static IEnumerable<Problem> Check(IReadOnlyList<ProgrammeRules> programmes, string file, Notice notice) =>
        Criteria(programmes, notice).Concat(Questions(programmes, notice)).Concat(Coverage(programmes, file, notice));

    private static IEnumerable<Problem> Criteria(IReadOnlyList<ProgrammeRules> programmes, Notice notice)
    {
        var head = Figures.Backed($"{notice.Year} {notice.Title.Zh} {notice.DocNumber} {notice.Issued} {string.Join(' ', notice.AllProgrammes.Select(p => p.Name.Zh + p.Number))}");
        var whole = Whole(notice);
        foreach (var criterion in programmes.SelectMany(p => p.Criteria).Distinct())
        {
            var backed = Figures.Backed(string.Join("\n", criterion.Clauses.Select(notice.ClauseText)) + "\n" + string.Join(" ", criterion.Clauses));
            foreach (var figure in Stated(criterion.Text).Where(f => !backed.Contains(f) && !head.Contains(f)))
                yield return Problem.At(criterion.Source, $"the figure {figure} stands in none of its clauses ({string.Join(", ", criterion.Clauses)})");
            foreach (var figure in Stated(criterion.Next).Where(f => !whole.Contains(f)))
                yield return Problem.At(criterion.Source, $"the figure {figure} in `next` stands nowhere in the notice");
        }
    }

    private static IEnumerable<Problem> Questions(IReadOnlyList<ProgrammeRules> programmes, Notice notice)
    {
        var whole = Whole(notice);
        return from question in programmes.SelectMany(p => p.Questions).Distinct()
               from figure in new[] { question.Text, question.Help }.Concat(question.Options.Select(o => o.Text)).SelectMany(Stated).Distinct()
               // 没有的填0: nothing to be backed.
               where figure != 0 && !whole.Contains(figure)
               select Problem.At(question.Source, $"the figure {figure} stands nowhere in the notice");
    }

    private static IEnumerable<Problem> Coverage(IReadOnlyList<ProgrammeRules> programmes, string file, Notice notice) =>
        from programme in notice.AllProgrammes
        where programme.Kinds.Count == 0 && programmes.All(p => p.Programme.Path != programme.Path && p.Programme.Path != programme.Parent)
        // What is announced in a call of its own cannot be applied for here.
        where ApplicationWindow.Of(notice, programme.Path).Later is null
        select new Problem(file, 0, $"`programmes` lacks {programme.Path}");

    private static IEnumerable<decimal> Stated(LocalText? text) => text is null ? [] : Figures.Stated(text.Zh).Union(Figures.Stated(text.En));

    private static IReadOnlySet<decimal> Whole(Notice notice) => Figures.Backed(
        string.Join("\n", notice.Clauses.Select(c => $"{c.Anchor} {c.Title}\n{string.Join("\n", c.Lines)}")) + $"\n{notice.Year} {notice.Title.Zh} {notice.DocNumber} {notice.Issued}");
}
