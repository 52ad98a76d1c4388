using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ApplyBot.Bot.Cards.Announcements;

/// <summary>Limited Markdown of announcements: <c>**bold**</c>, <c>_italics_</c>, lists, and links to https addresses. It becomes text runs, so that every client shows the same of it, and nothing else in it means anything.</summary>
internal static partial class AnnouncementMarkup
{
    private const string Bullet = "• ";

    // How a run looks.
    private readonly record struct Look(bool Bold, bool Italic, string? Link);

    /// <summary>A paragraph for each line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="marked">Whether marks mean anything; without them, the text stands as <see cref="Plain"/> has it.</param>
    public static IEnumerable<JsonObject> Paragraphs(string text, bool marked = true) => marked ? Marked(text) : CardElements.Lines(Plain(text));

    private static IEnumerable<JsonObject> Marked(string text)
    {
        var gap = false;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()))
        {
            if (line.Length > 0)
            {
                yield return new JsonObject { ["type"] = "RichTextBlock", ["spacing"] = gap ? "Medium" : "Small", ["inlines"] = new JsonArray([.. Runs(Listed(line), default).Select(Run)]) };
            }
            gap = line.Length == 0;
        }
    }

    /// <summary>The same without marks; a link is followed by its address.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            plain.Append(plain.Length > 0 ? "\n" : "");
            foreach (var (piece, look) in Runs(Listed(line.Trim()), default))
            {
                plain.Append(piece).Append(look.Link is { } link && link != piece ? $"（{link}）" : "");
            }
        }
        return plain.ToString();
    }

    private static string Listed(string line) => line is ['-' or '*' or '+', ' ', _, ..] ? Bullet + line[2..].TrimStart() : line;

    private static IEnumerable<(string Text, Look Look)> Runs(string text, Look look)
    {
        var from = 0;
        foreach (Match mark in Mark().Matches(text))
        {
            foreach (var run in Bare(text[from..mark.Index], look))
            {
                yield return run;
            }
            from = mark.Index + mark.Length;
            var within = mark.Groups["bold"] is { Success: true } bold ? Runs(bold.Value, look with { Bold = true })
                : mark.Groups["italic"] is { Success: true } italic ? Runs(italic.Value, look with { Italic = true })
                : [(mark.Groups["label"].Value, look with { Link = mark.Groups["address"].Value })];
            foreach (var run in within)
            {
                yield return run;
            }
        }
        foreach (var run in Bare(text[from..], look))
        {
            yield return run;
        }
    }

    // Addresses that stand as they are.
    private static IEnumerable<(string Text, Look Look)> Bare(string text, Look look)
    {
        var from = 0;
        foreach (Match link in MarkdownText.Links(text))
        {
            if (link.Index > from)
            {
                yield return (text[from..link.Index], look);
            }
            yield return (link.Value, look with { Link = link.Value });
            from = link.Index + link.Length;
        }
        if (from < text.Length)
        {
            yield return (text[from..], look);
        }
    }

    private static JsonObject Run((string Text, Look Look) piece)
    {
        var (text, look) = piece;
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = text };
        if (look.Bold)
        {
            run["weight"] = "Bolder";
        }
        if (look.Italic)
        {
            run["italic"] = true;
        }
        if (look.Link is { } link)
        {
            run["selectAction"] = new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = text, ["url"] = MarkdownText.AddressOf(link) };
        }
        return run;
    }

    // A low line within a word is none of ours: a_b.
    [GeneratedRegex(@"\*\*(?<bold>[^\s*](?:[^*]*[^\s*])?)\*\*|(?<![A-Za-z0-9_])_(?<italic>[^\s_](?:[^_]*[^\s_])?)_(?![A-Za-z0-9_])|(?<!!)\[(?<label>[^\[\]]+)\]\((?<address>https://[^\s()<>""]+)\)")]
    private static partial Regex Mark();
}
