using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApplyBot.Bot.Protocol;

/// <summary>What a channel and the bot send to each other (Bot Framework protocol, version 3). Members that ApplyBot does not read are carried along in <see cref="Properties"/>.</summary>
public sealed record Activity
{
    /// <summary>One of <see cref="ActivityTypes"/>.</summary>
    public string? Type { get; init; }
    /// <summary>Identity within the channel, given by the channel.</summary>
    public string? Id { get; init; }
    /// <summary>When it was sent, UTC.</summary>
    public DateTimeOffset? Timestamp { get; init; }
    /// <summary>When it was sent, on the sender's clock.</summary>
    public DateTimeOffset? LocalTimestamp { get; init; }
    /// <summary>The sender's time zone (IANA).</summary>
    public string? LocalTimezone { get; init; }
    /// <summary>Where the channel takes replies.</summary>
    public string? ServiceUrl { get; init; }
    /// <summary>One of <see cref="ChannelIds"/>.</summary>
    public string? ChannelId { get; init; }
    /// <summary>Who sent it.</summary>
    public ChannelAccount? From { get; init; }
    /// <summary>The conversation that it belongs to.</summary>
    public ConversationAccount? Conversation { get; init; }
    /// <summary>Whom it is for.</summary>
    public ChannelAccount? Recipient { get; init; }
    /// <summary><c>plain</c> or <c>markdown</c>.</summary>
    public string? TextFormat { get; init; }
    /// <summary>Who joined (<see cref="ActivityTypes.ConversationUpdate"/>).</summary>
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }
    /// <summary>Who left (<see cref="ActivityTypes.ConversationUpdate"/>).</summary>
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }
    /// <summary>Language of the text or of the sender, BCP 47.</summary>
    public string? Locale { get; init; }
    /// <summary>What was said.</summary>
    public string? Text { get; init; }
    /// <summary>Whether an answer is awaited: <c>acceptingInput</c>, <c>expectingInput</c>, <c>ignoringInput</c>.</summary>
    public string? InputHint { get; init; }
    /// <summary>What the user may press next.</summary>
    public SuggestedActions? SuggestedActions { get; init; }
    /// <summary>Cards and files.</summary>
    public IReadOnlyList<Attachment>? Attachments { get; init; }
    /// <summary>Metadata, among it citations.</summary>
    public IReadOnlyList<Entity>? Entities { get; init; }
    /// <summary>Data of the channel's own.</summary>
    public JsonElement? ChannelData { get; init; }
    /// <summary>The activity that this one answers.</summary>
    public string? ReplyToId { get; init; }
    /// <summary>Data of an event, an invoke or a card.</summary>
    public JsonElement? Value { get; init; }
    /// <summary>Name of an event or an invoke.</summary>
    public string? Name { get; init; }
    /// <summary>Another conversation that this activity speaks of.</summary>
    public ConversationReference? RelatesTo { get; init; }
    /// <summary>How replies are awaited; one of <see cref="DeliveryModes"/>, null as <see cref="DeliveryModes.Normal"/>.</summary>
    public string? DeliveryMode { get; init; }
    /// <summary>What has happened (<see cref="ActivityTypes.InstallationUpdate"/>): <c>add</c>, <c>remove</c>, <c>add-upgrade</c>, <c>remove-upgrade</c>.</summary>
    public string? Action { get; init; }
    /// <summary>What a notification shows of a message that has no text.</summary>
    public string? Summary { get; init; }

    /// <summary>Fingerprint of the staff key that whoever began the conversation showed. Known within this process alone: it is neither read from what comes in nor written to what goes out.</summary>
    [JsonIgnore]
    public string? StaffProof { get; init; }

    /// <summary>Members that are not named here.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>Kinds of activities.</summary>
public static class ActivityTypes
{
    /// <summary>Somebody says something.</summary>
    public const string Message = "message";
    /// <summary>Somebody is writing.</summary>
    public const string Typing = "typing";
    /// <summary>Members or topic have changed.</summary>
    public const string ConversationUpdate = "conversationUpdate";
    /// <summary>Something has happened outside of what people say.</summary>
    public const string Event = "event";
    /// <summary>A request that waits for a result.</summary>
    public const string Invoke = "invoke";
    /// <summary>What was said has been changed.</summary>
    public const string MessageUpdate = "messageUpdate";
    /// <summary>What was said has been taken back.</summary>
    public const string MessageDelete = "messageDelete";
    /// <summary>Somebody reacts to what was said.</summary>
    public const string MessageReaction = "messageReaction";
    /// <summary>The bot has been added to, or removed from, a conversation.</summary>
    public const string InstallationUpdate = "installationUpdate";
    /// <summary>The conversation is over.</summary>
    public const string EndOfConversation = "endOfConversation";
}

/// <summary>How replies to an activity are awaited.</summary>
public static class DeliveryModes
{
    /// <summary>Each by a request of its own.</summary>
    public const string Normal = "normal";
    /// <summary>All in the response to the request that brought the activity.</summary>
    public const string ExpectReplies = "expectReplies";
}

/// <summary>Names of the channels.</summary>
public static class ChannelIds
{
    /// <summary>Direct Line, and the web chat over it.</summary>
    public const string DirectLine = "directline";
    /// <summary>Microsoft Teams.</summary>
    public const string MsTeams = "msteams";
}
