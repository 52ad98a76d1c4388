using ApplyBot.Answering;
using ApplyBot.Evaluation;
using ApplyBot.Tests.Support;
using Xunit.Abstractions;

namespace ApplyBot.Tests.Evaluation;

/// <summary>What an assistant must reach on the question cases of knowledge/, whichever index it stands on.</summary>
public abstract class ScoreContract(ITestOutputHelper output)
{
    /// <summary>Every case, asked once.</summary>
    private protected abstract IReadOnlyList<Judged> Judged { get; }

    private protected static IReadOnlyList<Judged> Judge(Assistant assistant) =>
        [.. CaseReader.ReadAll(Repository.Knowledge).Cases.Select(c => (Case: c, Answer: Evaluator.Ask(assistant, c))).Select(x => new Judged(x.Case, x.Answer, Evaluator.Judge(x.Case, x.Answer)))];

    private static string Shown(Judged x) =>
        $"{x.Case.Id} {x.Case.Kind} | {string.Join(" / ", x.Case.Turns)} | {string.Join("; ", x.Wrong)} | {x.Answer.Text.ReplaceLineEndings(" ")}";

    [Fact]
    public void At_least_nineteen_of_twenty_cases_of_knowledge_pass()
    {
        var failing = Judged.Where(x => x.Wrong.Count > 0).Select(Shown).ToList();
        foreach (var line in failing) output.WriteLine(line);

        Judged.ShouldNotBeEmpty("every notice brings its questions.yaml");
        (1 - (double)failing.Count / Judged.Count).ShouldBeGreaterThanOrEqualTo(0.95, string.Join("\n", failing));
    }

    [Fact]
    public void Nothing_is_answered_where_nothing_should_be() =>
        Judged.Where(x => x.Answer.Outcome == Outcome.Answered && !x.Case.Outcomes.Contains(Outcome.Answered)).Select(Shown).ShouldBeEmpty();

    // A rule that serves one notice only would show here.
    [Fact]
    public void No_notice_falls_far_behind()
    {
        var scores = Judged.Where(x => x.Case.Notices.Count == 1).GroupBy(x => x.Case.Notices[0]).Select(g => (Notice: g.Key, Score: (double)g.Count(x => x.Wrong.Count == 0) / g.Count())).ToList();

        scores.ShouldAllBe(s => s.Score >= 0.85, string.Join("; ", scores));
    }
}

/// <summary>A case, what was answered, and what is wrong with it.</summary>
internal sealed record Judged(QuestionCase Case, Answer Answer, IReadOnlyList<string> Wrong);
