using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ApplyBot.Bot.Protocol;

namespace ApplyBot.Bot.Cards;

/// <summary>Elements of Adaptive Cards 1.5. Texts stand as text runs, which no client reads as markdown; colours, sizes and widths are the client's.</summary>
internal static partial class CardElements
{
    private static readonly JsonObject FullWidth = new() { ["width"] = "Full" };

    /// <summary>A card.</summary>
    /// <param name="language">BCP 47.</param>
    /// <param name="body">Its elements.</param>
    /// <param name="actions">Its buttons; none where empty.</param>
    /// <param name="plain">The same as plain text: for clients that cannot show it, and read aloud.</param>
    public static JsonObject Card(string language, IEnumerable<JsonObject> body, IEnumerable<JsonObject> actions, string plain)
    {
        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.5",
            ["lang"] = language,
            ["msteams"] = FullWidth.DeepClone(),
            ["fallbackText"] = plain,
            ["speak"] = plain,
            ["body"] = new JsonArray([.. body]),
        };
        JsonNode[] buttons = [.. actions];
        if (buttons.Length > 0)
        {
            card["actions"] = new JsonArray(buttons);
        }
        return card;
    }

    /// <summary>A heading, told as such to who has it read aloud where nothing in it could be taken for markdown.</summary>
    public static JsonObject Heading(string text, string size = "Medium") => Markdown().IsMatch(text)
        ? Text(text, size, bold: true)
        : new() { ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true, ["style"] = "heading", ["size"] = size, ["weight"] = "Bolder" };

    /// <summary>A paragraph; web and e-mail addresses in it can be pressed.</summary>
    public static JsonObject Text(string text, string size = "Default", bool bold = false, bool subtle = false, string spacing = "Small") => new()
    {
        ["type"] = "RichTextBlock",
        ["spacing"] = spacing,
        ["inlines"] = new JsonArray([.. Runs(text, size, bold, subtle)]),
    };

    /// <summary>Paragraphs, one for each line of the text.</summary>
    public static IEnumerable<JsonObject> Lines(string text, string size = "Default", bool subtle = false) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => Text(line, size, subtle: subtle));

    /// <summary>Elements that belong together.</summary>
    public static JsonObject Container(IEnumerable<JsonObject> items, bool separator = false, string? style = null)
    {
        var container = new JsonObject { ["type"] = "Container", ["spacing"] = "Medium", ["separator"] = separator, ["items"] = new JsonArray([.. items]) };
        if (style is not null)
        {
            container["style"] = style;
        }
        return container;
    }

    private static IEnumerable<JsonObject> Runs(string text, string size, bool bold, bool subtle)
    {
        var from = 0;
        foreach (Match link in MarkdownText.Links(text))
        {
            if (link.Index > from)
            {
                yield return Run(text[from..link.Index], size, bold, subtle);
            }
            var run = Run(link.Value, size, bold, subtle: false);
            run["selectAction"] = new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = link.Value, ["url"] = MarkdownText.AddressOf(link.Value) };
            yield return run;
            from = link.Index + link.Length;
        }
        if (from < text.Length || text.Length == 0)
        {
            yield return Run(text[from..], size, bold, subtle);
        }
    }

    private static JsonObject Run(string text, string size, bool bold, bool subtle) => new()
    {
        ["type"] = "TextRun", ["text"] = text, ["size"] = size, ["weight"] = bold ? "Bolder" : "Default", ["isSubtle"] = subtle,
    };

    [GeneratedRegex(@"[\\`*_\[\]<>~|#&\n{}]|^\s*(?:[-+=]|\d+[.)])", RegexOptions.NonBacktracking)]
    private static partial Regex Markdown();
}
