using ApplyBot.Tests.Support;
using Xunit.Abstractions;

namespace ApplyBot.Tests.Evaluation;

public class ScoreTests(ITestOutputHelper output) : ScoreContract(output)
{
    private static readonly Lazy<IReadOnlyList<Judged>> All = new(() => Judge(Some.Assistant));

    private protected override IReadOnlyList<Judged> Judged => All.Value;
}
