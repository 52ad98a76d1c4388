using System.Text.RegularExpressions;

namespace ApplyBot.Knowledge.Checking;

/// <summary>Finds what stands word for word in an original: a restatement is in our own words.</summary>
public static partial class Copying
{
    private const int Run = 40;

    [GeneratedRegex("help: .*")]
    private static partial Regex Explanation();

    /// <summary>Runs of 40 characters (white space not counted) of <c>originals/&lt;id&gt;.txt</c> within <c>notices/&lt;id&gt;</c>; runs without Chinese characters (addresses) are no sentences and do not count, nor do the labels of forms.</summary>
    public static IEnumerable<Problem> Find(string knowledge, string originals)
    {
        foreach (var folder in Directory.GetDirectories(Path.Combine(knowledge, "notices")))
        {
            var original = Path.Combine(originals, Path.GetFileName(folder) + ".txt");
            if (!File.Exists(original)) continue;
            var text = Squeeze(File.ReadAllText(original));
            var runs = Enumerable.Range(0, Math.Max(0, text.Length - Run)).Select(i => text.Substring(i, Run)).Where(r => r.Count(IsHan) > 10).ToHashSet();
            foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var copy = Squeeze(OwnSentences(file));
                for (var i = 0; i + Run <= copy.Length; i++)
                    if (runs.Contains(copy.Substring(i, Run)))
                    {
                        yield return new Problem(file, 0, $"copied word for word: {copy.Substring(i, Run)}");
                        i += Run;
                    }
            }
        }
    }

    // A form keeps the official labels to the letter, however long; only what explains them is ours.
    private static string OwnSentences(string file) => Path.GetFileName(Path.GetDirectoryName(file)) == "forms"
        ? string.Join('\n', File.ReadLines(file).SelectMany(l => Explanation().Matches(l)).Select(m => m.Value))
        : File.ReadAllText(file);

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
