using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ApplyBot.Tests.Exporting.Calendar;

/// <summary>A strict reader of iCalendar (RFC 5545), written from its grammar and apart from the writer: whatever it does not expect is an error.</summary>
internal sealed partial class ReadCalendar
{
    /// <summary>A component: its properties in order, and what lies within.</summary>
    internal sealed record Component(string Name, List<(string Name, string Parameters, string Value)> Properties, List<Component> Within)
    {
        public string Only(string name) => Properties.Where(p => p.Name == name).ToList() is [var one] ? one.Value : throw new FormatException($"{Name} has not one {name}");
        public string Text(string name) => Unescaped(Only(name));
        public string Parameters(string name) => Properties.Single(p => p.Name == name).Parameters;
    }

    [GeneratedRegex(@"^(?<name>[A-Z][A-Z0-9-]*)(?<params>(?:;[A-Z-]+=[A-Za-z0-9/_-]+)*):(?<value>.*)$", RegexOptions.Singleline)]
    private static partial Regex Line();

    [GeneratedRegex(@"^\d{8}(T\d{6}Z)?$")]
    private static partial Regex Time();

    [GeneratedRegex(@"^-?P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$|^-?P\d+W$")]
    private static partial Regex Duration();

    public static Component Parse(byte[] bytes)
    {
        var text = new UTF8Encoding(false, true).GetString(bytes);
        if (!text.EndsWith("\r\n", StringComparison.Ordinal)) throw new FormatException("the last line is not ended");
        var lines = new List<string>();
        foreach (var line in text[..^2].Split("\r\n"))
        {
            if (line.Contains('\r') || line.Contains('\n')) throw new FormatException("a line end that is not CRLF");
            if (Encoding.UTF8.GetByteCount(line) > 75) throw new FormatException($"{Encoding.UTF8.GetByteCount(line)} octets: {line}");
            if (line.StartsWith(' ')) lines[^1] += line[1..];
            else lines.Add(line);
        }
        var at = 0;
        var calendar = Read(lines, ref at);
        if (at != lines.Count || calendar.Name != "VCALENDAR") throw new FormatException("more or other than one calendar");
        Check(calendar);
        return calendar;
    }

    private static Component Read(List<string> lines, ref int at)
    {
        var component = new Component(lines[at].StartsWith("BEGIN:", StringComparison.Ordinal) ? lines[at++][6..] : throw new FormatException(lines[at]), [], []);
        while (lines[at] != "END:" + component.Name)
        {
            if (lines[at].StartsWith("BEGIN:", StringComparison.Ordinal))
            {
                component.Within.Add(Read(lines, ref at));
                continue;
            }
            var m = Line().Match(lines[at]);
            if (!m.Success || m.Value.Any(char.IsControl)) throw new FormatException(lines[at]);
            component.Properties.Add((m.Groups["name"].Value, m.Groups["params"].Value.TrimStart(';'), m.Groups["value"].Value));
            at++;
        }
        at++;
        return component;
    }

    private static void Check(Component component)
    {
        switch (component.Name)
        {
            case "VCALENDAR":
                if (component.Only("VERSION") != "2.0" || component.Text("PRODID").Length == 0) throw new FormatException("version or product");
                break;
            case "VEVENT":
                _ = (component.Text("UID"), int.Parse(component.Only("SEQUENCE"), CultureInfo.InvariantCulture), component.Text("SUMMARY"), component.Text("DESCRIPTION"));
                foreach (var (name, parameters, value) in component.Properties.Where(p => p.Name is "DTSTART" or "DTEND" or "DTSTAMP"))
                    if (!Time().IsMatch(value) || (value.Length == 8) != (parameters == "VALUE=DATE")) throw new FormatException($"{name};{parameters}:{value}");
                break;
            case "VALARM":
                if (component.Only("ACTION") != "DISPLAY" || component.Text("DESCRIPTION").Length == 0 || !Duration().IsMatch(component.Only("TRIGGER"))) throw new FormatException("alarm");
                break;
            default: throw new FormatException(component.Name);
        }
        component.Within.ForEach(Check);
    }

    private static string Unescaped(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] is ';' or ',') throw new FormatException("not escaped: " + value);
            text.Append(value[i] != '\\' ? value[i] : value[++i] switch { 'n' or 'N' => '\n', '\\' => '\\', ';' => ';', ',' => ',', _ => throw new FormatException("escape: " + value) });
        }
        return text.ToString();
    }
}
