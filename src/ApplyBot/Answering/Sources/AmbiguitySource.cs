using ApplyBot.Knowledge;
using ApplyBot.Understanding;

namespace ApplyBot.Answering.Sources;

/// <summary>A question about applications that does not say which one, or names several by one name.</summary>
internal sealed class AmbiguitySource(Catalog catalog, Ranker ranker, Voice voice) : IAnswerSource
{
    private const int Offers = 3;
    // A question belongs to one notice by its words alone when it covers this much there, and this much less elsewhere.
    private const float Distinct = 0.34f, Margin = 0.12f, Ratio = 1.7f;
    // Less like any known way of asking than this, a message is about something else.
    private const float Known = 0.12f;

    public Draft? TryAnswer(Request request)
    {
        if (request.Notices.Count > 0) return null;
        return request.Named.Count > 0 ? Shared(request, request.Named[0]) : Unnamed(request);
    }

    // 海智计划项目能拿多少钱: each of those that bear the name answers in one line, and the user chooses.
    private Draft Shared(Request request, IReadOnlyList<Target> candidates)
    {
        var perNotice = candidates.GroupBy(t => t.Notice).Take(Offers).ToList();
        var statements = new List<Statement> { voice.State("ambiguous.shared") };
        foreach (var group in perNotice)
        {
            var notice = catalog.Knowledge.Find(group.Key)!;
            var paths = group.Select(t => t.Path).OfType<string>().ToList();
            var best = request.Kinds.Values.DefaultIfEmpty(0).Max() >= 0.3f ? ranker.Rank(request, group.Key, paths).FirstOrDefault(r => r.Entry.Fact is not null && r.Score > 0.3f) : default;
            statements.Add(best.Entry is { } entry ? new Statement(Prefixed(notice, entry.Text), entry) : voice.State("list.item", notice));
        }
        return new Draft
        {
            Outcome = Outcome.Ambiguous, Statements = statements, Targets = [.. perNotice.Select(g => g.First())], Long = true,
            Suggestions = [.. perNotice.Select(g => Offer(catalog.Knowledge.Find(g.Key)!, request))], Choices = [.. perNotice.Select(g => catalog.Knowledge.Find(g.Key)!.Short)],
        };
    }

    private Draft? Unnamed(Request request)
    {
        var best = catalog.Knowledge.Notices.Select(n => (Notice: n, Top: ranker.Rank(request, n.Id, []).FirstOrDefault())).OrderByDescending(b => b.Top.Words).ToList();
        if (best.Count == 0) return new Draft { Outcome = Outcome.OutOfScope, Statements = [voice.State("refuse.off-topic")], KeepsState = true };
        if (best.Count == 1) best.Add((best[0].Notice, default));
        if (best[0].Top.Words >= Distinct && best[0].Top.Words - best[1].Top.Words >= Margin && best[0].Top.Words > Ratio * best[1].Top.Words && !request.Question.Has(Cue.OtherProgrammes)) return null;
        var about = !request.Question.Has(Cue.OtherProgrammes) && (best[0].Top.Words > 0.3f || best.Max(b => b.Top.Ask) > Known && (request.Question.PlainKinds.Any() || request.Question.Has(Cue.Domain)));
        if (!about)
            return new Draft { Outcome = Outcome.OutOfScope, Statements = [voice.State("refuse.off-topic")], KeepsState = true, Suggestions = ["suggest.programmes", "suggest.next-closing"] };
        var order = best.Select(b => b.Notice).Distinct().OrderByDescending(n => ProgrammeGlance.All(catalog.Knowledge with { Notices = [n] }, request.Now).Any(g => g.Status == WindowStatus.Open)).ToList();
        return new Draft
        {
            Outcome = Outcome.Ambiguous,
            Statements = [voice.State("ambiguous.which", new LocalText(string.Join("、", order.Select(n => n.Short.Zh)), string.Join("; ", order.Select(n => n.Short.En))))],
            Suggestions = [.. order.Take(Offers).Select(n => Offer(n, request))], Choices = [.. order.Take(Offers).Select(n => n.Short)],
        };
    }

    private static LocalText Prefixed(Notice notice, LocalText text) => new($"【{notice.Short.Zh}】{text.Zh}", $"[{notice.Short.En}] {text.En}");

    private static string Offer(Notice notice, Request request) => request.Language == Languages.English ? $"I mean {notice.Short.En}" : $"我问的是{notice.Short.Zh}";
}
