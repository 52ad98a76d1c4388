using System.Text.Json.Nodes;
using ApplyBot.Answering;
using ApplyBot.Knowledge;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards;

/// <summary>Programmes one below the other: status, closing day, money, clauses; pressing one asks about it.</summary>
public static class ProgrammeListCard
{
    private const int Most = 20;

    /// <summary>The card (Adaptive Card 1.5).</summary>
    /// <param name="knowledge">Everything known.</param>
    /// <param name="glances">The programmes, at most twenty are shown.</param>
    /// <param name="language"><c>zh-CN</c> or <c>en-US</c>.</param>
    public static JsonObject Of(KnowledgeBase knowledge, IReadOnlyList<ProgrammeGlance> glances, string language)
    {
        var wording = knowledge.Wording;
        var title = wording.Say(language, "card.programmes", glances.Count);
        var rows = glances.Take(Most).Select(g => (Glance: g, Line: Line(wording, g, language))).ToList();
        var sources = glances.Select(g => g.Notice).Distinct().Select(id => CitationCard.Source(knowledge.Find(id)!, language));
        return Card(language,
        [
            Heading(title),
            .. rows.Select(row => Row(wording, row.Glance, row.Line, language)),
            .. sources.Select(source => Text(wording.Say(language, "card.source", source), "Small", subtle: true, spacing: "Medium")),
        ],
        string.Join('\n', rows.Select(row => $"{row.Glance.Name.In(language)}: {row.Line}").Prepend(title)),
        title);
    }

    private static JsonObject Row(Wording wording, ProgrammeGlance glance, string line, string language)
    {
        var clauses = string.Join(wording.Say(language, "card.and"), glance.Clauses);
        var row = Container(
        [
            Text(glance.Name.In(language), bold: true), Text(line),
            .. glance.Clauses.Count > 0 ? [Text(wording.Say(language, "card.clauses", clauses), "Small", subtle: true)] : Array.Empty<JsonObject>(),
        ], separator: true);
        row["selectAction"] = AskAction.Of(glance.Name.In(language), wording.Say(language, "card.ask.programme", glance.Name.In(language)), [$"{glance.Notice}/{glance.Path}"]);
        return row;
    }

    private static string Line(Wording wording, ProgrammeGlance glance, string language) => string.Join(" · ", new[]
    {
        ProgrammeCard.Status(wording, glance, language),
        glance.Closing is { } day ? wording.Say(language, "card.closes", day.In(language)) : null,
        glance.Amount?.In(language),
    }.OfType<string>());
}
