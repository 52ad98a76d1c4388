namespace ApplyBot.Bot.Conversations;

/// <summary>Answers one kind of invoke.</summary>
public delegate ValueTask<TurnResult> InvokeHandler(Activity inbound, ChatState state, CancellationToken cancellation);

/// <summary>Routes invokes by name; what nobody handles is refused as the protocol asks.</summary>
/// <param name="handlers">Handlers by name of the invoke; a name that ends with a slash stands for all that begin with it.</param>
public sealed class Invokes(IReadOnlyDictionary<string, InvokeHandler> handlers)
{
    /// <summary>Runs an invoke; the result always has a response.</summary>
    public ValueTask<TurnResult> RunAsync(Activity inbound, ChatState state, CancellationToken cancellation) =>
        inbound.Name is { } name && (handlers.TryGetValue(name, out var handler) || handlers.TryGetValue(name[..(name.IndexOf('/', StringComparison.Ordinal) + 1)], out handler))
            ? handler(inbound, state, cancellation)
            : ValueTask.FromResult(new TurnResult(state, [], new InvokeResponse(501)));
}
