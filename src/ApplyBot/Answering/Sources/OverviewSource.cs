using ApplyBot.Knowledge;
using ApplyBot.Understanding;

namespace ApplyBot.Answering.Sources;

/// <summary>A name and nothing asked (赣海汇智, 重庆, 介绍一下专题四): what it is, until when, how much, whom to ask.</summary>
internal sealed class OverviewSource(Catalog catalog, Timing timing) : IAnswerSource
{
    private static readonly FactKind[] Shown = [FactKind.Overview, FactKind.WindowCloses, FactKind.GrantAmount, FactKind.Contact];

    public Draft? TryAnswer(Request request)
    {
        if (request.Inherited || request.Notice is not { } id || request.Question.Mentions.Named.Count == 0) return null;
        var q = request.Question;
        var introduces = q.PlainKinds.FirstOrDefault() == FactKind.Overview && !q.PlainKinds.Skip(1).Any() && q.Content.Length <= 6;
        if (!introduces && (request.Content.Count(char.IsLetterOrDigit) > 1 || q.PlainKinds.Any())) return null;

        var paths = request.Paths(id);
        var entries = Shown.Select(k => FactChoice.ForScope(catalog, id, paths, k)).OfType<Entry>().ToList();
        if (entries.Count == 0) return null;
        var statements = new List<Statement>();
        foreach (var entry in entries)
        {
            statements.Add(Statement.Of(entry));
            if (timing.Remark(request, entry) is { } remark) statements.Add(remark);
        }
        return new Draft
        {
            Outcome = Outcome.Answered, Statements = statements, Targets = [new Target(id, paths.Count == 1 ? paths[0] : null)],
            Suggestions = ["suggest.eligible", "suggest.materials", "suggest.window.closes"], Layout = AnswerLayout.Overview,
        };
    }
}

/// <summary>The fact of a kind that speaks of a programme as a whole.</summary>
internal static class FactChoice
{
    /// <summary>Of a named programme its own fact, else the notice's; of a notice, the fact that covers most of it. For windows, the applicants' own.</summary>
    public static Entry? ForScope(Catalog catalog, string notice, IReadOnlyList<string> paths, FactKind kind)
    {
        var entries = catalog.Of(notice).Select(i => catalog.Entries[i])
            .Where(e => e.Kind == kind && (e.Fact!.For is null or "applicants") && (paths.Count == 0 || paths.Any(p => e.HoldsFor(p) || e.LiesWithin(p))));
        return paths.Count > 0
            ? entries.OrderByDescending(e => paths.Any(p => e.Scopes.Contains(p))).ThenByDescending(e => e.Scopes.Count > 0).FirstOrDefault()
            : entries.OrderByDescending(e => e.Scopes.Count == 0 ? int.MaxValue : e.Scopes.Count).FirstOrDefault();
    }
}
