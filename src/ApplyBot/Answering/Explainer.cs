using ApplyBot.Knowledge;
using ApplyBot.Understanding;

namespace ApplyBot.Answering;

/// <summary>Shows how a question is understood and ranked.</summary>
internal sealed class Explainer(Catalog catalog, Ranker ranker)
{
    private const int Shown = 8;

    public IEnumerable<string> Explain(Request request)
    {
        var q = request.Question;
        yield return $"text: {q.Text}";
        yield return $"content: {request.Content}{(request.Inherited ? " (of the programme spoken of)" : "")}";
        yield return $"meant: {string.Join(" + ", request.Named.Select(n => string.Join(" or ", n)))}";
        yield return $"kinds: {string.Join(", ", request.Kinds.OrderByDescending(k => k.Value).Select(k => $"{FactKinds.Name(k.Key)} {k.Value:F2}"))}";
        yield return $"cues: {q.Cues}; applicants: {string.Join(", ", q.Applicants)}; units: {q.Figures.Units}";
        foreach (var id in request.Notices.Count > 0 ? request.Notices : [.. catalog.Knowledge.Notices.Select(n => n.Id)])
            foreach (var r in ranker.Rank(request, id, request.Paths(id)).Take(Shown))
                yield return $"{r.Score:F2} (words {r.Words:F2}) {id} {(r.Entry.Kind is { } k ? FactKinds.Name(k) : r.Entry.Conflict is null ? "clause" : "conflict")} {string.Join(",", r.Entry.Scopes)} [{string.Join(",", r.Entry.Clauses)}] {r.Entry.Text.Zh}";
    }
}
