using ApplyBot.Answering;
using ApplyBot.Evaluation;
using ApplyBot.Knowledge;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Answering;

/// <summary>A figure never stands in an answer without its clause.</summary>
public class FigureGuardTests
{
    private static readonly FigureGuard Guard = new(Some.Knowledge);

    // Every case that the notices bring, those beside the repository when there are any, and the transcripts.
    private static readonly IReadOnlyList<(string Id, DateTimeOffset Now, IReadOnlyList<string> Turns)> Conversations =
    [
        .. CaseReader.ReadAll(Repository.Knowledge).Cases.Concat(Repository.SharedCases is { } shared ? CaseReader.Read(shared).Cases : []).Select(c => (c.Id, c.Now, c.Turns)),
        .. Transcript.All.Select(t => (t.Name, t.Now, (IReadOnlyList<string>)[.. t.Turns.Select(x => x.Said)])),
        .. from n in Some.Knowledge.Notices from f in n.Facts select (f.Source, Some.Now, (IReadOnlyList<string>)[$"{n.Short.Zh} {f.Asks[0]}"]),
        // Long English questions fill an answer to its limit: what does not fit must not leave its remarks behind.
        .. Some.Knowledge.Notices.SelectMany(n => n.Facts.Where((f, i) => i % 10 == 2).Select(f => ("en " + f.Source, Some.Now, (IReadOnlyList<string>)[$"Please tell me for {n.Short.En}: {f.Text.En}"]))),
        .. from n in Some.Knowledge.Notices from k in Some.Knowledge.Vocabulary.Kinds select ($"en {n.Id} {k.Kind}", Some.Now, (IReadOnlyList<string>)[$"{n.Short.En}: {k.Label.En}"]),
    ];

    private static readonly Lazy<IReadOnlyList<(string Id, DateTimeOffset Now, List<string> Said, Answer Answer)>> Played = new(() => [.. Play(Some.Assistant)]);

    private static IEnumerable<(string Id, DateTimeOffset Now, List<string> Said, Answer Answer)> Play(Assistant assistant)
    {
        foreach (var (id, now, turns) in Conversations)
        {
            var (state, said) = (ConversationState.Empty, new List<string>());
            foreach (var turn in turns)
            {
                said.Add(turn);
                (var answer, state) = assistant.Reply(turn, state, now);
                yield return (id, now, said.ToList(), answer);
            }
        }
    }

    [Fact]
    public void No_answer_to_any_case_invents_a_figure()
    {
        var invented = Played.Value.Select(x => (x.Id, x.Said, x.Answer, Figures: Guard.Invented(x.Answer, x.Said, x.Now))).Where(x => x.Figures.Count > 0).ToList();

        if (invented.Count > 0)
            Assert.Fail($"{invented.Count} answers:\n" + string.Join("\n", invented.Take(30).Select(x => $"{x.Id} > {string.Join(" / ", x.Said)}\n  invents {string.Join(", ", x.Figures)} in: {x.Answer.Text.ReplaceLineEndings(" / ")}")));
    }

    [Fact]
    public void The_guard_sees_an_amount_a_date_and_a_day_count_that_are_put_into_any_answer()
    {
        string[] lies = ["每个7777777元。", "2019年7月31日截止。", "还有8888天。", "It closes on 31 July 2019.", "电话0999-7654321。"];
        var missed = new List<string>();
        foreach (var x in Played.Value.Where(x => x.Answer.Outcome == Outcome.Answered))
        {
            var invented = Guard.Backing(x.Answer, x.Said, x.Now);
            missed.AddRange(lies.Where(lie => invented(x.Answer with { Text = lie + x.Answer.Text }).Count == 0).Select(lie => $"{x.Id}: {lie}"));
        }

        missed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("赣海汇智什么时候截止？", "3月25日", "3月27日")]
    [InlineData("赣海汇智什么时候截止？", "24天", "23天")]
    [InlineData("重庆海智工作站什么时候截止？", "5月30日", "5月31日")]
    [InlineData("重庆海智工作站联系电话多少？", "63002858", "63002859")]
    [InlineData("江苏国际科技合作项目网上填报什么时候截止？", "17:30", "17:45")]
    public void The_guard_sees_a_figure_that_is_changed(string question, string right, string wrong)
    {
        var answer = Some.Assistant.Reply(question, ConversationState.Empty, Some.Now).Answer;
        answer.Text.ShouldContain(right);

        Guard.Invented(answer, [question], Some.Now).ShouldBeEmpty();
        Guard.Invented(answer with { Text = answer.Text.Replace(right, wrong) }, [question], Some.Now).ShouldNotBeEmpty();
    }

    // The gate at run time: facts falsified behind the check's back are not said.
    [Fact]
    public void The_assistant_does_not_say_a_fact_whose_figure_no_clause_holds()
    {
        var falsified = Some.Knowledge with { Notices = [.. Some.Knowledge.Notices.Select(n => n with { Facts = [.. n.Facts.Select(Falsified)] })] };

        var lies = Play(Assistant.Create(falsified)).Where(x => x.Answer.Text.Contains("7777777")).ToList();
        if (lies.Count > 0) Assert.Fail($"{lies.Count} answers, such as\n{string.Join("\n", lies.Take(3).Select(x => $"{x.Id}: {x.Answer.Text}"))}");
    }

    private static Fact Falsified(Fact fact) => fact.Kind == FactKind.NotStated ? fact : fact with { Text = new LocalText(fact.Text.Zh + "共7777777元。", fact.Text.En + " CNY 7777777 in all.") };

    [Fact]
    public void A_contradiction_holds_figures_of_its_clauses_their_sums_and_a_contact() =>
        (from n in Some.Knowledge.Notices from c in n.Conflicts from f in FigureGuard.UnbackedBy(n, c) select $"{c.Source}: {f}").ShouldBeEmpty();

    [Fact]
    public void Question_years_and_phone_numbers_are_not_taken_for_answers()
    {
        var answer = Some.Answer("每个99万元") with { Citations = [], Programmes = [] };

        Guard.Invented(answer, ["听说每个99万元？"], Some.Now).ShouldBeEmpty();
        Guard.Invented(answer, ["每个多少钱？"], Some.Now).ShouldBe([990000m]);
    }
}
