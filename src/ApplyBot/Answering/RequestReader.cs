using ApplyBot.Knowledge;
using ApplyBot.Understanding;

namespace ApplyBot.Answering;

/// <summary>Puts a question into its conversation: follow-ups inherit what was meant, or what was asked.</summary>
internal sealed class RequestReader(KnowledgeBase knowledge, QuestionReader questions)
{
    // Looks at the state last in every condition: what is not looked at, the answer does not depend on.
    public Request Read(string message, Circumstances state)
    {
        var q = questions.Read(message);
        var named = q.Mentions.Named;
        var inherits = named.Count == 0 && q.Mentions.Strangers.Count == 0
            && !q.Has(Cue.AllNotices | Cue.NextClosing) && !(q.Has(Cue.OffTopic) && q.PlainKinds.Any() == false) && state.Programmes.Count > 0;
        if (inherits) named = [[.. state.Programmes.Select(Target.Parse)]];
        if (inherits && named[0].Select(t => t.Notice).Distinct().Count() > 1) named = [.. named[0].Select(t => (IReadOnlyList<Target>)[t])];
        if (inherits && Ordinal(q, named) is { } nth) named = [[nth]];
        // A name alone within the notice spoken of (那港澳台的呢) means that notice's.
        if (!inherits && named.Any(n => n.Count > 1) && state.Programmes.Count > 0) named = [.. named.Select(n => Prefer(n, state))];

        var bare = Bare(q);
        var carries = (bare || q.Has(Cue.Correction) && q.PlainKinds.Any() == false
            || q.Has(Cue.FollowUp) && q.Kinds.Values.DefaultIfEmpty(0).Max() < 0.35f && q.Content.Length <= 8 && q.Figures.Ordinals.Count == 0) && state.Content.Length > 0;
        // 主管部门审核推荐呢, 在境外建平台那种: a thing, and no question; the question is the one before.
        var elliptic = !carries && !q.Has(Cue.Interrogative | Cue.StillOpen | Cue.DaysLeft) && q.Content.Length <= 14
            && !((q.Mentions.Named.Count > 0 || q.Content.Length <= 6) && q.PlainKinds.Any()) && state.Content.Length > 0;
        carries |= elliptic;
        var content = carries ? bare ? state.Content : $"{q.Content} {state.Content}" : q.Content;
        // 我们是市属国企 was said before; it still holds for 要先找区科协初审吗.
        if (inherits && !carries && q.Applicants.Count == 0)
            content = string.Join(' ', state.Applicants.Select(id => knowledge.Vocabulary.Applicants.FirstOrDefault(a => a.Id == id)?.Name.Zh).Prepend(content));
        return new Request
        {
            Question = q, State = state, Named = named, Inherited = inherits,
            Language = q.Text.Length < 4 && state.Language is { } l ? l : q.Language,
            Content = content,
            Kinds = Timed(q, carries ? questions.Read(state.Content).Kinds : q.Kinds),
        };
    }

    /// <summary>The state without what is gone: it may come from before the knowledge changed.</summary>
    public ConversationState StillKnown(ConversationState state)
    {
        bool Known(Target t) => knowledge.Find(t.Notice) is { } n && (t.Path is null || n.AllProgrammes.Any(p => p.Path == t.Path));
        return state.Programmes.All(p => Known(Target.Parse(p))) ? state : state with { Programmes = [.. state.Programmes.Where(p => Known(Target.Parse(p)))] };
    }

    // 第四个呢, after a notice of several programmes: the fourth of them.
    private Target? Ordinal(Question q, IReadOnlyList<IReadOnlyList<Target>> named)
    {
        if (q.Figures.Ordinals.Count != 1 || named.Count != 1 || named[0].Count != 1 || named[0][0].Path is not null) return null;
        var programmes = knowledge.Find(named[0][0].Notice)?.Programmes ?? [];
        return programmes.Count > 1 && programmes.FirstOrDefault(p => p.Ordinal == q.Figures.Ordinals[0]) is { } programme ? new Target(named[0][0].Notice, programme.Path) : null;
    }

    // 现在还能报吗, 还剩几天 ask for a date, whichever: the words decide between closing, completion and results.
    private static IReadOnlyDictionary<FactKind, float> Timed(Question q, IReadOnlyDictionary<FactKind, float> kinds)
    {
        if (!q.Has(Cue.StillOpen | Cue.DaysLeft)) return kinds;
        var timed = new Dictionary<FactKind, float>(kinds);
        var later = Math.Max(timed.GetValueOrDefault(FactKind.ResultsDue), timed.GetValueOrDefault(FactKind.PeriodEnds)) >= 0.25f;
        foreach (var (kind, least) in new[] { (FactKind.WindowCloses, later ? 0.4f : 0.8f), (FactKind.ResultsDue, later ? 0.8f : 0.3f), (FactKind.PeriodEnds, later ? 0.7f : 0.3f) })
            timed[kind] = Math.Max(least, kind == FactKind.WindowCloses && later ? 0 : timed.GetValueOrDefault(kind));
        timed[FactKind.Eligible] = 0.4f * timed.GetValueOrDefault(FactKind.Eligible);
        return timed;
    }

    // 那江苏的呢, 我说的是江苏的港澳台项目: nothing asked beside the name.
    private static bool Bare(Question q)
    {
        var han = q.Content.Count(c => char.IsLetterOrDigit(c));
        return q.Mentions.Named.Count > 0 && (han <= 2 && q.Kinds.Values.DefaultIfEmpty(0).Max() < 0.6f
            || q.Has(Cue.Correction | Cue.FollowUp) && han <= 6 && q.Kinds.Values.DefaultIfEmpty(0).Max() < 0.35f);
    }

    private static IReadOnlyList<Target> Prefer(IReadOnlyList<Target> name, Circumstances state)
    {
        var spoken = state.Programmes.Select(p => Target.Parse(p).Notice).ToHashSet();
        var inside = name.Where(t => spoken.Contains(t.Notice)).ToList();
        var tops = state.Programmes.Select(Target.Parse).Where(t => t.Path is not null).Select(t => (t.Notice, t.Path!.Split('/')[0])).ToHashSet();
        var beside = inside.Where(t => t.Path is { } p && tops.Contains((t.Notice, p.Split('/')[0]))).ToList();
        return beside.Count > 0 ? beside : inside.Count > 0 ? inside : name;
    }
}
