using System.Text.RegularExpressions;
using ApplyBot.Answering;
using ApplyBot.Knowledge;

namespace ApplyBot.Evaluation;

/// <summary>Asks question cases and judges the answers, by the same rules as the scorer that cases come with.</summary>
public static partial class Evaluator
{
    private static readonly HashSet<string> LongKinds = ["compare", "temporal", "ambiguous", "multi_turn"];

    /// <summary>Asks every turn of a case in a fresh conversation; the last answer.</summary>
    public static Answer Ask(Assistant assistant, QuestionCase question)
    {
        var state = ConversationState.Empty;
        Answer? answer = null;
        foreach (var turn in question.Turns) (answer, state) = assistant.Reply(turn, state, question.Now);
        return answer!;
    }

    /// <summary>What is wrong with an answer; empty when it passes.</summary>
    public static IReadOnlyList<string> Judge(QuestionCase question, Answer answer)
    {
        var wrong = new List<string>();
        var text = Normalize(answer.Text);
        if (!question.Outcomes.Contains(answer.Outcome)) wrong.Add($"outcome {Outcomes.Name(answer.Outcome)} not {string.Join("|", question.Outcomes.Select(Outcomes.Name))}");
        wrong.AddRange(question.All.Where(r => !Regex.IsMatch(text, Pattern(r))).Select(r => $"lacks /{r}/"));
        wrong.AddRange(question.None.Where(r => Regex.IsMatch(text, Pattern(r))).Select(r => $"has /{r}/"));
        var limit = LongKinds.Contains(question.Kind) ? 1200 : 600;
        if (text.EnumerateRunes().Count() > limit) wrong.Add($"longer than {limit} characters");
        if (question.Notices.Count > 0 && answer.Outcome == Outcome.Answered && question.Outcomes.Contains(Outcome.Answered) && !answer.Citations.Any(c => question.Notices.Contains(c.Notice)))
            wrong.Add($"cites {string.Join(", ", answer.Citations.Select(c => c.Notice).Distinct())} not {string.Join(", ", question.Notices)}");
        return wrong;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"(?<=\d),(?=\d{3})")]
    private static partial Regex Thousands();

    private static string Normalize(string text) =>
        Thousands().Replace(WhiteSpace().Replace(Compatibility.Fold(text).ToLowerInvariant(), ""), "");

    private static string Pattern(string regex) =>
        WhiteSpace().Replace(Compatibility.Fold(regex).ToLowerInvariant(), "").Replace("\\s*", "");
}
