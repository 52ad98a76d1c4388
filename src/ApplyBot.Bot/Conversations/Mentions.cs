using System.Text.Json;
using System.Text.RegularExpressions;

namespace ApplyBot.Bot.Conversations;

/// <summary>Mentions of the bot in what people write in groups.</summary>
public static partial class Mentions
{
    /// <summary>Whether the activity mentions its recipient.</summary>
    public static bool OfRecipient(Activity activity) => Of(activity).Any();

    /// <summary>The text without the mentions of the recipient; other people's names stay, without their tags.</summary>
    public static string Strip(Activity activity)
    {
        var text = activity.Text ?? "";
        foreach (var mention in Of(activity))
        {
            text = mention.Length > 0 ? text.Replace(mention, " ", StringComparison.OrdinalIgnoreCase) : text;
        }
        return Tag().Replace(text, "$1").Replace("&nbsp;", " ", StringComparison.Ordinal).Trim();
    }

    /// <summary>Texts that stand for the recipient; empty where the mention does not tell.</summary>
    private static IEnumerable<string> Of(Activity activity) =>
        from entity in activity.Entities ?? []
        where entity is { Type: "mention", Properties: not null }
        let properties = entity.Properties
        where properties.TryGetValue("mentioned", out var who) && who.ValueKind == JsonValueKind.Object
            && who.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.GetString() == activity.Recipient?.Id
        select properties.TryGetValue("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    [GeneratedRegex("<at[^>]{0,200}>([^<]{0,200})</at>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Tag();
}
