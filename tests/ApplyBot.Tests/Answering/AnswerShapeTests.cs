using ApplyBot.Answering;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Answering;

/// <summary>What holds of every answer of every transcript, and of every question that the notices bring.</summary>
public class AnswerShapeTests
{
    private static readonly IReadOnlyList<(string Said, Answer Answer)> Answers = [.. Transcript.All.SelectMany(Play), .. Some.Knowledge.Notices.SelectMany(Asked)];

    private static IEnumerable<(string, Answer)> Play(Transcript transcript)
    {
        var state = ConversationState.Empty;
        foreach (var (said, _) in transcript.Turns)
        {
            (var answer, state) = Some.Assistant.Reply(said, state, transcript.Now);
            yield return (said, answer);
        }
    }

    // Every fact asked for in its own words, one way of asking each.
    private static IEnumerable<(string, Answer)> Asked(ApplyBot.Knowledge.Notice notice) =>
        notice.Facts.Select((f, i) => $"{notice.Short.Zh} {f.Asks[i % f.Asks.Count]}").Select(q => (q, Some.Assistant.Reply(q, ConversationState.Empty, Some.Now).Answer));

    private static void Each(Func<Answer, bool> holds)
    {
        var wrong = Answers.Where(a => !holds(a.Answer)).Select(a => $"> {a.Said}\n  [{a.Answer.Outcome}] {a.Answer.Text}").ToList();
        if (wrong.Count > 0) Assert.Fail($"{wrong.Count} of {Answers.Count}:\n{string.Join("\n", wrong.Take(5))}");
    }

    [Fact]
    public void An_answer_has_text() => Each(a => !string.IsNullOrWhiteSpace(a.Text));

    [Fact]
    public void What_is_answered_says_where_it_stands() => Each(a => a.Outcome != Outcome.Answered || a.Citations.Count > 0);

    [Fact]
    public void What_is_cited_is_shown() => Each(a => a.Citations.All(c => c.Clause.Length > 0 && !string.IsNullOrWhiteSpace(c.Text) && c.Title.Length > 0));

    [Fact]
    public void What_is_cited_is_a_clause_of_the_notice() => Each(a => a.Citations.All(c => Some.Knowledge.Find(c.Notice) is { } n
        && (n.FindClause(c.Clause.Split(' ')[0]) is not null || a.Outcome != Outcome.Answered || a.Citations.Count > 1)));

    [Fact]
    public void A_place_is_cited_once() => Each(a => a.Citations.DistinctBy(c => (c.Notice, c.Clause, c.Text)).Count() == a.Citations.Count);

    [Fact]
    public void An_answer_is_short() => Each(a => a.Text.Length <= (a.Programmes.Select(p => p.Split('/')[0]).Distinct().Count() > 1 || a.Outcome == Outcome.Ambiguous ? 1200 : 600));

    [Fact]
    public void At_most_three_things_are_suggested_none_twice_and_none_blank() =>
        Each(a => a.Suggestions.Count <= 3 && a.Suggestions.Distinct().Count() == a.Suggestions.Count && a.Suggestions.All(s => !string.IsNullOrWhiteSpace(s)));

    [Fact]
    public void Who_must_choose_is_offered_something() => Each(a => a.Outcome != Outcome.Ambiguous || a.Suggestions.Count is >= 1 and <= 3);

    [Fact]
    public void No_placeholder_of_a_sentence_is_left() => Each(a => !a.Text.Contains('{') && !a.Text.Contains('}'));

    [Fact]
    public void What_is_spoken_of_exists() => Each(a => a.Programmes.All(p => p.Split('/', 2) is var path && Some.Knowledge.Find(path[0]) is { } n && (path.Length == 1 || n.AllProgrammes.Any(x => x.Path == path[1]))));

    [Fact]
    public void English_is_answered_in_English_and_Chinese_in_Chinese() => Each(a => a.Language == ApplyBot.Knowledge.Languages.English ? a.Text.Any(char.IsAsciiLetterLower) : a.Text.Any(ApplyBot.Search.TextNormalizer.IsHan));
}
