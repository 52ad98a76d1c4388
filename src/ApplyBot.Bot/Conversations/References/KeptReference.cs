using System.Text.Json.Serialization;

namespace ApplyBot.Bot.Conversations.References;

/// <summary>Who can be written to.</summary>
public enum RecipientKind
{
    /// <summary>Somebody alone with the bot.</summary>
    Personal,
    /// <summary>A group chat.</summary>
    Group,
    /// <summary>A channel of a team.</summary>
    Channel,
    /// <summary>A member of a team who has not spoken with the bot: the conversation is yet to be made.</summary>
    Member,
}

/// <summary>How somebody can be written to.</summary>
public sealed record KeptReference
{
    /// <summary>Key of the recipient, see <see cref="Recipients"/>.</summary>
    [JsonIgnore]
    public string Recipient { get; init; } = "";
    /// <summary>The conversation, without an activity; of a <see cref="RecipientKind.Member"/> without <see cref="ConversationReference.Conversation"/>'s id.</summary>
    public required ConversationReference Reference { get; init; }
    /// <summary>Who it is.</summary>
    public RecipientKind Kind { get; init; }
    /// <summary>What the channel calls him, or it; null for no name.</summary>
    public string? Name { get; init; }
    /// <summary>The team, of its channels and members; null for none.</summary>
    public string? TeamId { get; init; }
    /// <summary>When the bot met him first, UTC.</summary>
    public DateTimeOffset Met { get; init; }
    /// <summary>When the reference was last written down, UTC; at most a day before it was last seen.</summary>
    public DateTimeOffset Refreshed { get; init; }
    /// <summary>Why he cannot be written to: a status and the channel's code; null while he can. Ends when he says something.</summary>
    public string? Unreachable { get; init; }
}

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(KeptReference))]
internal sealed partial class ReferenceJson : JsonSerializerContext;
