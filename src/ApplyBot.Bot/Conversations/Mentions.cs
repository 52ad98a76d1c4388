using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ApplyBot.Bot.Conversations;

/// <summary>Mentions of the bot in what people write in groups.</summary>
public static partial class Mentions
{
    /// <summary>Whether the activity mentions its recipient.</summary>
    public static bool OfRecipient(Activity activity) => Of(activity).Any();

    /// <summary>The text without the mentions of the recipient; other people's names stay, without their tags. Markup and entities are read where the text is markup; Teams calls its texts plain, and leaves <c>&lt;at&gt;</c> and <c>&amp;nbsp;</c> in them.</summary>
    public static string Strip(Activity activity)
    {
        var text = activity.Text ?? "";
        if (text.AsSpan().IndexOfAny('<', '&') >= 0)
        {
            foreach (var mention in Of(activity))
            {
                text = mention.Aggregate(text, (rest, tag) => rest.Replace(tag, " ", StringComparison.OrdinalIgnoreCase));
            }
            text = InsertedCard().Replace(Tag().Replace(text, "$1"), "");
            text = activity.TextFormat is "xml" or "html"
                ? WebUtility.HtmlDecode(AnyTag().Replace(LineBreak().Replace(text, "\n"), ""))
                : text.Replace("&nbsp;", " ", StringComparison.Ordinal);
        }
        return text.Replace('\u00a0', ' ').Trim();
    }

    /// <summary>For each mention of the recipient, the texts that may stand for it.</summary>
    private static IEnumerable<string[]> Of(Activity activity) =>
        from entity in activity.Entities ?? []
        where entity is { Type: "mention", Properties: not null }
        let members = entity.Properties!
        let account = members.TryGetValue("mentioned", out var who) ? who : default
        where Text(account, "id") is { } id && id == activity.Recipient?.Id
        select Tags(members.TryGetValue("text", out var tag) && tag.ValueKind == JsonValueKind.String ? tag.GetString() : null, Text(account, "name"));

    // Teams leaves the text out where the name has a character that is escaped, and sends group chats none.
    private static string[] Tags(string? text, string? name) =>
        text is { Length: > 0 } ? [text]
        : name is { Length: > 0 } ? [$"<at>{name}</at>", $"<at>{WebUtility.HtmlEncode(name)}</at>"]
        : [];

    private static string? Text(JsonElement account, string member) =>
        account.ValueKind == JsonValueKind.Object && account.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex("<at[^>]{0,200}>([^<]{0,200})</at>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    // Where a message extension put a card into the message.
    [GeneratedRegex(@"<span[^>]*schema\.skype\.com/InputExtension[^>]*>(?:[^<]|<span[^>]*>[^<]*</span>)*</span>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex InsertedCard();

    [GeneratedRegex("<br ?/?>|</p>|</div>|</li>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex LineBreak();

    [GeneratedRegex("</?[a-z][^<>]{0,500}>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex AnyTag();
}
