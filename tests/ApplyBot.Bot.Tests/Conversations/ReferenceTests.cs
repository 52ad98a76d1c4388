using System.Text;
using System.Text.Json;
using ApplyBot.Bot.Conversations.References;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.Teams;
using ApplyBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Conversations;

/// <summary>How to write to somebody later: kept from the first contact, refreshed, dropped.</summary>
public sealed class ReferenceTests : IAsyncLifetime
{
    private TeamsBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TeamsBot.StartAsync();

    [Fact]
    public async Task Somebody_can_be_written_to_from_the_first_contact_on()
    {
        await _bot.PostAsync(_bot.Of(ActivityTypes.InstallationUpdate) with { Action = "add" });

        var kept = (await AllAsync()).ShouldHaveSingleItem();
        kept.Kind.ShouldBe(RecipientKind.Personal);
        kept.Name.ShouldBe("申报人");
        kept.Recipient.ShouldBe(Recipients.OfPerson(ChannelIds.MsTeams, "29:person"));
        (kept.Reference.Conversation!.Id, kept.Reference.ServiceUrl, kept.Reference.User!.Id, kept.Reference.Bot!.Id, kept.Reference.ActivityId)
            .ShouldBe(("a:person", _bot.Connector.ServiceUrl, "29:person", TeamsBot.BotId, null));
    }

    [Fact]
    public async Task What_has_changed_is_written_down_and_what_has_not_is_not()
    {
        await _bot.PostAsync(_bot.Message("金额"));
        var first = await StoredAsync();
        await _bot.PostAsync(_bot.Message("金额呢"));
        (await StoredAsync()).ETag.ShouldBe(first.ETag);

        await _bot.PostAsync(_bot.Message("金额", "a:other"));
        (await AllAsync()).ShouldHaveSingleItem().Reference.Conversation!.Id.ShouldBe("a:other");
    }

    [Fact]
    public async Task A_thread_is_part_of_its_channel_and_a_group_is_nobody_in_particular()
    {
        var data = JsonDocument.Parse("""{"team":{"id":"19:team","name":"科协"},"channel":{"id":"19:general@thread.tacv2","name":"通知"}}""").RootElement;
        await _bot.PostAsync(_bot.GroupMessage("<at>ApplyBot</at> 金额", mentioned: true) with { ChannelData = data });
        await _bot.PostAsync(_bot.GroupMessage("<at>ApplyBot</at> 金额", mentioned: true, conversation: "19:general@thread.tacv2;messageid=2") with { ChannelData = data });

        var kept = (await AllAsync()).ShouldHaveSingleItem();
        (kept.Kind, kept.Name, kept.TeamId, kept.Reference.User, kept.Reference.Conversation!.Id)
            .ShouldBe((RecipientKind.Channel, "科协 / 通知", "19:team", null, "19:general@thread.tacv2"));

        var removed = _bot.Of(ActivityTypes.InstallationUpdate) with { Action = "remove", ChannelData = data, Conversation = new ConversationAccount { Id = "19:team", ConversationType = "channel", IsGroup = true } };
        await _bot.PostAsync(removed);
        (await AllAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_kept_of_whoever_removes_the_bot()
    {
        await _bot.PostAsync(_bot.Message("金额"));
        await _bot.PostAsync(_bot.Of(ActivityTypes.InstallationUpdate) with { Action = "remove" });
        (await AllAsync()).ShouldBeEmpty();

        await _bot.PostAsync(_bot.Message("金额"));
        (await AllAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_cannot_be_written_to_can_again_once_he_speaks()
    {
        await _bot.PostAsync(_bot.Message("金额"));
        var before = (await AllAsync()).Single();
        await References.MarkUnreachableAsync(before, "403 BotDisabledByUser", CancellationToken.None);
        (await AllAsync()).Single().Unreachable.ShouldBe("403 BotDisabledByUser");

        _bot.Time.Pass(TimeSpan.FromSeconds(1));
        await _bot.PostAsync(_bot.Message("金额"));
        (await AllAsync()).Single().Unreachable.ShouldBeNull();

        // What was tried before that says nothing of now.
        await References.MarkUnreachableAsync(before, "403 BotDisabledByUser", CancellationToken.None);
        (await AllAsync()).Single().Unreachable.ShouldBeNull();
    }

    [Fact]
    public async Task Neither_key_nor_document_tells_who_it_is()
    {
        await _bot.PostAsync(_bot.Message("金额"));

        var stored = await StoredAsync();
        stored.Key.ShouldNotContain("person");
        Encoding.UTF8.GetString(stored.Content.Span).ShouldNotContain("person");
    }

    private ConversationReferences References => _bot.Host.Services.GetRequiredService<ConversationReferences>();

    private async Task<List<KeptReference>> AllAsync() => await References.AllAsync(CancellationToken.None).ToListAsync();

    private async Task<StoredDocument> StoredAsync() => await _bot.Host.Services.GetRequiredService<IDocumentStore>().ListAsync(ConversationReferences.Prefix).SingleAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();
}
