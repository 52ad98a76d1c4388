using ApplyBot.Scoring;

namespace ApplyBot.Cli;

/// <summary>Scoring tables and estimates as text for people.</summary>
internal static class ScoreLines
{
    public static string Of(ScoreTable t, string language) => string.Join('\n', t.Groups
        .SelectMany(g => g.Items.Select(i => $"    {i.Id} {i.Title.In(language)} [0–{i.Max}]〔{i.Clauses[0]}〕").Prepend($"  {g.Id} {g.Title.In(language)} [{g.Points}]"))
        .Prepend($"{t.Title.In(language)} [{t.Total}]（{t.Id}）"));

    public static string Of(Estimate e, EstimateText text, string language) => string.Join('\n',
    [
        $"{e.Table.Title.In(language)}（{e.Table.Id}）",
        .. text.Summary(e, language).Select(l => $"  {l}"),
        .. text.Weakest(e, language).Zip(e.Weakest, (line, w) => $"  - {line}〔{w.Item.Clauses[0]}〕"),
        .. e.Table.Conflicts.Select(c => $"  ! {c.Text.In(language)}"),
        $"  {text.Caution(language)}",
    ]);
}
