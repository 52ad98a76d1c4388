using System.Text.Json;
using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Conversations.Drafts;
using ApplyBot.Bot.Delivery;
using ApplyBot.Bot.Downloads;
using ApplyBot.Knowledge;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Channels.Teams.Files;

/// <summary>Answers what somebody says to a file that was offered. The invoke is answered at once, since Teams waits five seconds and an upload may take longer; what became of the file is a message.</summary>
internal sealed class FileConsent(DraftStore drafts, ExportDraft export, FileUpload upload, ConnectorDelivery delivery, Replies replies, Wording wording, IOptions<FileUploadOptions> options, IHostApplicationLifetime lifetime, ILogger<FileConsent> log)
{
    private int _running;

    /// <summary>Answers <see cref="InvokeNames.FileConsent"/>.</summary>
    public ValueTask<TurnResult> RunAsync(Activity inbound, ChatState state, CancellationToken cancellation) => ValueTask.FromResult(new TurnResult(state, [.. Run(inbound, out var response)], response));

    private IEnumerable<Activity> Run(Activity inbound, out InvokeResponse response)
    {
        response = new InvokeResponse(StatusCodes.Status200OK);
        if (Occasions.PersonOf(inbound) is not { } owner || !InvokeValue.TryRead(inbound, ProtocolJson.Wire.FileConsentCardResponse, out var said) || FileOffer.Read(said.Context) is not { } offer || said.Action is not ("accept" or "decline"))
        {
            response = InvokeValue.Malformed("The value must be an answer to a file that was offered.");
            return [];
        }
        if (said.Action == "decline")
        {
            _ = TakeBackAsync(inbound);
            return [Say(inbound, offer, "file.declined")];
        }
        if (upload.Allowed(said.UploadInfo?.UploadUrl) is not { } address)
        {
            log.LogWarning("A file was to be put where none may be put; see the setting Files:UploadHosts");
            return [Say(inbound, offer, "file.failed")];
        }
        if (Interlocked.Increment(ref _running) > options.Value.MaxUploads)
        {
            Interlocked.Decrement(ref _running);
            return [Say(inbound, offer, "file.failed")];
        }
        // Not awaited: the result is a message of its own. Nothing of the conversation changes, so the turn is not run twice.
        _ = Task.Run(() => PutAsync(inbound, owner, offer, said.UploadInfo!, address), CancellationToken.None);
        return [];
    }

    private async Task PutAsync(Activity inbound, string owner, FileOffer offer, FileUploadInfo place, Uri address)
    {
        try
        {
            if (await drafts.FindAsync(owner, offer.Draft, lifetime.ApplicationStopping) is not { } own || export(own.Draft, offer.Format, offer.Language) is not { } file)
            {
                await SendAsync(inbound, Say(inbound, offer, "file.gone"));
                return;
            }
            if (!await upload.PutAsync(address, file.Bytes, lifetime.ApplicationStopping))
            {
                // The card stays, so that it can be pressed again.
                await SendAsync(inbound, Say(inbound, offer, "file.failed"));
                return;
            }
            await TakeBackAsync(inbound);
            await SendAsync(inbound, new Activity
            {
                Type = ActivityTypes.Message, Locale = offer.Language, Summary = wording.Say(offer.Language, "file.done"),
                Attachments = [new Attachment { ContentType = FileInfoCard.ContentType, ContentUrl = place.ContentUrl, Name = place.Name, Content = JsonSerializer.SerializeToElement(new FileInfoCard(place.UniqueId, place.FileType), ProtocolJson.Wire.FileInfoCard) }],
            });
            await SendAsync(inbound, Say(inbound, offer, file.IsDraft ? "file.done.draft" : "file.done"));
        }
#pragma warning disable CA1031 // Nobody awaits it; whoever waits for the file is told.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            // Not its message, which may say what is in the draft.
            log.LogError("A file could not be delivered: {Defect}\n{Where}", defect.GetType().Name, defect.StackTrace);
            await SendAsync(inbound, Say(inbound, offer, "file.failed"));
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    // The card that asked has done its work.
    private Task TakeBackAsync(Activity inbound) => inbound.ReplyToId is { Length: > 0 } card ? delivery.DeleteAsync(Addressing.ReferenceOf(inbound), card) : Task.CompletedTask;

    private Task<DeliveryResult> SendAsync(Activity inbound, Activity activity) => delivery.SendAsync(Addressing.ReferenceOf(inbound), activity);

    private Activity Say(Activity inbound, FileOffer offer, string key) => replies.Say(wording.Say(offer.Language, key), offer.Language, inbound) with { ReplyToId = null };
}
