using System.Globalization;
using System.Text;

namespace ApplyBot.Exporting.Calendar;

/// <summary>Content lines of iCalendar (RFC 5545, 3.1): ended by CRLF, folded at 75 octets, never within a character.</summary>
internal sealed class CalendarLines
{
    private const int MostOctets = 75;

    private readonly StringBuilder _text = new();

    /// <summary>Adds a property whose value is written as it stands.</summary>
    public CalendarLines Add(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                _text.Append("\r\n ");
                octets = 1;
            }
            _text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        _text.Append("\r\n");
        return this;
    }

    /// <summary>Adds a property whose value is a text (RFC 5545, 3.3.11).</summary>
    public CalendarLines AddText(string name, string text) => Add(name, Escaped(text));

    /// <summary>A moment in UTC.</summary>
    public static string Utc(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>What was added, in UTF-8.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            _ = c switch
            {
                '\n' => escaped.Append("\\n"),
                '\\' or ';' or ',' => escaped.Append('\\').Append(c),
                _ when char.IsControl(c) => escaped,
                _ => escaped.Append(c),
            };
        }
        return escaped.ToString();
    }
}
