using System.Runtime.CompilerServices;
using ApplyBot.Bot.Conversations.References;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Channels.Teams;

/// <summary>Who belongs to a team: those whom the bot has met as it knows them, the others as they can be written to first.</summary>
internal sealed class TeamMembers(IConnector connector, TrustedServiceUrls trusted, ConversationReferences references, IOptions<ConnectorOptions> options, TimeProvider clock)
{
    // Of up to 500 members each.
    private const int MostPages = 1000;

    /// <summary>The members, without bots. Whoever was not known is kept as <see cref="RecipientKind.Member"/> before he is told.</summary>
    /// <param name="channel">A channel of the team, with <see cref="KeptReference.TeamId"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="IOException">The members could not be read, or not be kept; the message has a status and the channel's code.</exception>
    public async IAsyncEnumerable<KeptReference> OfAsync(KeptReference channel, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (channel.TeamId is not { Length: > 0 } team || !trusted.IsTrusted(channel.Reference.ServiceUrl))
        {
            throw new IOException("This is no team that may be asked for its members.");
        }
        string? next = null;
        for (var page = 0; page < MostPages; page++)
        {
            var read = await ReadAsync(channel.Reference, team, next, cancellation);
            foreach (var account in read.Members ?? [])
            {
                if (Member(channel, account) is { } member)
                {
                    yield return await KnownAsync(member, cancellation);
                }
            }
            if (read.ContinuationToken is not { Length: > 0 } token || token == next)
            {
                yield break;
            }
            next = token;
        }
    }

    private static KeptReference? Member(KeptReference channel, ChannelAccount account)
    {
        var reference = channel.Reference;
        return account.Id == reference.Bot?.Id || account.Role == RoleTypes.Bot || Recipients.OfPerson(reference.ChannelId, account.Id) is not { } recipient ? null : new KeptReference
        {
            Recipient = recipient,
            Kind = RecipientKind.Member,
            TeamId = channel.TeamId,
            Name = account.Name,
            Reference = reference with
            {
                ActivityId = null,
                Locale = null,
                // Of the rest that the channel tells of a person, nothing is kept.
                User = new ChannelAccount { Id = account.Id, Name = account.Name, AadObjectId = account.AadObjectId },
                Conversation = new ConversationAccount { TenantId = reference.Conversation?.TenantId },
            },
        };
    }

    private async ValueTask<KeptReference> KnownAsync(KeptReference member, CancellationToken cancellation)
    {
        if (await references.FindAsync(member.Recipient, cancellation) is { } known)
        {
            return known;
        }
        var met = member with { Met = clock.GetUtcNow(), Refreshed = clock.GetUtcNow() };
        await references.SaveAsync(met, cancellation);
        return met;
    }

    private async Task<PagedMembersResult> ReadAsync(ConversationReference to, string team, string? next, CancellationToken cancellation)
    {
        for (var tried = 0; ; tried++)
        {
            var (page, result) = await connector.GetPagedMembersAsync(to, team, next, cancellation);
            if (page is not null)
            {
                return page;
            }
            if (result.Status != DeliveryStatus.Retryable || tried >= options.Value.MaxRetries)
            {
                throw new IOException($"The members of a team could not be read: {result.Reason}.");
            }
            await Task.Delay(result.RetryAfter is { } asked && asked < options.Value.GiveUpAfter ? asked : options.Value.RetryDelay * Math.Pow(2, tried), clock, cancellation);
        }
    }
}
