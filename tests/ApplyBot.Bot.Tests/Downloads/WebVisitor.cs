using ApplyBot.Bot.Conversations.Drafts;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.SelfChecks;
using ApplyBot.Exporting;

namespace ApplyBot.Bot.Tests.Downloads;

/// <summary>A browser with the page open, and its owner's draft.</summary>
internal sealed class WebVisitor(BotHost host, string user)
{
    /// <summary>The browser: it keeps cookies.</summary>
    public HttpClient Browser { get; } = host.CreateClient();

    /// <summary>What the page sends, as the bot gets it.</summary>
    public Activity Inbound { get; } = new()
    {
        Type = ActivityTypes.Message, Id = "1", ChannelId = ChannelIds.DirectLine, ServiceUrl = "http://localhost/directline", From = new ChannelAccount { Id = user }, Conversation = new ConversationAccount { Id = "c" },
    };

    public string Owner => DraftStore.OwnerOf(Inbound)!;

    public static async Task<WebVisitor> OpenAsync(BotHost host, string user)
    {
        var visitor = new WebVisitor(host, user);
        var opened = await visitor.Browser.PostAsync("/directline/tokens/generate", new StringContent($$$"""{"user":{"id":"{{{user}}}"}}"""));
        opened.IsSuccessStatusCode.ShouldBeTrue();
        return visitor;
    }

    public Task<OwnDraft> KeepAsync(string id = "d1") => Drafted.KeepAsync(host.Services, Owner, id);

    /// <summary>The link on the card that the draft is handed over on.</summary>
    public string Link(OwnDraft draft, ExportFormat format = ExportFormat.Word)
    {
        var card = CheckCards.CardOf(Drafted.Deliver(host.Services, Inbound, draft, format).ShouldHaveSingleItem())!;
        return (string)CheckCards.Button(card, "下载文件")["url"]!;
    }
}
