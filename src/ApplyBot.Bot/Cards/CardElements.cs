using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ApplyBot.Bot.Protocol;

namespace ApplyBot.Bot.Cards;

/// <summary>Elements of Adaptive Cards 1.5. Texts stand as text runs, which no client reads as markdown; colours, sizes and widths are the client's.</summary>
internal static partial class CardElements
{
    // In pixels at the usual size of text.
    private const int Phone = 284, Padding = 36;

    /// <summary>A card.</summary>
    /// <param name="language">BCP 47.</param>
    /// <param name="body">Its elements.</param>
    /// <param name="plain">The same as plain text, for clients that cannot show it.</param>
    /// <param name="speak">What is read aloud of it; less than all of it where it is long.</param>
    public static JsonObject Card(string language, IEnumerable<JsonObject> body, string plain, string speak) => new()
    {
        ["type"] = "AdaptiveCard",
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["version"] = "1.5",
        ["lang"] = TwoLetters(language),
        ["msteams"] = new JsonObject { ["width"] = "Full" },
        ["fallbackText"] = plain,
        ["speak"] = speak,
        ["body"] = new JsonArray([.. body]),
    };

    /// <summary>A card as it goes with a message.</summary>
    public static Attachment Attached(JsonObject card) => new() { ContentType = Attachment.AdaptiveCard, Content = ProtocolJson.Element(card) };

    /// <summary>The language as a card names it: ISO 639-1, without a country.</summary>
    public static string TwoLetters(string language) => language.Split('-')[0];

    /// <summary>Buttons, in as many rows as a phone needs: clients do not break a row. Within the body, because old Teams clients take no fallback of a button elsewhere.</summary>
    public static IEnumerable<JsonObject> Buttons(IEnumerable<JsonObject> actions)
    {
        var (rows, room) = (new List<JsonArray>(), 0);
        foreach (var action in actions)
        {
            var width = WidthOf((string)action["title"]!) + Padding;
            if (rows.Count == 0 || width > room)
            {
                rows.Add([]);
                room = Phone;
            }
            rows[^1].Add(action);
            room -= width;
        }
        return rows.Select((row, i) => new JsonObject { ["type"] = "ActionSet", ["spacing"] = i == 0 ? "Medium" : "Small", ["actions"] = row });
    }

    /// <summary>Puts on a button what a phone has room for; the whole of it is its tooltip.</summary>
    public static void SetTitle(JsonObject action, string title)
    {
        var end = 0;
        for (var width = Padding; end < title.Length && (width += WidthOf(title.AsSpan(end, 1))) <= Phone; end++) { }
        action["title"] = end == title.Length ? title : Shorten(title, Math.Max(end, 2));
        if (end < title.Length)
        {
            action["tooltip"] = title;
        }
    }

    // Of a button on a screen 320 wide: a Latin letter is about half as wide as a Chinese character.
    private static int WidthOf(ReadOnlySpan<char> title)
    {
        var width = 0;
        foreach (var c in title)
        {
            width += c < '\u2e80' ? 7 : 14;
        }
        return width;
    }

    /// <summary>A table whose first row is its head.</summary>
    /// <param name="widths">Relative widths of the columns.</param>
    /// <param name="head">What the columns hold.</param>
    /// <param name="rows">For each row, the elements of each cell.</param>
    public static JsonObject Table(IEnumerable<int> widths, IEnumerable<string> head, IEnumerable<IEnumerable<IEnumerable<JsonObject>>> rows) => new()
    {
        ["type"] = "Table",
        ["spacing"] = "Medium",
        ["columns"] = new JsonArray([.. widths.Select(width => new JsonObject { ["width"] = width })]),
        ["rows"] = new JsonArray([.. rows.Prepend(head.Select(name => (IEnumerable<JsonObject>)[Text(name, "Small", bold: true)])).Select(Row)]),
    };

    /// <summary>A text no longer than that many characters, with … where something is left out.</summary>
    public static string Shorten(string text, int length) => text.Length <= length ? text
        : text[..(char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1)] + "…";

    private static JsonObject Row(IEnumerable<IEnumerable<JsonObject>> cells) => new()
    {
        ["type"] = "TableRow",
        ["cells"] = new JsonArray([.. cells.Select(items => new JsonObject { ["type"] = "TableCell", ["items"] = new JsonArray([.. items]) })]),
    };

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

    /// <summary>A paragraph in which nothing can be pressed.</summary>
    public static JsonObject Paragraph(string text) => new() { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray(Run(text, "Default", bold: false, subtle: false)) };

    /// <summary>Paragraphs, one for each line of the text.</summary>
    public static IEnumerable<JsonObject> Lines(string text, string size = "Default", bool subtle = false) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => Text(line, size, subtle: subtle));

    /// <summary>Elements that belong together.</summary>
    public static JsonObject Container(IEnumerable<JsonObject> items, bool separator = false, string? style = null)
    {
        var container = new JsonObject { ["type"] = "Container", ["spacing"] = "Medium", ["items"] = new JsonArray([.. items]) };
        if (separator)
        {
            container["separator"] = true;
        }
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

    // What is as by default is left out: cards have a largest size.
    private static JsonObject Run(string text, string size, bool bold, bool subtle)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = text };
        if (size != "Default")
        {
            run["size"] = size;
        }
        if (bold)
        {
            run["weight"] = "Bolder";
        }
        if (subtle)
        {
            run["isSubtle"] = true;
        }
        return run;
    }

    [GeneratedRegex(@"[\\`*_\[\]<>~|#&\n{}]|^\s*(?:[-+=]|\d+[.)])", RegexOptions.NonBacktracking)]
    private static partial Regex Markdown();
}
