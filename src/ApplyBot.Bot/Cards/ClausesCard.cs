using System.Text.Json.Nodes;
using ApplyBot.Answering;
using ApplyBot.Knowledge;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards;

/// <summary>The clauses that a programme's page rests on.</summary>
public static class ClausesCard
{
    // What Teams takes is 28 KB, and every line weighs some 200 bytes more than its text.
    private const int MostBytes = 20 * 1024, LineBytes = 200;

    /// <summary>The card (Adaptive Card 1.5): as many clauses as a card may hold, and where the others stand.</summary>
    public static JsonObject Of(KnowledgeBase knowledge, Notice notice, Programme programme, string language, DateTimeOffset now)
    {
        var clauses = ProgrammeSheet.Of(knowledge, notice, programme, now).Rows.SelectMany(r => r.Clauses).Distinct().Select(notice.FindClause).OfType<Clause>().ToList();
        var (shown, bytes) = (new List<Clause>(), 0);
        foreach (var clause in clauses)
        {
            bytes += System.Text.Encoding.UTF8.GetByteCount(Plain(clause)) * 2 + (clause.Lines.Count + 2) * LineBytes;
            if (bytes > MostBytes)
            {
                break;
            }
            shown.Add(clause);
        }
        var source = knowledge.Wording.Say(language, "card.source", CitationCard.Source(notice, language));
        var others = clauses.Count == shown.Count ? null : knowledge.Wording.Say(language, "card.clauses", string.Join(knowledge.Wording.Say(language, "card.and"), clauses.Skip(shown.Count).Select(c => c.Anchor)));
        return Card(language,
        [
            Heading(programme.Name.In(language), "Large"),
            .. shown.Select(c => Container([Text($"{c.Anchor} {c.Title}", bold: true), .. c.Lines.Select(l => Text(l))], separator: true)),
            .. others is null ? Array.Empty<JsonObject>() : [Text(others)],
            Text(source, "Small", subtle: true, spacing: "Medium"),
        ],
        string.Join('\n', [programme.Name.In(language), .. shown.Select(Plain), source]),
        programme.Name.In(language));
    }

    private static string Plain(Clause clause) => $"{clause.Anchor} {clause.Title}\n{string.Join('\n', clause.Lines)}";
}
