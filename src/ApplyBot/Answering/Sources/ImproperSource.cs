using ApplyBot.Knowledge;
using ApplyBot.Understanding;

namespace ApplyBot.Answering.Sources;

/// <summary>What the bot does not do: make things up, follow other rules, talk of something else.</summary>
internal sealed class ImproperSource(Voice voice) : IAnswerSource
{
    public Draft? TryAnswer(Request request)
    {
        var q = request.Question;
        if (q.Has(Cue.Fabricate)) return Refuse("refuse.fabricate", request);
        if (q.Has(Cue.OffTopic) && (q.Mentions.SetAside || !q.PlainKinds.Any())) return Refuse("refuse.off-topic", request);
        if (q.Mentions.SetAside && request.Named.Count == 0 && !q.PlainKinds.Any()) return Refuse("refuse.off-topic", request);
        if (q.Text.Length == 0 || !q.Text.Any(char.IsLetterOrDigit)) return Refuse("refuse.empty", request);
        return null;
    }

    private Draft Refuse(string key, Request request) => new()
    {
        Outcome = Outcome.OutOfScope, Statements = [voice.State(key)], KeepsState = request.State.Programmes.Count > 0,
        Suggestions = ["suggest.programmes", "suggest.next-closing"],
    };
}

/// <summary>Greetings, thanks, questions about the bot itself, the wish for a person.</summary>
internal sealed class SmallTalkSource(Voice voice) : IAnswerSource
{
    public Draft? TryAnswer(Request request)
    {
        var q = request.Question;
        if (q.Mentions.Named.Count > 0 || q.Content.Length > 12 || q.PlainKinds.Any() && !q.Has(Cue.Handover)) return null;
        var key = q.Has(Cue.AboutBot) ? "talk.about" : q.Has(Cue.Handover) ? "talk.handover" : q.Has(Cue.Greeting) && q.Content.Length <= 2 ? "talk.about" : q.Has(Cue.Thanks) && q.Content.Length <= 4 ? "talk.thanks" : null;
        return key is null ? null : new Draft
        {
            Outcome = Outcome.OutOfScope, Statements = [voice.State(key)], KeepsState = true,
            Suggestions = ["suggest.programmes", "suggest.next-closing"],
        };
    }
}

/// <summary>Provinces and years that no notice covers.</summary>
internal sealed class UncoveredSource(KnowledgeBase knowledge, Ranker ranker, Voice voice) : IAnswerSource
{
    public Draft? TryAnswer(Request request)
    {
        var mentions = request.Question.Mentions;
        if (mentions.Strangers.Count > 0 && (mentions.Named.Count == 0 || mentions.Misplaced is not null))
            return new Draft
            {
                Outcome = Outcome.OutOfScope, KeepsState = true,
                Statements = [voice.State("uncovered.province", new LocalText(string.Join("、", mentions.Strangers.Select(s => s.Name)), string.Join(", ", mentions.Strangers.Select(s => s.NameEn))),
                    new LocalText(string.Join("、", knowledge.Notices.Select(n => n.Short.Zh)), string.Join(", ", knowledge.Notices.Select(n => n.Short.En))))],
                Suggestions = ["suggest.programmes"],
            };
        if (request.Notice is not { } id || knowledge.Find(id) is not { } notice || AskedYear(request, notice) is not { } year) return null;
        // 明年还会组织吗: the notice may say how often there is a call, if not when.
        var near = ranker.Rank(request, id, []).Take(1).Where(r => r.Entry.Fact is { Kind: not FactKind.NotStated, At: null } && r.Words > 0.2f).Select(r => Statement.Of(r.Entry));
        return new Draft
        {
            Outcome = Outcome.NotStated, Targets = [new Target(id, null)],
            Statements = [voice.State("uncovered.year", notice, notice.Year, year), .. near, .. Contacts.For(notice, []).Take(1)],
            Suggestions = ["suggest.window.closes", "suggest.grant.amount"],
        };
    }

    private int? AskedYear(Request request, Notice notice)
    {
        var q = request.Question;
        var known = knowledge.Notices.Where(n => n.Province == notice.Province).Select(n => n.Year).ToHashSet();
        if (q.Text.Contains("明年", StringComparison.Ordinal) && request.Now.ToOffset(LocalMoment.Zone).Year + 1 is var next && !known.Contains(next)) return next;
        return q.Figures.Years.Where(y => y > notice.Year && !known.Contains(y) && q.Figures.Dates.All(d => d.Year != y)).Cast<int?>().FirstOrDefault();
    }
}
