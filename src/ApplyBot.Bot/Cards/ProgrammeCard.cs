using System.Text.Json.Nodes;
using ApplyBot.Answering;
using ApplyBot.Knowledge;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards;

/// <summary>A programme on one card: window and status, money, who may apply, whom to ask; each with its clause.</summary>
public static class ProgrammeCard
{
    /// <summary>The card (Adaptive Card 1.5). Its buttons are <see cref="AskAction"/>s.</summary>
    /// <param name="knowledge">Everything known.</param>
    /// <param name="notice">A notice of it.</param>
    /// <param name="programme">A programme or kind of that notice.</param>
    /// <param name="language"><c>zh-CN</c> or <c>en-US</c>.</param>
    /// <param name="now">The present moment, for the status.</param>
    public static JsonObject Of(KnowledgeBase knowledge, Notice notice, Programme programme, string language, DateTimeOffset now)
    {
        var (wording, sheet) = (knowledge.Wording, ProgrammeSheet.Of(knowledge, notice, programme, now));
        var name = programme.Name.In(language);
        var status = Status(wording, sheet.Glance, language);
        var rows = sheet.Rows.Select(row => Row(wording, row, language)).ToList();
        var source = wording.Say(language, "card.source", CitationCard.Source(notice, language));
        return Card(language,
        [
            Container([Heading(name, "Large"), Text($"{notice.Short.In(language)} · {status}", subtle: true)]),
            .. rows.Select(row => Container([Text(row.Label, "Small", bold: true), .. row.Texts.Select(t => Text(t)), .. row.Clauses is { } clauses ? [Text(clauses, "Small", subtle: true)] : Array.Empty<JsonObject>()], separator: true)),
            Text(source, "Small", subtle: true, spacing: "Medium"),
            .. Buttons(BotWording.ProgrammeQuestions.Select(key => wording.Say(language, key)).Select(question => AskAction.Of(question, question, [$"{notice.Id}/{programme.Path}"]))),
        ],
        string.Join('\n', [name, status, .. rows.SelectMany(row => row.Texts.Select(t => $"{row.Label}: {t}")), source]),
        $"{name}, {status}");
    }

    /// <summary>A programme's status in one short sentence.</summary>
    internal static string Status(Wording wording, ProgrammeGlance glance, string language) => glance.Status switch
    {
        WindowStatus.Open => wording.Say(language, "card.status.open", glance.DaysLeft),
        WindowStatus.Upcoming => wording.Say(language, "card.status.upcoming"),
        WindowStatus.Closed => wording.Say(language, "card.status.closed"),
        WindowStatus.Later => wording.Say(language, "card.status.later"),
        _ => wording.Say(language, "card.status.not-stated"),
    };

    private static (string Label, IReadOnlyList<string> Texts, string? Clauses) Row(Wording wording, SheetRow row, string language) =>
    (
        row.Topic switch
        {
            SheetTopic.Window => wording.Say(language, "card.window"),
            SheetTopic.Amount => wording.Say(language, "card.amount"),
            SheetTopic.Who => wording.Say(language, "card.who"),
            _ => wording.Say(language, "card.contact"),
        },
        row.Texts.Count > 0 ? [.. row.Texts.Select(t => t.In(language))] : [wording.Say(language, "card.not-stated")],
        row.Clauses.Count > 0 ? wording.Say(language, "card.clauses", string.Join(wording.Say(language, "card.and"), row.Clauses)) : null
    );
}
