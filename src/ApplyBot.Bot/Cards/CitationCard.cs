using System.Text.Json.Nodes;
using ApplyBot.Answering;
using ApplyBot.Bot.Protocol;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Cards;

/// <summary>Where an answer stands, behind one button: Adaptive Card 1.5.</summary>
public static class CitationCard
{
    private const int MostClaims = 20;

    /// <summary>The card; its button shows notice, clause and text of each citation. Texts stand as text runs, so nothing in them is taken for markdown.</summary>
    public static JsonObject Of(IReadOnlyList<Citation> citations, string language, Wording wording) => new()
    {
        ["type"] = "AdaptiveCard",
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["version"] = "1.5",
        ["lang"] = CardElements.TwoLetters(language),
        ["actions"] = new JsonArray(Button(citations, language, wording, int.MaxValue)),
    };

    /// <summary>The button alone.</summary>
    /// <param name="citations">What it shows.</param>
    /// <param name="language"><c>zh-CN</c> or <c>en-US</c>.</param>
    /// <param name="wording">What stands on it.</param>
    /// <param name="length">Most characters of each clause.</param>
    internal static JsonObject Button(IReadOnlyList<Citation> citations, string language, Wording wording, int length) => new()
    {
        ["type"] = "Action.ShowCard",
        ["title"] = wording.Say(language, BotWording.CitationsTitle, citations.Count),
        ["card"] = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["body"] = new JsonArray([.. citations.Select((c, i) => Body(c with { Text = CardElements.Shorten(c.Text, length) }, i))]),
        },
    };

    /// <summary>The same citations as the entity that Teams and other clients read (<c>https://schema.org/Message</c>). Teams refuses a message with more than twenty.</summary>
    public static Entity Entity(IReadOnlyList<Citation> citations) => new()
    {
        Type = "https://schema.org/Message",
        Properties = new JsonObject
        {
            ["@type"] = "Message",
            ["@context"] = "https://schema.org",
            ["@id"] = "",
            ["citation"] = new JsonArray([.. citations.Take(MostClaims).Select(Claim)]),
        }.ToDictionary(p => p.Key, p => ProtocolJson.Element(p.Value!)),
    };

    /// <summary>A citation's notice in one line: title and number.</summary>
    public static string Source(Citation citation) =>
        citation.DocNumber is { } number ? $"{citation.Title}（{number}）" : citation.Title;

    /// <summary>A notice in one line: title and number.</summary>
    internal static string Source(Notice notice, string language) =>
        notice.DocNumber is { } number ? $"{notice.Title.In(language)}（{number}）" : notice.Title.In(language);

    private static JsonObject Body(Citation citation, int index) => CardElements.Container(
    [
        CardElements.Text(citation.Clause, bold: true), .. CardElements.Lines(citation.Text), CardElements.Text(Source(citation), "Small", subtle: true),
    ], separator: index > 0);

    // Teams takes at most 80 and 160 characters here.
    private static JsonObject Claim(Citation citation, int index) => new()
    {
        ["@type"] = "Claim",
        ["position"] = index + 1,
        ["appearance"] = new JsonObject
        {
            ["@type"] = "DigitalDocument",
            ["name"] = CardElements.Shorten(Source(citation), 80),
            ["abstract"] = CardElements.Shorten($"{citation.Clause}：{citation.Text}", 160),
        },
    };
}
