using System.Text.Json;
using ApplyBot.Bot.Delivery;

namespace ApplyBot.Bot.Conversations.References;

/// <summary>What an activity tells of how to write to where it came from.</summary>
internal static class SeenReference
{
    /// <summary>The reference, yet without a recipient and times; null where nobody could be written to by it.</summary>
    public static KeptReference? Of(Activity inbound)
    {
        if (inbound.Conversation?.Id is not { Length: > 0 } conversation)
        {
            return null;
        }
        var (isGroup, reference) = (Occasions.IsGroup(inbound), Addressing.ReferenceOf(inbound) with { ActivityId = null });
        if (!isGroup)
        {
            return new KeptReference { Reference = reference, Kind = RecipientKind.Personal, Name = Named(inbound.From?.Name) };
        }
        var team = Data(inbound, "team");
        return new KeptReference
        {
            // In a group nobody in particular is written to.
            Reference = reference with { User = null, Conversation = inbound.Conversation with { Id = Recipients.WithoutThread(conversation) } },
            Kind = team is null ? RecipientKind.Group : RecipientKind.Channel,
            TeamId = team is { } found ? Text(found, "id") : null,
            Name = Named(string.Join(" / ", new[] { team is { } named ? Text(named, "name") : null, Data(inbound, "channel") is { } channel ? Text(channel, "name") : null }.OfType<string>())) ?? Named(inbound.Conversation.Name),
        };
    }

    /// <summary>Whether both lead to the same place under the same names.</summary>
    public static bool IsSame(KeptReference a, KeptReference b) =>
        a.Reference.ServiceUrl == b.Reference.ServiceUrl && a.Reference.Conversation?.Id == b.Reference.Conversation?.Id && a.Reference.Bot?.Id == b.Reference.Bot?.Id
        && a.Reference.User?.Id == b.Reference.User?.Id && a.Reference.User?.AadObjectId == b.Reference.User?.AadObjectId && a.Reference.Locale == b.Reference.Locale
        && a.Kind == b.Kind && a.TeamId == b.TeamId && (b.Name is null || a.Name == b.Name);

    private static JsonElement? Data(Activity inbound, string member) =>
        inbound.ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static string? Text(JsonElement value, string member) => InvokeValue.Text(value, member) is { Length: > 0 } text ? text : null;

    private static string? Named(string? name) => string.IsNullOrWhiteSpace(name) ? null : name;
}
