using System.Diagnostics;
using ApplyBot.Answering;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Answering;

/// <summary>Measures, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(MalformedInputTests), DisableParallelization = true)]
public class MeasuredAlone;

[Collection(nameof(MalformedInputTests))]
public class MalformedInputTests
{
    private const int Seed = 20260301, Count = 10_000;
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(50);

    [Fact]
    public void Whatever_is_typed_is_answered_without_an_exception_and_in_time()
    {
        foreach (var text in new MalformedInput(Seed + 1).Take(300)) Some.Assistant.Reply(text, ConversationState.Empty, Some.Now); // warm-up
        var (failures, state, number) = (new List<string>(), ConversationState.Empty, 0);
        foreach (var text in new MalformedInput(Seed).Take(Count))
        {
            if (failures.Count >= 20) break;
            // Two of three go on with the conversation, whatever it has come to.
            var before = number++ % 3 == 0 ? ConversationState.Empty : state;
            try
            {
                var clock = Stopwatch.StartNew();
                (var answer, state) = Some.Assistant.Reply(text, before, Some.Now);
                var time = clock.Elapsed;
                if (Wrong(answer, state) is { } wrong) failures.Add($"{Shown(text, number)}: {wrong}");
                if (time > Limit && (time = Fastest(text, before)) > Limit) failures.Add($"{Shown(text, number)}: {time.TotalMilliseconds:F0} ms");
            }
            catch (Exception e)
            {
                failures.Add($"{Shown(text, number)}: {e.GetType().Name} {e.Message} {e.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("ApplyBot", StringComparison.Ordinal))?.Trim()}");
            }
        }
        if (failures.Count > 0) Assert.Fail($"seed {Seed}: {failures.Count} of {Count} failed, up to input {number}\n{string.Join("\n", failures)}");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\n\n\n")]
    [InlineData("。")]
    public void Nothing_is_answered_with_what_can_be_asked(string text)
    {
        var answer = Some.Assistant.Reply(text, ConversationState.Empty, Some.Now).Answer;

        answer.Outcome.ShouldBe(Outcome.OutOfScope);
        answer.Text.ShouldNotBeNullOrWhiteSpace();
        answer.Suggestions.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_state_that_names_what_is_gone_is_no_trouble()
    {
        var state = new ConversationState { Programmes = ["gone-2019", "gone-2019/x/y", "/", ""], Content = "什么时候截止", Clauses = ["九.9"], Language = "xx-XX" };

        foreach (var text in new[] { "那金额呢？", "呢", "什么时候截止？", "赣海汇智呢" })
            Should.NotThrow(() => Some.Assistant.Reply(text, state, Some.Now), text);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void Any_moment_is_a_moment(string now)
    {
        foreach (var text in new[] { "赣海汇智还能报吗？", "接下来哪个先截止？", "明年的赣海汇智什么时候开始？", "赣海汇智活动10月20日开始，方案什么时候交？" })
            Should.NotThrow(() => Some.Assistant.Reply(text, ConversationState.Empty, Some.At(now)), text);
    }

    [Fact]
    public void One_notice_alone_is_enough()
    {
        var one = Some.SmallKnowledge with { Notices = [Some.SmallKnowledge.Notices[0]] };
        foreach (var text in new[] { "什么时候截止？", "茶马论坛什么时候截止？", "熊猫", "接下来哪个先截止？", "各省项目哪个资助最多？", "呢", "企业能报哪些？" })
            Should.NotThrow(() => Assistant.Create(one).Reply(text, ConversationState.Empty, Some.Now), text);
    }

    [Fact]
    public void Many_may_ask_at_once()
    {
        var questions = new MalformedInput(Seed + 2).Take(400).ToArray();
        var alone = questions.Select(q => Some.Assistant.Reply(q, ConversationState.Empty, Some.Now).Answer.Text).ToArray();

        Parallel.For(0, questions.Length, i => Some.Assistant.Reply(questions[i], ConversationState.Empty, Some.Now).Answer.Text.ShouldBe(alone[i]));
    }

    private static string? Wrong(Answer answer, ConversationState state) =>
        string.IsNullOrWhiteSpace(answer.Text) ? "no text"
        : answer.Text.Length > 1200 ? $"{answer.Text.Length} characters"
        : answer.Suggestions.Count > 3 ? "too many suggestions"
        : answer.Outcome == Outcome.Answered && answer.Citations.Count == 0 ? "no citation"
        : state.Content.Length > 1000 ? "the state grows with the message"
        : null;

    // The machine may be busy with something else: of three tries the fastest counts. The first was too slow.
    private static TimeSpan Fastest(string text, ConversationState state)
    {
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 2 && best > Limit; i++)
        {
            var clock = Stopwatch.StartNew();
            Some.Assistant.Reply(text, state, Some.Now);
            if (clock.Elapsed < best) best = clock.Elapsed;
        }
        return best;
    }

    private static string Shown(string text, int number) =>
        $"input {number} ({text.Length} characters) \"{string.Concat(text.Take(60).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : c.ToString()))}\"";
}
