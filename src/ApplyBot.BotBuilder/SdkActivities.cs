using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace ApplyBot.BotBuilder;

/// <summary>The protocol's types as the SDK has them: each member under its own name, and what neither names carried along.</summary>
internal static class SdkActivities
{
    /// <summary>An activity that came in.</summary>
    public static Sdk.Activity Incoming(Activity activity) => Of(activity, ExactJson.Tree);

    /// <summary>An activity that goes out.</summary>
    public static Sdk.Activity Outgoing(Activity activity) => Of(activity, ExactJson.Text);

    public static Sdk.ConversationParameters Of(ConversationParameters parameters) => new()
    {
        IsGroup = parameters.IsGroup,
        Bot = Of(parameters.Bot),
        Members = parameters.Members?.Select(Of).ToList(),
        TenantId = parameters.TenantId,
        ChannelData = Tree(parameters.ChannelData, ExactJson.Text),
    };

    public static Sdk.ConversationReference? Of(ConversationReference? reference) => reference is null ? null : new()
    {
        ActivityId = reference.ActivityId,
        User = Of(reference.User),
        Bot = Of(reference.Bot),
        Conversation = Of(reference.Conversation),
        ChannelId = reference.ChannelId,
        ServiceUrl = reference.ServiceUrl,
        Locale = reference.Locale,
    };

    private static Sdk.Activity Of(Activity activity, Func<JsonElement, JToken> tree)
    {
        var sdk = new Sdk.Activity
        {
            Type = activity.Type,
            Id = activity.Id,
            Timestamp = activity.Timestamp,
            LocalTimestamp = activity.LocalTimestamp,
            LocalTimezone = activity.LocalTimezone,
            ServiceUrl = activity.ServiceUrl,
            ChannelId = activity.ChannelId,
            From = Of(activity.From),
            Conversation = Of(activity.Conversation),
            Recipient = Of(activity.Recipient),
            TextFormat = activity.TextFormat,
            MembersAdded = activity.MembersAdded?.Select(Of).ToList(),
            MembersRemoved = activity.MembersRemoved?.Select(Of).ToList(),
            Locale = activity.Locale,
            Text = activity.Text,
            InputHint = activity.InputHint,
            SuggestedActions = Of(activity.SuggestedActions, tree),
            Attachments = activity.Attachments?.Select(attachment => Of(attachment, tree)).ToList(),
            Entities = activity.Entities?.Select(Of).ToList(),
            ChannelData = Tree(activity.ChannelData, tree),
            ReplyToId = activity.ReplyToId,
            Value = Tree(activity.Value, tree),
            Name = activity.Name,
            RelatesTo = Of(activity.RelatesTo),
            DeliveryMode = activity.DeliveryMode,
            Action = activity.Action,
            Summary = activity.Summary,
        };
        Carry(sdk, activity.Properties, sdk.Properties);
        return sdk;
    }

    private static Sdk.ChannelAccount? Of(ChannelAccount? account)
    {
        if (account is null)
        {
            return null;
        }
        var sdk = new Sdk.ChannelAccount { Id = account.Id, Name = account.Name, AadObjectId = account.AadObjectId, Role = account.Role };
        Carry(sdk, account.Properties, sdk.Properties);
        return sdk;
    }

    private static Sdk.ConversationAccount? Of(ConversationAccount? conversation)
    {
        if (conversation is null)
        {
            return null;
        }
        var sdk = new Sdk.ConversationAccount
        {
            Id = conversation.Id,
            Name = conversation.Name,
            IsGroup = conversation.IsGroup,
            ConversationType = conversation.ConversationType,
            TenantId = conversation.TenantId,
        };
        Carry(sdk, conversation.Properties, sdk.Properties);
        return sdk;
    }

    private static Sdk.Attachment? Of(Attachment? attachment, Func<JsonElement, JToken> tree) => attachment is null ? null : new()
    {
        ContentType = attachment.ContentType,
        ContentUrl = attachment.ContentUrl,
        Content = Tree(attachment.Content, tree),
        Name = attachment.Name,
    };

    private static Sdk.Entity? Of(Entity? entity)
    {
        if (entity is null)
        {
            return null;
        }
        var sdk = new Sdk.Entity { Type = entity.Type };
        Carry(sdk, entity.Properties, sdk.Properties);
        return sdk;
    }

    private static Sdk.SuggestedActions? Of(SuggestedActions? suggested, Func<JsonElement, JToken> tree) => suggested is null ? null : new()
    {
        To = suggested.To?.ToList(),
        Actions = suggested.Actions?.Select(action => action is null ? null : new Sdk.CardAction { Type = action.Type, Title = action.Title, Value = Tree(action.Value, tree) }).ToList(),
    };

    private static JToken? Tree(JsonElement? element, Func<JsonElement, JToken> tree) => element is { } some ? tree(some) : null;

    // Where the SDK names a member that the protocol's type does not, it gets it.
    private static void Carry(object sdk, IDictionary<string, JsonElement>? properties, JObject others)
    {
        foreach (var (name, element) in properties ?? new Dictionary<string, JsonElement>())
        {
            var value = ExactJson.Tree(element);
            if (!ExactJson.TrySet(sdk, name, value))
            {
                others[name] = value;
            }
        }
    }
}
