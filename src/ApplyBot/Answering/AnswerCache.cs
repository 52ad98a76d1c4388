using System.Collections.Concurrent;

namespace ApplyBot.Answering;

/// <summary>
/// Answers given before, each with what it depended on; found again only where all of that is the same, so a kept answer is the
/// answer that would be worked out. Holds a bounded number of answers to short messages, each of a few kilobytes, and nothing
/// that looks like a phone number, an identity number or an address; what is not asked again is gone after an hour. Thread-safe.
/// </summary>
/// <param name="most">Answers kept at most.</param>
/// <param name="calendar">Where time is cut.</param>
internal sealed class AnswerCache(int most, Calendar calendar)
{
    private const int LongestContent = 200, LongestList = 32, Variants = 32;

    private static readonly TimeSpan Age = TimeSpan.FromMinutes(30);

    // Two generations: what is asked for moves to the younger, and when that is full or old, the elder goes as a whole.
    private readonly Lock _turning = new();
    private volatile Generation _young = new(default), _old = new(default);

    private sealed class Generation(DateTimeOffset began)
    {
        public readonly ConcurrentDictionary<string, Kept[]> Answers = new(StringComparer.Ordinal);
        public readonly DateTimeOffset Began = began;
        public int Count;
    }

    private sealed record Kept(Dependencies On, ConversationState State, Period Period, Worked Worked)
    {
        public bool Holds(ConversationState state, Period period) =>
            (!On.HasFlag(Dependencies.Now) || Period == period)
            && (!On.HasFlag(Dependencies.Programmes) || Same(State.Programmes, state.Programmes))
            && (!On.HasFlag(Dependencies.Content) || State.Content == state.Content)
            && (!On.HasFlag(Dependencies.Clauses) || Same(State.Clauses, state.Clauses))
            && (!On.HasFlag(Dependencies.Applicants) || Same(State.Applicants, state.Applicants))
            && (!On.HasFlag(Dependencies.Language) || State.Language == state.Language);

        private static bool Same(IReadOnlyList<string> a, IReadOnlyList<string> b)
        {
            if (a.Count != b.Count) return false;
            for (var i = 0; i < a.Count; i++)
                if (a[i] != b[i]) return false;
            return true;
        }
    }

    /// <summary>Answers kept at present.</summary>
    public int Count => _young.Count + _old.Count;

    /// <summary>The answer, where it is kept; else null.</summary>
    public Worked? Find(string text, ConversationState state, DateTimeOffset now)
    {
        Turn(now);
        var period = calendar.Of(now);
        if (Find(_young, text, state, period) is { } recent) return recent.Worked;
        if (Find(_old, text, state, period) is not { } found) return null;
        Add(_young, text, found, period);
        return found.Worked;
    }

    /// <summary>Keeps an answer, unless its message is not to be kept.</summary>
    /// <param name="text">The message.</param>
    /// <param name="state">The state that it was answered in.</param>
    /// <param name="now">The moment.</param>
    /// <param name="seen">What the answer looked at.</param>
    /// <param name="worked">What came of it.</param>
    public void Keep(string text, ConversationState state, DateTimeOffset now, Dependencies seen, Worked worked)
    {
        if (!KeptMessages.MayKeep(text) || state.Content.Length > LongestContent || KeptMessages.IsPersonal(state.Content)
            || state.Programmes.Count > LongestList || state.Clauses.Count > LongestList || state.Applicants.Count > LongestList) return;
        // Of the state only what counts: the rest is another question's.
        var seenOf = new ConversationState
        {
            Programmes = seen.HasFlag(Dependencies.Programmes) ? state.Programmes : [],
            Content = seen.HasFlag(Dependencies.Content) ? state.Content : "",
            Clauses = seen.HasFlag(Dependencies.Clauses) ? state.Clauses : [],
            Applicants = seen.HasFlag(Dependencies.Applicants) ? state.Applicants : [],
            Language = seen.HasFlag(Dependencies.Language) ? state.Language : null,
        };
        var period = calendar.Of(now);
        Add(_young, text, new Kept(seen, seenOf, period, worked), period);
        Turn(now);
    }

    private static Kept? Find(Generation generation, string text, ConversationState state, Period period)
    {
        if (generation.Answers.TryGetValue(text, out var kept))
            foreach (var one in kept)
                if (one.Holds(state, period)) return one;
        return null;
    }

    // What held for another day holds no more and goes first, then the oldest.
    private static void Add(Generation generation, string text, Kept added, Period period)
    {
        while (true)
        {
            if (!generation.Answers.TryGetValue(text, out var before))
            {
                if (!generation.Answers.TryAdd(text, [added])) continue;
                Interlocked.Increment(ref generation.Count);
                return;
            }
            if (before.Any(k => k.On == added.On && k.Holds(added.State, added.Period))) return;
            var current = before.Where(k => !k.On.HasFlag(Dependencies.Now) || k.Period == period).TakeLast(Variants - 1).Append(added).ToArray();
            if (!generation.Answers.TryUpdate(text, current, before)) continue;
            Interlocked.Add(ref generation.Count, current.Length - before.Length);
            return;
        }
    }

    private void Turn(DateTimeOffset now)
    {
        if (!IsOver(_young, now)) return;
        lock (_turning)
        {
            if (!IsOver(_young, now)) return;
            _old = (now - _young.Began).Duration() < 2 * Age ? _young : new Generation(now);
            _young = new Generation(now);
        }
    }

    private bool IsOver(Generation generation, DateTimeOffset now) => generation.Count >= most / 2 || (now - generation.Began).Duration() > Age;
}

/// <summary>What working out an answer came to.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Next">The conversation's next state; null where the exchange leaves the conversation where it was.</param>
internal sealed record Worked(Answer Answer, ConversationState? Next)
{
    private readonly Turn? _turn = Next is null ? null : new Turn(Answer, Next);

    /// <summary>The exchange, for a conversation in <paramref name="state"/>.</summary>
    public Turn In(ConversationState state) => _turn ?? new Turn(Answer, state.Language == Answer.Language ? state : state with { Language = Answer.Language });
}
