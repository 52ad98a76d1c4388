using ApplyBot.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace ApplyBot.Lucene;

/// <summary>Keeps the best of the passages that count.</summary>
internal sealed class PassageCollector(Func<int, bool>? within, int top) : ICollector
{
    private readonly PriorityQueue<int, (float Score, int Late)> _best = new();
    private Scorer _scorer = null!;
    private NumericDocValues _numbers = null!;

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context) => _numbers = context.AtomicReader.GetNumericDocValues(PassageFields.Number);

    public void Collect(int doc)
    {
        var passage = (int)_numbers.Get(doc);
        if (within is not null && !within(passage)) return;
        var rank = (_scorer.GetScore(), -passage);
        if (_best.Count < top) _best.Enqueue(passage, rank);
        else _best.EnqueueDequeue(passage, rank);
    }

    /// <summary>Best first, of equal ones the first; scores as shares of <paramref name="weight"/>.</summary>
    public IReadOnlyList<Hit> Hits(float weight) =>
        [.. _best.UnorderedItems.OrderByDescending(h => h.Priority).Select(h => new Hit(h.Element, h.Priority.Score / weight))];
}
