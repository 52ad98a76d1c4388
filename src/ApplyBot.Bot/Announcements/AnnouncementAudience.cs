using System.Runtime.CompilerServices;
using ApplyBot.Announcements;
using ApplyBot.Announcements.Reminders;
using ApplyBot.Bot.Channels.Teams;
using ApplyBot.Bot.Conversations.References;
using ApplyBot.Bot.Conversations.Reminders;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Announcements;

/// <summary>Whom an announcement goes to: recipients by key.</summary>
internal sealed class AnnouncementAudience(Subscriptions subscriptions, ConversationReferences references, TeamMembers teams)
{
    /// <summary>What subscribers to something are told of it; null where an audience is not of subscribers.</summary>
    public static Topic? TopicOf(Audience audience) => audience.Kind switch
    {
        AudienceKind.All => Topic.All,
        AudienceKind.Province => new Topic(audience.Targets[0], null, null),
        AudienceKind.Programme => Topic.Parse(audience.Targets[0]),
        _ => null,
    };

    /// <summary>The recipients, each once or more often; read as they are listed.</summary>
    /// <exception cref="IOException">They cannot be read, or a team cannot be asked now.</exception>
    public async IAsyncEnumerable<string> RecipientsAsync(Audience audience, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (TopicOf(audience) is { } topic)
        {
            await foreach (var recipient in subscriptions.RecipientsOf(topic, cancellation))
            {
                yield return recipient;
            }
            yield break;
        }
        foreach (var reference in await NamedAsync(audience, cancellation))
        {
            if (audience.Kind == AudienceKind.Conversations)
            {
                yield return reference.Recipient;
                continue;
            }
            await foreach (var member in teams.OfAsync(reference, cancellation))
            {
                yield return member.Recipient;
            }
        }
    }

    /// <summary>How many recipients there are now, and what of the audience is not there.</summary>
    /// <exception cref="IOException">They cannot be read.</exception>
    public async Task<(int Recipients, IReadOnlyList<AnnouncementFinding> Findings)> CountAsync(Audience audience, bool isNow, CancellationToken cancellation)
    {
        var findings = new List<AnnouncementFinding>();
        if (TopicOf(audience) is null)
        {
            var named = await NamedAsync(audience, cancellation);
            findings.AddRange(audience.Targets.Where(t => !named.Any(r => Means(audience.Kind, t, r)))
                .Select(t => Refused(audience.Kind == AudienceKind.Team ? "announce.finding.team-unknown" : "announce.finding.conversation-unknown", t)));
        }
        var recipients = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            await foreach (var recipient in RecipientsAsync(audience, cancellation))
            {
                recipients.Add(recipient);
            }
        }
        catch (IOException unreachable) when (audience.Kind == AudienceKind.Team)
        {
            findings.Add(Refused("announce.finding.audience-unreachable", string.Join('、', audience.Targets), unreachable.Message));
        }
        // Later somebody may have subscribed.
        if (recipients.Count == 0 && isNow && findings.Count == 0)
        {
            findings.Add(Refused("announce.finding.audience-empty"));
        }
        return (recipients.Count, findings);
    }

    // A team is asked through one of its channels; a conversation may be named like another, and then both are meant.
    private async Task<IReadOnlyList<KeptReference>> NamedAsync(Audience audience, CancellationToken cancellation)
    {
        var named = new List<KeptReference>();
        await foreach (var reference in references.AllAsync(cancellation))
        {
            if (audience.Targets.Any(t => Means(audience.Kind, t, reference)) && !(audience.Kind == AudienceKind.Team && named.Any(n => n.TeamId == reference.TeamId)))
            {
                named.Add(reference);
            }
        }
        return named;
    }

    private static bool Means(AudienceKind kind, string target, KeptReference reference) => kind == AudienceKind.Team
        ? reference is { Kind: RecipientKind.Channel, TeamId: { } team } && (team == target || IsCalled(reference.Name?.Split(" / ")[0], target))
        : reference.Kind != RecipientKind.Member && (reference.Recipient == target || reference.Reference.Conversation?.Id == target || IsCalled(reference.Name, target));

    private static bool IsCalled(string? name, string target) => name is not null && Compatibility.Bare(name) == Compatibility.Bare(target);

    private static AnnouncementFinding Refused(string key, params IReadOnlyList<object> arguments) => new(FindingWeight.Refused, key, arguments, []);
}
