using ApplyBot.Answering;
using ApplyBot.Evaluation;
using ApplyBot.Tests.Answering;
using ApplyBot.Tests.Evaluation;
using ApplyBot.Tests.Support;
using Xunit.Abstractions;

namespace ApplyBot.Tests.Named;

/// <summary>The assistant over Lucene.Net reaches what the one over the index in memory must reach.</summary>
public class LuceneScoreTests(ITestOutputHelper output) : ScoreContract(output)
{
    private static readonly Lazy<IReadOnlyList<Judged>> All = new(() => Judge(LuceneIndices.Assistant));

    private readonly ITestOutputHelper _output = output;

    private protected override IReadOnlyList<Judged> Judged => All.Value;

    // They lie beside the repository on the developers' machines only.
    [Fact]
    public void So_do_the_cases_beside_the_repository()
    {
        if (Repository.SharedCases is not { } file) { _output.WriteLine("no cases beside the repository"); return; }
        var judged = CaseReader.Read(file).Cases.Select(c => (Case: c, Answer: Evaluator.Ask(LuceneIndices.Assistant, c))).ToList();

        judged.Where(j => j.Answer.Outcome == Outcome.Answered && !j.Case.Outcomes.Contains(Outcome.Answered)).Select(j => j.Case.Id).ShouldBeEmpty();
        var wrong = judged.Where(j => Evaluator.Judge(j.Case, j.Answer).Count > 0).Select(j => j.Case.Id).ToList();
        _output.WriteLine($"{judged.Count - wrong.Count} of {judged.Count}; not {string.Join(", ", wrong)}");
        wrong.Count.ShouldBeLessThanOrEqualTo(judged.Count / 20);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_conversation_goes_as_written(string name) =>
        Transcript.All.Single(t => t.Name == name).Play(LuceneIndices.Assistant).ShouldBeEmpty();

    public static TheoryData<string> Names() => [.. Transcript.All.Select(t => t.Name)];
}
