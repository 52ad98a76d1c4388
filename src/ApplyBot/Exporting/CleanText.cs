using System.Text;
using System.Xml;

namespace ApplyBot.Exporting;

/// <summary>Takes out of a text what a file cannot hold. Never throws.</summary>
internal static class CleanText
{
    private static readonly string[] Breaks = ["\r\n", "\r", "\n", "\u0085", "\u2028", "\u2029"];

    /// <summary>Without characters that XML forbids and halves of pairs; a tab is a blank.</summary>
    public static string Of(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) clean.Append(text[i]).Append(text[++i]);
            else if (text[i] == '\t') clean.Append(' ');
            else if (XmlConvert.IsXmlChar(text[i])) clean.Append(text[i]);
        }
        return clean.ToString();
    }

    /// <summary>The lines of a text, clean.</summary>
    public static IReadOnlyList<string> Lines(string text) => [.. text.Split(Breaks, StringSplitOptions.None).Select(Of)];

    /// <summary>In one line, clean.</summary>
    public static string Line(string text) => string.Join(" ", Lines(text).Select(l => l.Trim()).Where(l => l.Length > 0));

    /// <summary>At most so many UTF-16 units, never half a pair.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
