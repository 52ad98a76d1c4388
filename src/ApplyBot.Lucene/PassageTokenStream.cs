using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace ApplyBot.Lucene;

/// <summary>Hands terms that are cut already to the writer.</summary>
internal sealed class PassageTokenStream : TokenStream
{
    private readonly IEnumerable<string> _terms;
    private readonly ICharTermAttribute _term;
    private IEnumerator<string> _next;

    public PassageTokenStream(IEnumerable<string> terms)
    {
        (_terms, _next) = (terms, terms.GetEnumerator());
        _term = AddAttribute<ICharTermAttribute>();
    }

    public override void Reset()
    {
        base.Reset();
        _next = _terms.GetEnumerator();
    }

    public override bool IncrementToken()
    {
        if (!_next.MoveNext()) return false;
        ClearAttributes();
        _term.SetEmpty().Append(_next.Current);
        return true;
    }
}
