using ApplyBot.Search;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Search;

public class InMemoryPassageIndexTests : PassageIndexContract
{
    protected override IPassageIndex Create(IReadOnlyList<Passage> passages) => new InMemoryPassageIndex(new Analyzer(Some.SmallKnowledge), passages);
}
