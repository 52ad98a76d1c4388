using System.Globalization;
using System.Text.Json.Nodes;
using ApplyBot.Knowledge;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards.Announcements;

/// <summary>An announcement as its recipients get it: what staff wrote, what the notice says beside it with its clauses, and why it came.</summary>
public static class AnnouncementCard
{
    // What stands in for a card that a client cannot show may be short where the card itself is long.
    private const int ShortPlain = 300;

    /// <summary>The card (Adaptive Card 1.5), the same for all whom <paramref name="message"/> is the same for. Where it would be larger than clients take, marks are left out; one with very many lines stays too large.</summary>
    /// <param name="message">What they read.</param>
    /// <param name="language"><c>zh-CN</c> or <c>en-US</c>: of what stands around the staff's words.</param>
    /// <param name="wording">What the bot says of its own.</param>
    public static JsonObject Of(AnnouncementMessage message, string language, Wording wording)
    {
        var plain = Plain(message, language, wording);
        return CardSize.Largest(
            () => Of(message, plain, marked: true, language, wording),
            () => Of(message, Shorten(plain, ShortPlain), marked: true, language, wording),
            () => Of(message, Shorten(plain, ShortPlain), marked: false, language, wording));
    }

    /// <summary>The same as plain text, for channels that show no cards.</summary>
    public static string Plain(AnnouncementMessage message, string language, Wording wording) => string.Join('\n', (IEnumerable<string>)
    [
        .. Corrected(message, language, wording), Title(message, language, wording), AnnouncementMarkup.Plain(message.Text),
        .. message.Facts.Select(f => wording.Say(language, "check.pair", f.Label, f.Text) + (f.Clauses.Count == 0 ? "" : wording.Say(language, "check.behind", Clauses(f, language, wording)))),
        .. message.Source is { } notice ? [wording.Say(language, "card.source", notice)] : Array.Empty<string>(),
        .. message.Acknowledged is { } at ? [wording.Say(language, "announcement.acknowledged", Moment(at))] : Array.Empty<string>(),
        message.Why,
    ]);

    private static JsonObject Of(AnnouncementMessage message, string plain, bool marked, string language, Wording wording) => Card(language,
    [
        .. message.CorrectedAt is null ? Array.Empty<JsonObject>() : [Container(Corrected(message, language, wording).Select((line, i) => Text(line, bold: i == 0)), style: "warning")],
        Container([Text(message.Programme is { } programme ? $"{wording.Say(language, "announcement.head")} · {programme}" : wording.Say(language, "announcement.head"), "Small", subtle: true), Heading(message.Title, "Large")]),
        .. AnnouncementMarkup.Paragraphs(message.Text, marked),
        .. message.Facts.Count == 0 ? Array.Empty<JsonObject>() : [Facts(message, language, wording)],
        .. message.Acknowledged is { } at ? [Text(wording.Say(language, "announcement.acknowledged", Moment(at)), bold: true, spacing: "Medium")]
            : message.WantsAcknowledgement ? Buttons([AnnouncementAction.Of(wording.Say(language, "announcement.acknowledge"), message.Id, message.Revision, language)]) : [],
        Text(message.Why, "Small", subtle: true, spacing: "Medium"),
    ],
    plain, Title(message, language, wording));

    private static JsonObject Facts(AnnouncementMessage message, string language, Wording wording) => Container(
    [
        .. message.Facts.SelectMany(f => (IEnumerable<JsonObject>)
        [
            Text(wording.Say(language, "check.pair", f.Label, f.Text)),
            .. f.Clauses.Count == 0 ? Array.Empty<JsonObject>() : [Text(wording.Say(language, "card.clauses", Clauses(f, language, wording)), "Small", subtle: true, spacing: "None")],
        ]),
        .. message.Source is { } notice ? [Text(wording.Say(language, "card.source", notice), "Small", subtle: true, spacing: "Medium")] : Array.Empty<JsonObject>(),
    ], style: "emphasis");

    /// <summary>A moment as staff and recipients read it: in the notices' own time, to the minute.</summary>
    internal static string Moment(DateTimeOffset at) => at.ToOffset(LocalMoment.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Title(AnnouncementMessage message, string language, Wording wording) => wording.Say(language, "check.pair", wording.Say(language, "announcement.head"), message.Title);

    private static IReadOnlyList<string> Corrected(AnnouncementMessage message, string language, Wording wording) =>
        message.CorrectedAt is { } at ? [wording.Say(language, "announcement.corrected", Moment(at)), .. message.Changes] : [];

    private static string Clauses(AnnouncedFact fact, string language, Wording wording) => string.Join(wording.Say(language, "card.and"), fact.Clauses);
}
