using ApplyBot.Answering.Sources;
using ApplyBot.Knowledge;
using ApplyBot.Search;
using ApplyBot.Understanding;

namespace ApplyBot.Answering;

/// <summary>Answers questions out of the notices. Thread-safe; a conversation's state is the caller's to keep.</summary>
public sealed class Assistant
{
    // Beyond these, counting days leaves the calendar.
    private static readonly DateTimeOffset Earliest = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero), Latest = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly QuestionReader _questions;
    private readonly RequestReader _requests;
    private readonly IReadOnlyList<IAnswerSource> _sources;
    private readonly Composer _composer;
    private readonly Injections _injections;
    private readonly Explainer _explainer;
    private readonly FurtherQuestions _further;
    private readonly AnswerCache? _cache;

    private Assistant(KnowledgeBase knowledge, Func<IReadOnlyList<Passage>, IPassageIndex> index, int kept)
    {
        var catalog = new Catalog(knowledge, index);
        var (voice, ranker) = (new Voice(knowledge), new Ranker(catalog));
        var timing = new Timing(voice);
        var applicants = new Applicants(catalog, voice);
        _questions = new QuestionReader(knowledge);
        _requests = new RequestReader(knowledge, _questions);
        _composer = new Composer(knowledge);
        _injections = new Injections(knowledge.Vocabulary);
        _sources =
        [
            new ImproperSource(voice),
            new SmallTalkSource(voice),
            new UncoveredSource(knowledge, ranker, voice),
            new CalendarSource(catalog, voice),
            new ComparisonSource(catalog, ranker, voice, applicants, timing),
            new AmbiguitySource(catalog, ranker, voice),
            new OverviewSource(catalog, timing),
            new FactSource(catalog, ranker, voice, applicants, timing, new Excerpts(voice)),
        ];
        _explainer = new Explainer(catalog, ranker);
        _further = new FurtherQuestions(Read, Answer);
        _cache = kept > 0 ? new AnswerCache(kept, new Calendar(knowledge)) : null;
        Index = catalog.Index;
    }

    /// <summary>The index behind the answers, for measuring it alone.</summary>
    public IPassageIndex Index { get; }

    /// <summary>Builds the index and the recognisers over a knowledge base.</summary>
    /// <param name="knowledge">The knowledge.</param>
    /// <param name="kept">How many answers to keep for when the same is asked again under the same circumstances; 0 for none.</param>
    public static Assistant Create(KnowledgeBase knowledge, int kept = 0) =>
        new(knowledge, passages => new InMemoryPassageIndex(new Analyzer(knowledge), passages), kept);

    /// <summary>The same over another implementation of the index.</summary>
    public static Assistant Create(KnowledgeBase knowledge, Func<IReadOnlyList<Passage>, IPassageIndex> index, int kept = 0) => new(knowledge, index, kept);

    /// <summary>Understands a message on its own. Never throws on user text.</summary>
    public Question Understand(string text) => _questions.Read(text);

    /// <summary>How a message is understood, and which facts stand nearest with their scores: for whoever writes knowledge.</summary>
    public IReadOnlyList<string> Explain(string text, ConversationState state, DateTimeOffset now) =>
        [.. _explainer.Explain(Read(text, new Circumstances(_requests.StillKnown(state), now)))];

    // A programme named within a sentence that is stripped is still what the question is about.
    private Request Read(string text, Circumstances circumstances)
    {
        var stripped = _injections.Strip(text);
        var request = _requests.Read(stripped, circumstances);
        return stripped.Length == text.Length || request.Named.Count > 0 && !request.Inherited ? request : request with { Named = _requests.Read(text, circumstances).Named, Rankings = [] };
    }

    /// <summary>Answers one message. Never throws on user text. A function of its arguments: where answers are kept, the same instance may be given again.</summary>
    /// <param name="text">What the user wrote, of any length and content.</param>
    /// <param name="state">State after the previous message; <see cref="ConversationState.Empty"/> at the start.</param>
    /// <param name="now">The present moment, for windows and remaining days.</param>
    public Turn Reply(string text, ConversationState state, DateTimeOffset now)
    {
        now = now < Earliest ? Earliest : now > Latest ? Latest : now;
        if (_cache?.Find(text, state, now) is { } kept) return kept.In(state);
        var circumstances = new Circumstances(_requests.StillKnown(state), now);
        var worked = Work(text, circumstances);
        _cache?.Keep(text, state, now, circumstances.Seen, worked);
        return worked.In(state);
    }

    private Draft Answer(Request request) => _sources.Select(s => s.TryAnswer(request)).First(d => d is not null)!;

    private Worked Work(string text, Circumstances circumstances)
    {
        var request = Read(text, circumstances);
        var draft = _further.Complete(text, request, Answer(request));
        var answer = _composer.Compose(draft, request.Language);
        return new Worked(answer, draft.KeepsState ? null : new ConversationState
        {
            Programmes = answer.Programmes,
            Content = request.Content.Length > 200 ? request.Content[..200] : request.Content,
            Clauses = [.. answer.Citations.Select(c => c.Clause.Split(' ')[0]).Distinct().Take(8)],
            Applicants = request.Question.Applicants.Count > 0 ? request.Question.Applicants : request.Inherited ? circumstances.Applicants : [],
            Language = answer.Language,
        });
    }
}
