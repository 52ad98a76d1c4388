using System.Text;
using System.Text.Json;
using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Cards.Drafts;
using ApplyBot.Bot.Downloads;
using ApplyBot.Exporting;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations.Drafts;

/// <summary>Hands a draft to its owner as a file, as suits the channel: Teams asks him for consent, the page and other channels get a link, and where there can be none the text itself.</summary>
public sealed class DraftDelivery(DownloadLinks links, ExportDraft export, Replies replies, Wording wording)
{
    // Channels cut or refuse longer messages: Slack beyond 4,000 characters, Telegram beyond 4,096.
    private const int LongestMessage = 3_500;

    /// <summary>What to say. Only for somebody alone with the bot; a group gets nothing.</summary>
    /// <param name="inbound">What is answered.</param>
    /// <param name="owner">Owner of the draft.</param>
    /// <param name="draft">The draft. The link, and the consent, lead to it as it will be by then.</param>
    /// <param name="format">What kind of file.</param>
    /// <param name="language"><c>zh-CN</c> or <c>en-US</c>.</param>
    public IReadOnlyList<Activity> Deliver(Activity inbound, string owner, OwnDraft draft, ExportFormat format, string language)
    {
        if (Occasions.PersonOf(inbound) != owner)
        {
            return [];
        }
        if (export(draft.Draft, format, language) is not { } file)
        {
            return [replies.Say(wording.Say(language, "download.none"), language, inbound)];
        }
        if (inbound.ChannelId == ChannelIds.MsTeams)
        {
            return [Consent(inbound, file, new FileOffer(draft.Draft.Id, format, draft.Draft.Revision, language))];
        }
        if (links.LinkFor(inbound, owner, draft.Draft.Id, format, language) is not { } link)
        {
            return [.. Texts(draft, file, format, language).Select(text => replies.Say(text, language, inbound) with { Text = text, TextFormat = "plain" })];
        }
        var card = DownloadCard.Of(link, file.Name, (int)links.Lifetime.TotalMinutes, file.IsDraft, language, wording);
        return ChannelFeatures.SupportsAdaptiveCards(inbound.ChannelId)
            ? [new Activity { Type = ActivityTypes.Message, Locale = language, InputHint = "acceptingInput", ReplyToId = inbound.Id, Summary = (string)card["speak"]!, Attachments = [CardElements.Attached(card)] }]
            : [replies.Say((string)card["fallbackText"]!, language, inbound)];
    }

    private Activity Consent(Activity inbound, ExportedFile file, FileOffer offer)
    {
        var said = wording.Say(offer.Language, file.IsDraft ? "file.offered.draft" : "file.offered");
        var consent = new FileConsentCard(said, file.Bytes.Length, offer.Context, offer.Context);
        return new Activity
        {
            Type = ActivityTypes.Message, Locale = offer.Language, InputHint = "acceptingInput", ReplyToId = inbound.Id, Summary = said,
            Attachments = [new Attachment { ContentType = FileConsentCard.ContentType, Name = file.Name, Content = JsonSerializer.SerializeToElement(consent, ProtocolJson.Wire.FileConsentCard) }],
        };
    }

    private IEnumerable<string> Texts(OwnDraft draft, ExportedFile file, ExportFormat format, string language)
    {
        var readable = format is ExportFormat.Markdown or ExportFormat.Json ? file : export(draft.Draft, ExportFormat.Markdown, language)!;
        yield return wording.Say(language, "download.inline", readable.Name);
        var piece = new StringBuilder();
        foreach (var line in Encoding.UTF8.GetString(readable.Bytes).TrimStart('\ufeff').Split('\n').SelectMany(Cut))
        {
            if (piece.Length > 0 && piece.Length + line.Length >= LongestMessage)
            {
                yield return piece.ToString();
                piece.Clear();
            }
            piece.Append(piece.Length > 0 ? "\n" : "").Append(line);
        }
        if (!string.IsNullOrWhiteSpace(piece.ToString()))
        {
            yield return piece.ToString();
        }
    }

    private static IEnumerable<string> Cut(string line)
    {
        while (line.Length > LongestMessage)
        {
            var end = char.IsHighSurrogate(line[LongestMessage - 1]) ? LongestMessage - 1 : LongestMessage;
            yield return line[..end];
            line = line[end..];
        }
        yield return line.TrimEnd('\r');
    }
}
