using System.Text.Json.Nodes;
using ApplyBot.Knowledge;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards.Drafts;

/// <summary>A draft as a file, behind a link.</summary>
public static class DownloadCard
{
    /// <summary>The card (Adaptive Card 1.5).</summary>
    /// <param name="link">Where the file is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="minutes">How long the link works.</param>
    /// <param name="isDraft">Whether errors are left in it.</param>
    /// <param name="language"><c>zh-CN</c> or <c>en-US</c>.</param>
    /// <param name="wording">What the bot says of its own.</param>
    public static JsonObject Of(string link, string name, int minutes, bool isDraft, string language, Wording wording)
    {
        string Say(string key, params object?[] values) => wording.Say(language, key, values);
        List<string> lines = [Say("download.ready", name), .. isDraft ? [Say("download.draft")] : Array.Empty<string>(), Say("download.until", minutes)];
        var open = new JsonObject { ["type"] = "Action.OpenUrl", ["url"] = link };
        SetTitle(open, Say("download.open"));
        return Card(language, [Text(lines[0], bold: true), .. lines.Skip(1).Select(line => Text(line, "Small", subtle: true)), .. Buttons([open])], string.Join('\n', [.. lines, link]), lines[0]);
    }
}
