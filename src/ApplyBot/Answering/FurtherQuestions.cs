using ApplyBot.Understanding;

namespace ApplyBot.Answering;

/// <summary>Messages that ask more than one thing: what the answer to the whole leaves out of its parts is added.</summary>
/// <param name="read">Puts a part into its conversation.</param>
/// <param name="answer">Answers it by itself.</param>
internal sealed class FurtherQuestions(Func<string, Circumstances, Request> read, Func<Request, Draft> answer)
{
    private const int Most = 3, Shortest = 3, Longest = 40;

    /// <summary>The draft, with the best fact of each part that it does not say.</summary>
    /// <param name="text">The message.</param>
    /// <param name="whole">The message as it was read.</param>
    /// <param name="draft">What it was answered with.</param>
    public Draft Complete(string text, Request whole, Draft draft)
    {
        if (draft.Outcome != Outcome.Answered || whole.Notice is not { } notice) return draft;
        var parts = text.Split(['？', '?'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is < 2 or > Most || parts.Any(p => p.Length is < Shortest or > Longest)) return draft;
        var said = draft.Statements.Select(s => s.Backing).OfType<Entry>().ToHashSet();
        var added = new List<Statement>();
        var within = new ConversationState { Programmes = [.. draft.Targets.Select(t => t.ToString())] };
        foreach (var part in parts)
        {
            var request = read(part, new Circumstances(within, whole.Now));
            if (request.Notice != notice || !request.Question.Has(Cue.Interrogative | Cue.YesNo | Cue.AmountForm)) continue;
            var own = answer(request);
            if (own.Outcome == Outcome.Answered && own.Statements.FirstOrDefault(s => s.Backing is not null) is { Backing: { Kind: { } kind } entry } best
                && request.Question.PlainKinds.Contains(kind) && said.Add(entry)) added.Add(best);
        }
        return added.Count == 0 ? draft : draft with { Statements = [.. draft.Statements.Take(Lead(draft)), .. added, .. draft.Statements.Skip(Lead(draft))] };
    }

    // The first fact with what the clock adds to it: what was asked goes before what only comes near.
    private static int Lead(Draft draft)
    {
        var first = draft.Statements.TakeWhile(s => s.Backing is null).Count() + 1;
        return first + draft.Statements.Skip(first).TakeWhile(s => s.Backing is null).Count();
    }
}
