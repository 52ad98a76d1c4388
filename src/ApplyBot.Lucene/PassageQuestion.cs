using ApplyBot.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Term = Lucene.Net.Index.Term;

namespace ApplyBot.Lucene;

/// <summary>A question as a query, made of its terms and never parsed.</summary>
/// <param name="Query">Each term in its best field, and a little of the others.</param>
/// <param name="Weight">What all terms are worth together, known or not: what a score is a share of.</param>
internal sealed record PassageQuestion(Query Query, float Weight)
{
    private const float Others = 0.2f;

    // Of a question as long as is read, no term is left out.
    static PassageQuestion() => BooleanQuery.MaxClauseCount = 8192;

    /// <summary>Null when the index knows no term of it.</summary>
    public static PassageQuestion? Of(IEnumerable<Token> terms, IndexReader reader)
    {
        var query = new BooleanQuery(disableCoord: true);
        var weight = 0f;
        foreach (var term in terms)
        {
            var known = reader.DocFreq(new Term(PassageFields.Any, term.Term));
            if (known == 0) { weight += term.IsSingle ? 0 : term.Weight * PassageRanking.Idf(0, reader.MaxDoc); continue; }
            if (term.IsSingle && PassageRanking.IsEverywhere(known, reader.MaxDoc)) continue;
            weight += term.Weight * PassageRanking.Idf(known, reader.MaxDoc);
            query.Add(InBestField(term.Term, known, term.Weight), Occur.SHOULD);
        }
        return query.Clauses.Count > 0 ? new PassageQuestion(query, weight) : null;
    }

    // How rare a term is does not depend on the field that it stands in.
    private static DisjunctionMaxQuery InBestField(string term, int known, float worth)
    {
        var best = new DisjunctionMaxQuery(Others) { Boost = worth };
        foreach (var field in PassageRanking.Fields) best.Add(new TermQuery(new Term(field.Name, term), known) { Boost = PassageFields.Boost(field) });
        return best;
    }
}
