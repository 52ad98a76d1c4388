using System.Text.RegularExpressions;
using ApplyBot.Answering;
using ApplyBot.Evaluation;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Answering;

/// <summary>
/// A conversation as data, read from Conversations/*.txt:
/// <code>
/// # what it shows
/// at 2026-03-01T09:00:00+08:00        (left out: a morning on which nothing has closed)
/// > what the user says
/// &lt; answered|ambiguous; 3月25日; §四.4; !4月22日; a|b
/// </code>
/// After the outcome stand what the answer must hold, white space and thousands commas aside: a text or one of several;
/// §: the anchor of a citation; @: the notice cited; !: what it must not hold.
/// </summary>
internal sealed record Transcript(string Name, DateTimeOffset Now, IReadOnlyList<(string Said, string Expected)> Turns)
{
    public static IReadOnlyList<Transcript> All { get; } =
        [.. Directory.GetFiles(Repository.TestFile("Answering", "Conversations"), "*.txt").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static IEnumerable<Transcript> Read(string file)
    {
        var group = Path.GetFileNameWithoutExtension(file);
        foreach (var part in Regex.Split("\n" + File.ReadAllText(file), @"\n#\s*").Select(p => p.Trim()).Where(p => p.Length > 0))
        {
            var lines = part.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var (now, turns, said) = (Some.Now, new List<(string, string)>(), "");
            foreach (var line in lines.Skip(1))
                switch (line[0])
                {
                    case '>': said = line[1..].Trim(); break;
                    case '<': turns.Add((said, line[1..].Trim())); break;
                    default: now = Some.At(line["at ".Length..]); break;
                }
            yield return new Transcript($"{group}: {lines[0]}", now, turns);
        }
    }

    /// <summary>What differs from the expectation in any turn; empty when nothing does.</summary>
    public IEnumerable<string> Play(Assistant assistant)
    {
        var state = ConversationState.Empty;
        foreach (var (said, expected) in Turns)
        {
            (var answer, state) = assistant.Reply(said, state, Now);
            foreach (var wrong in Differences(answer, expected.Split(';', StringSplitOptions.TrimEntries)))
                yield return $"> {said}\n  {wrong}\n  [{Outcomes.Name(answer.Outcome)}] {answer.Text.ReplaceLineEndings(" / ")}";
        }
    }

    private static IEnumerable<string> Differences(Answer answer, string[] expected)
    {
        if (!expected[0].Split('|').Contains(Outcomes.Name(answer.Outcome))) yield return $"is {Outcomes.Name(answer.Outcome)}, not {expected[0]}";
        foreach (var e in expected.Skip(1).Where(e => e.Length > 0))
            if (!Holds(answer, e)) yield return $"lacks {e}";
    }

    private static bool Holds(Answer answer, string expected) => expected[0] switch
    {
        '§' => answer.Citations.Any(c => c.Clause == expected[1..] || c.Clause.StartsWith(expected[1..] + " ", StringComparison.Ordinal)),
        '@' => answer.Citations.Any(c => c.Notice.StartsWith(expected[1..], StringComparison.Ordinal)),
        '!' => !Squeeze(answer.Text).Contains(Squeeze(expected[1..]), StringComparison.OrdinalIgnoreCase),
        _ => expected.Split('|').Any(e => Squeeze(answer.Text).Contains(Squeeze(e), StringComparison.OrdinalIgnoreCase)),
    };

    private static string Squeeze(string text) => Regex.Replace(text, @"\s+|(?<=\d),(?=\d{3})", "");
}
