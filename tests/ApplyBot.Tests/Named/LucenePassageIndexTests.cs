using ApplyBot.Search;
using ApplyBot.Tests.Search;

namespace ApplyBot.Tests.Named;

public class LucenePassageIndexTests : PassageIndexContract
{
    protected override IPassageIndex Create(IReadOnlyList<Passage> passages) => LuceneIndices.InMemory(passages);
}

public sealed class LuceneFolderPassageIndexTests : PassageIndexContract, IDisposable
{
    private readonly LuceneIndices _indices = new();

    protected override IPassageIndex Create(IReadOnlyList<Passage> passages) => _indices.Open(passages);

    public void Dispose() => _indices.Dispose();
}
