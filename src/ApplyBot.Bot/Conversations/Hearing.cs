using System.Collections.Concurrent;
using ApplyBot.Answering;
using ApplyBot.Understanding;

namespace ApplyBot.Bot.Conversations;

/// <summary>Hears messages. What is said again, by whomever, is read once: a bounded number of messages is remembered, for an hour at most, and none that <see cref="KeptMessages"/> does not let stay. Thread-safe.</summary>
/// <param name="commands">Tells commands from questions.</param>
/// <param name="understand">Understands a message.</param>
/// <param name="most">Messages remembered at most; 0 for none.</param>
/// <param name="clock">For how long.</param>
public sealed class Hearing(CommandReader commands, Understand understand, int most, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private volatile Memory _memory = new(clock.GetTimestamp());

    private sealed class Memory(long began)
    {
        public readonly ConcurrentDictionary<string, Heard> Messages = new(StringComparer.Ordinal);
        public readonly long Began = began;
        public int Count;
    }

    /// <summary>Hears a message.</summary>
    /// <param name="text">Its words, without a mention of the bot.</param>
    /// <param name="isPrivate">Whether it may be what somebody tells of himself, in a form or a self-check: then it is not remembered.</param>
    public Heard Hear(string text, bool isPrivate)
    {
        if (isPrivate || most == 0 || !KeptMessages.MayKeep(text))
        {
            return new Heard(text, commands, understand);
        }
        var memory = _memory;
        if (clock.GetElapsedTime(memory.Began) >= Life || Volatile.Read(ref memory.Count) >= most)
        {
            _memory = memory = new Memory(clock.GetTimestamp());
        }
        if (memory.Messages.TryGetValue(text, out var before))
        {
            return before;
        }
        var heard = new Heard(text, commands, understand);
        if (memory.Messages.TryAdd(text, heard))
        {
            Interlocked.Increment(ref memory.Count);
        }
        return heard;
    }
}
