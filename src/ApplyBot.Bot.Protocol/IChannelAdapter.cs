using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ApplyBot.Bot.Protocol;

/// <summary>A wall: takes an activity that the Bot Connector posted to the turn, and what comes of it back into the HTTP response. The request has been authenticated, and its body read, before.</summary>
public interface IChannelAdapter
{
    /// <summary>Runs the turn once, and writes the response.</summary>
    /// <param name="http">The request; of its body nothing is left.</param>
    /// <param name="inbound">The activity that was its body.</param>
    /// <param name="turn">Runs the turn; takes the activity as the channel read it.</param>
    Task ProcessAsync(HttpContext http, Activity inbound, Func<Activity, Task<TurnResponse>> turn);
}

/// <summary>What a turn comes to in the HTTP response.</summary>
/// <param name="Status">HTTP status.</param>
public sealed record TurnResponse(int Status)
{
    /// <summary>The replies, where the activity asked for them in the response; null elsewhere: they are sent.</summary>
    public IReadOnlyList<Activity>? Replies { get; init; }
    /// <summary>Result of an invoke; null for none.</summary>
    public JsonElement? Body { get; init; }
    /// <summary>What went wrong, in place of a result; null for nothing.</summary>
    public Error? Error { get; init; }
    /// <summary>After how many seconds to send the activity again; null: not to.</summary>
    public int? RetryAfterSeconds { get; init; }
}
