using ApplyBot.Bot.Conversations.References;
using ApplyBot.Bot.Conversations.Reminders;
using ApplyBot.Bot.Conversations.SelfChecks;
using ApplyBot.Storage;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Conversations;

/// <summary>Forgets idle conversations, profiles that nobody has changed for long, and how to write to people who were not seen for long and subscribe to nothing: at start, and then each day.</summary>
public sealed class ChatStateSweep(IDocumentStore store, ConversationReferences references, Subscriptions subscriptions, IOptions<ConversationOptions> options, TimeProvider clock, ILogger<ChatStateSweep> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);
    private static readonly string WebChat = $"{ChatStates.Prefix}{ChannelIds.DirectLine}/";

    /// <summary>Forgets those that are idle now; returns how many conversations.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var forgotten = 0;
        await foreach (var state in store.ListAsync(ChatStates.Prefix, cancellation))
        {
            var keep = state.Key.StartsWith(WebChat, StringComparison.Ordinal) ? options.Value.KeepWebChatFor : options.Value.KeepFor;
            if (now - state.Written >= keep && await store.DeleteAsync(state.Key, state.ETag, cancellation))
            {
                forgotten++;
            }
        }
        await foreach (var profile in store.ListAsync(Profiles.Prefix, cancellation))
        {
            if (now - profile.Written >= options.Value.KeepProfilesFor)
            {
                await store.DeleteAsync(profile.Key, profile.ETag, cancellation);
            }
        }
        await foreach (var reference in references.AllAsync(cancellation))
        {
            var keep = reference.Reference.ChannelId == ChannelIds.DirectLine ? options.Value.KeepWebChatFor : options.Value.KeepProfilesFor;
            if (reference.Kind == RecipientKind.Personal && now - reference.Refreshed >= keep && (await subscriptions.FindAsync(reference.Recipient, cancellation)).ETag is null)
            {
                await references.ForgetAsync(reference.Recipient, cancellation);
            }
        }
        return forgotten;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                if (await SweepAsync(stoppingToken) is > 0 and var forgotten)
                {
                    log.LogInformation("{Count} idle conversations were forgotten", forgotten);
                }
            }
            catch (IOException failure)
            {
                log.LogError(failure, "Idle conversations could not be forgotten; it is tried again tomorrow");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
