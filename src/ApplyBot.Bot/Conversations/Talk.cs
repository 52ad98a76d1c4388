namespace ApplyBot.Bot.Conversations;

/// <summary>Something that can be done with the bot beside asking it. Each is asked in turn whether what came in is for it.</summary>
public abstract class Talk
{
    /// <summary>The turn where a message in words is for it; null where it is not.</summary>
    public virtual ValueTask<TurnResult?> RunAsync(Activity inbound, ChatState state, Heard heard, CancellationToken cancellation) => default;

    /// <summary>The turn where a message without text is a press of one of its buttons (Action.Submit); null where it is not.</summary>
    public virtual ValueTask<TurnResult?> SubmitAsync(Activity inbound, ChatState state, CancellationToken cancellation) => default;

    /// <summary>The turn, with its response, where the invoke <see cref="InvokeNames.AdaptiveCardAction"/> is a press of one of its buttons (Action.Execute); null where it is not.</summary>
    public virtual ValueTask<TurnResult?> ExecuteAsync(Activity inbound, ChatState state, CancellationToken cancellation) => default;
}

/// <summary>All of them.</summary>
/// <param name="inOrder">In the order in which they are asked.</param>
public sealed class Talks(params IReadOnlyList<Talk> inOrder)
{
    /// <summary>The turn of the first for which it is; null where it is for none.</summary>
    public async ValueTask<TurnResult?> FirstAsync(Func<Talk, ValueTask<TurnResult?>> ask)
    {
        foreach (var talk in inOrder)
        {
            if (await ask(talk) is { } turn)
            {
                return turn;
            }
        }
        return null;
    }
}
