using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ApplyBot.Bot.Conversations;

/// <summary>What an activity tells of the conversation beyond what is said, in the words of Teams and of the other channels.</summary>
internal static class Occasions
{
    /// <summary>Whether more than one person takes part: a group chat or a channel of a team.</summary>
    public static bool IsGroup(Activity activity) =>
        activity.Conversation is { } conversation && (conversation.IsGroup == true || conversation.ConversationType is "groupChat" or "channel");

    /// <summary>Whether somebody has come who is to be greeted: in a group the bot itself, not each member; alone with a person, that person, whom Teams announces by the bot's arrival.</summary>
    public static bool IsArrival(Activity update)
    {
        var bot = update.MembersAdded?.Any(member => IsBot(member, update)) == true;
        return IsGroup(update) ? bot
            : (bot && update.ChannelId == ChannelIds.MsTeams) || update.MembersAdded?.Any(member => !IsBot(member, update)) == true;
    }

    /// <summary>Whether the bot has been removed.</summary>
    public static bool IsRemoval(Activity update) => update.MembersRemoved?.Any(member => IsBot(member, update)) == true;

    /// <summary>The team that has changed, where the activity is about a team rather than something said in it; one team has many conversations.</summary>
    public static string? TeamOf(Activity activity) =>
        activity.Type is ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate
        && activity.ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("team", out var team) && team.ValueKind == JsonValueKind.Object
        && team.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
        && id.GetString() is { Length: > 0 } found ? found : null;

    /// <summary>Language of the sender, BCP 47: the activity's, else that of the program that the sender uses.</summary>
    public static string? LocaleOf(Activity activity)
    {
        if (activity.Locale is { Length: > 0 } locale)
        {
            return locale;
        }
        var client = activity.Entities?.FirstOrDefault(entity => entity?.Type == "clientInfo")?.Properties;
        return client is not null && client.TryGetValue("locale", out var told) && told.ValueKind == JsonValueKind.String ? told.GetString() : null;
    }

    /// <summary>Stands for whoever sent the activity in keys of the store, which do not tell who it is; null where nothing personal may be used: in a group, and of somebody without a name.</summary>
    public static string? PersonOf(Activity activity) => IsGroup(activity) ? null : PersonOf(activity.ChannelId, activity.From?.Id);

    /// <summary>The same for an account of a channel.</summary>
    public static string? PersonOf(string? channelId, string? userId) =>
        userId is not { Length: > 0 } id ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes($"{channelId}\n{id}")));

    private static bool IsBot(ChannelAccount? member, Activity update) => member?.Id is { } id && id == update.Recipient?.Id;
}
