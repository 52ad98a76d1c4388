using ApplyBot.Answering;
using ApplyBot.Evaluation;
using ApplyBot.Knowledge;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Answering;

/// <summary>A kept answer is the answer that would be worked out, whatever the conversation and the moment.</summary>
public class AnswerCacheTests
{
    private static readonly IReadOnlyList<QuestionCase> Cases = CaseReader.ReadAll(Repository.Knowledge).Cases;

    [Fact]
    public void In_conversations_one_after_the_other_it_answers_as_without()
    {
        var cached = Assistant.Create(Some.Knowledge, 4096);
        var (expected, one) = (new List<(string Text, Turn Turn)>(), ConversationState.Empty);
        foreach (var text in Cases.SelectMany(c => c.Turns))
        {
            var turn = Some.Assistant.Reply(text, one, Some.Now);
            expected.Add((text, turn));
            one = turn.State;
        }

        for (var round = 0; round < 2; round++)
        {
            var other = ConversationState.Empty;
            foreach (var (text, turn) in expected)
            {
                var actual = cached.Reply(text, other, Some.Now);
                Same(actual, turn, text);
                other = actual.State;
            }
        }
    }

    [Fact]
    public void Around_every_moment_at_which_answers_change_it_answers_as_without()
    {
        var cached = Assistant.Create(Some.Knowledge, 4096);
        var moments = Some.Knowledge.Notices.SelectMany(n => n.Facts).Select(f => f.At).OfType<LocalMoment>().SelectMany(at => new[] { at.Start, at.End })
            .SelectMany(at => new[] { at.AddSeconds(-1), at, at.AddSeconds(1) }).Append(Some.Now).Distinct().Order().ToList();
        string[] states = ["赣海汇智什么时候截止？", "湖南国际交流给多少钱？", "企业能报哪些项目？"];
        string[] timed = [.. Cases.Where(c => c.Kind is "temporal" or "followup").SelectMany(c => c.Turns).Distinct().Where((_, i) => i % 6 == 0)];

        foreach (var now in moments)
        foreach (var state in states.Select(before => Some.Assistant.Reply(before, ConversationState.Empty, now).State).ToList())
        foreach (var text in timed)
        {
            Same(cached.Reply(text, state, now), Some.Assistant.Reply(text, state, now), $"{text} at {now}");
        }
    }

    [Fact]
    public void What_depends_on_nothing_is_the_same_answer_in_every_conversation()
    {
        var cached = Assistant.Create(Some.Knowledge, 100);
        const string question = "重庆海智工作站申报材料电子版发到哪个邮箱？";
        var talk = cached.Reply("赣海汇智什么时候截止？", ConversationState.Empty, Some.Now).State;

        var first = cached.Reply(question, ConversationState.Empty, Some.Now);

        cached.Reply(question, talk, Some.Now.AddMinutes(20)).Answer.ShouldBeSameAs(first.Answer);
    }

    [Fact]
    public void A_follow_up_is_answered_within_its_own_conversation()
    {
        var cached = Assistant.Create(Some.Knowledge, 100);
        var (jiangxi, hunan) = (Ask("赣海汇智什么时候截止？"), Ask("湖南国际交流项目什么时候截止？"));

        var first = cached.Reply("那金额呢？", jiangxi, Some.Now).Answer;

        cached.Reply("那金额呢？", hunan, Some.Now).Answer.Citations[0].Notice.ShouldNotBe(first.Citations[0].Notice);
        cached.Reply("那金额呢？", jiangxi, Some.Now).Answer.ShouldBeSameAs(first);

        ConversationState Ask(string text) => cached.Reply(text, ConversationState.Empty, Some.Now).State;
    }

    internal static void Same(Turn actual, Turn expected, string context)
    {
        Text(actual).ShouldBe(Text(expected), context);

        static string Text(Turn turn) => System.Text.Json.JsonSerializer.Serialize(turn);
    }
}
