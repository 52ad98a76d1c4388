using System.Text.RegularExpressions;

namespace ApplyBot.Tests.Architecture;

/// <summary>C# source, read roughly: good enough to tell comments, strings and code apart.</summary>
internal static partial class SourceText
{
    // Raw strings and verbatim strings first, then ordinary ones, characters, and comments.
    [GeneratedRegex(""""
        (?<string>\$*"{3,}[\s\S]*?"{3,}|\$?@\$?"(?:[^"]|"")*"|\$?"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+')|(?<comment>//[^\n]*|/\*[\s\S]*?\*/)
        """")]
    private static partial Regex Token();

    /// <summary>The source without comments. Comments speak to readers, and give examples: 德国, 公示几天. They decide nothing.</summary>
    public static string WithoutComments(string source) => Token().Replace(source, m => m.Groups["comment"].Success ? " " : m.Value);

    /// <summary>The source with its strings emptied; comments must be gone already.</summary>
    public static string WithoutStrings(string source) => Token().Replace(source, "\"\"");

    /// <summary>The strings of the source; comments must be gone already.</summary>
    public static IEnumerable<string> Strings(string source) => Token().Matches(source).Where(m => m.Groups["string"].Success).Select(m => m.Value);
}
