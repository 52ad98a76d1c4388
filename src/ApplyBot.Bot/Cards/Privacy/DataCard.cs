using System.Text.Json.Nodes;
using ApplyBot.Bot.Conversations.Privacy;
using ApplyBot.Knowledge;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards.Privacy;

/// <summary>What is kept of somebody, and whether it is to be deleted.</summary>
public static class DataCard
{
    // More would make the card too large; the rest is counted.
    private const int MostDrafts = 20, LongestQuestion = 100;

    /// <summary>What is kept (Adaptive Card 1.5).</summary>
    public static JsonObject Of(PersonalReport report, string language, Wording wording)
    {
        var parts = new[] { Profile(report, language, wording), Drafts(report, language, wording), Subscriptions(report, language, wording), Conversation(report, language, wording) };
        var (title, where) = (wording.Say(language, "data.title"), wording.Say(language, "data.where"));
        return Card(language,
        [
            Heading(title),
            .. parts.Select(p => Container([Text(p.Title, bold: true), .. p.Lines.Select(line => Paragraph(line))], separator: true)),
            Text(where, "Small", subtle: true),
            .. Buttons([DataAction.Of(wording.Say(language, "data.forget"), DataAction.Ask)]),
        ],
        string.Join('\n', [title, .. parts.SelectMany(p => p.Lines.Select(line => "· " + line).Prepend(p.Title)), where, wording.Say(language, "data.plain")]),
        title);
    }

    /// <summary>Whether it is to be deleted (Adaptive Card 1.5).</summary>
    /// <param name="report">What is kept.</param>
    /// <param name="asked">Now, in seconds since 1970.</param>
    /// <param name="language"><c>zh-CN</c> or <c>en-US</c>.</param>
    /// <param name="wording">What the bot says of its own.</param>
    public static JsonObject Confirm(PersonalReport report, long asked, string language, Wording wording)
    {
        var question = wording.Say(language, "data.confirm", report.Profile.Count, report.Drafts.Count + report.UnreadableDrafts);
        return Card(language,
            [Text(question, bold: true), .. Buttons([DataAction.Of(wording.Say(language, "data.confirm.yes"), DataAction.Forget, asked), DataAction.Of(wording.Say(language, "data.confirm.no"), DataAction.Show)])],
            question + "\n" + wording.Say(language, "data.confirm.plain"), question);
    }

    /// <summary>A sentence (Adaptive Card 1.5).</summary>
    public static JsonObject Said(string text, string language) => Card(language, Lines(text), text, text);

    private static (string Title, IEnumerable<string> Lines) Profile(PersonalReport report, string language, Wording wording) => report.Profile.Count == 0
        ? (wording.Say(language, "data.profile.none"), [])
        : (wording.Say(language, "data.profile", report.Profile.Count, report.ProfileUntil?.ToString("yyyy-MM-dd")), report.Profile.Select(p => wording.Say(language, "check.pair", p.Name, p.Value)));

    private static (string Title, IEnumerable<string> Lines) Drafts(PersonalReport report, string language, Wording wording)
    {
        var count = report.Drafts.Count + report.UnreadableDrafts;
        IEnumerable<string> lines =
        [
            .. report.Drafts.Take(MostDrafts).Select(d => wording.Say(language, "data.draft", d.Title, d.Fields, d.Edited.ToString("yyyy-MM-dd"), d.Until.ToString("yyyy-MM-dd"))),
            .. report.Drafts.Count > MostDrafts ? [wording.Say(language, "data.drafts.more", report.Drafts.Count - MostDrafts)] : Array.Empty<string>(),
            .. report.UnreadableDrafts > 0 ? [wording.Say(language, "data.drafts.unreadable", report.UnreadableDrafts)] : Array.Empty<string>(),
        ];
        return count == 0 ? (wording.Say(language, "data.drafts.none"), []) : (wording.Say(language, "data.drafts", count), lines);
    }

    private static (string Title, IEnumerable<string> Lines) Subscriptions(PersonalReport report, string language, Wording wording) =>
    (
        report.Subscriptions.Count == 0 ? wording.Say(language, "data.subscriptions.none") : wording.Say(language, "data.subscriptions", report.Subscriptions.Count),
        [.. report.Subscriptions.Take(MostDrafts), .. report.HasReference ? [wording.Say(language, "data.reference")] : Array.Empty<string>()]
    );

    private static (string Title, IEnumerable<string> Lines) Conversation(PersonalReport report, string language, Wording wording) =>
    (
        wording.Say(language, "data.conversation", report.ConversationDays),
        [
            .. report.LastQuestion is { } question ? [wording.Say(language, "data.question", Shorten(question, LongestQuestion))] : Array.Empty<string>(),
            .. report.CheckAnswers > 0 ? [wording.Say(language, "data.checks", report.CheckAnswers)] : Array.Empty<string>(),
            .. report.HasOpenDraft ? [wording.Say(language, "data.open-draft")] : Array.Empty<string>(),
            .. report is { LastQuestion: null, CheckAnswers: 0, HasOpenDraft: false } ? [wording.Say(language, "data.conversation.none")] : Array.Empty<string>(),
        ]
    );
}
