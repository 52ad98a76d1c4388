using System.Globalization;
using ApplyBot.Knowledge;

namespace ApplyBot.Scoring;

/// <summary>Says an estimate, in the sentences of wording/. It always says that it is one.</summary>
public sealed class EstimateText(Wording wording)
{
    /// <summary>Rows that are named as weak, at most.</summary>
    public const int MostWeak = 3;

    /// <summary>That this is an estimate, and whose.</summary>
    public string Caution(string language) => wording.Say(language, "scoring.caution");

    /// <summary>The sum, what is open, the pass mark and the raters: a sentence each.</summary>
    public IReadOnlyList<string> Summary(Estimate estimate, string language)
    {
        var (table, rows) = (estimate.Table, estimate.Rows.Count(r => r.Points is not null));
        var lines = new List<string> { wording.Say(language, "scoring.sum", rows, Points(estimate.Sum), Points(estimate.OutOf), Points(table.Total)) };
        if (estimate.Bonus > 0) lines.Add(wording.Say(language, "scoring.bonus", Points(estimate.Bonus)));
        if (estimate.Highest > estimate.Sum) lines.Add(wording.Say(language, "scoring.open", estimate.Missing.Count(), Points(estimate.Sum), Points(estimate.Highest)));
        var standing = Standing(estimate.Standing, table, language);
        lines.Add(estimate.Raters is null ? standing : wording.Say(language, "scoring.alike", standing));
        if (estimate.Raters is { } raters) lines.AddRange(Raters(raters, language));
        return lines;
    }

    /// <summary>The weakest rows, each with its points; empty when nothing is lost.</summary>
    public IReadOnlyList<string> Weakest(Estimate estimate, string language) =>
        [.. estimate.Weakest.Take(MostWeak).Select(w => wording.Say(language, "scoring.weak", w.Item.Title.In(language), Points(w.Points), Points(w.Item.Max), Points(w.Lost)))];

    private string Standing(Standing standing, ScoreTable table, string language) => standing switch
    {
        Scoring.Standing.Passed => wording.Say(language, "scoring.passed", Points(table.PassMark)),
        Scoring.Standing.Failed => wording.Say(language, "scoring.failed", Points(table.PassMark)),
        Scoring.Standing.WithBonus => wording.Say(language, "scoring.with-bonus", Points(table.PassMark)),
        Scoring.Standing.Open => wording.Say(language, "scoring.undecided", Points(table.PassMark)),
        _ => wording.Say(language, "scoring.no-mark"),
    };

    private IEnumerable<string> Raters(RaterEstimate raters, string language)
    {
        yield return wording.Say(language, "scoring.raters", string.Join(language == Languages.English ? ", " : "、", raters.Parts.Select(p => wording.Say(language, "scoring.rater", p.Rater.Name.In(language), Points(p.Rater.Percent)))));
        var own = raters.Parts.First(p => p.Rater.IsSelf);
        yield return wording.Say(language, "scoring.own-share", Points(own.Adds), Points(own.Rater.Percent));
        if (raters.Needed is { } needed)
            yield return needed == 0 ? wording.Say(language, "scoring.needed-none") : needed > raters.Table.Total ? wording.Say(language, "scoring.needed-beyond", Points(raters.Table.PassMark)) : wording.Say(language, "scoring.needed", Points(needed), Points(raters.Table.PassMark));
        else if (raters.Low == raters.High) yield return wording.Say(language, "scoring.weighted", Points(raters.Low));
        else yield return wording.Say(language, "scoring.weighted-range", Points(raters.Low), Points(raters.High));
        if (raters.Needed is null && raters.Standing is Scoring.Standing.Passed or Scoring.Standing.Failed) yield return Standing(raters.Standing, raters.Table, language);
    }

    private static string Points(decimal? points) => points?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";
}
