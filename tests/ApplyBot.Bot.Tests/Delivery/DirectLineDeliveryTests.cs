using ApplyBot.Bot.Channels.DirectLine;
using ApplyBot.Bot.Delivery;
using ApplyBot.Bot.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Delivery;

public sealed class DirectLineDeliveryTests : DeliveryContract, IDisposable
{
    private readonly BotHost _host = new();
    private DirectLineClient _client = null!;

    internal override IDelivery Delivery => _host.Services.GetRequiredService<DirectLineDelivery>();

    internal override async Task<ConversationReference> OpenAsync()
    {
        _client = await DirectLineClient.InConversationAsync(_host);
        return new ConversationReference { ChannelId = ChannelIds.DirectLine, Conversation = new ConversationAccount { Id = _client.Id } };
    }

    internal override async Task<IReadOnlyList<string?>> StandingAsync(ConversationReference conversation) =>
        [.. (await _client.ReadFromAsync("")).Activities.Where(a => a.Type == ActivityTypes.Message && a.From!.Role == RoleTypes.Bot).Select(a => a.Text)];

    [Fact]
    public async Task Who_has_read_on_reads_what_was_replaced_and_what_was_taken_back()
    {
        var to = await OpenAsync();
        var first = await Delivery.SendAsync(to, Say("一"));
        var second = await Delivery.SendAsync(to, Say("二"));
        var read = await _client.ReadAsync();
        _host.Time.Pass(TimeSpan.FromMinutes(1));

        await Delivery.UpdateAsync(to, Say("一改") with { Id = first.ActivityId });
        await Delivery.DeleteAsync(to, second.ActivityId!);

        var news = await _client.ReadAsync();
        news.Select(a => (a.Type, a.Id, a.Text)).ShouldBe([("message", first.ActivityId, "一改"), ("messageDelete", second.ActivityId, null)]);
        news[0].Timestamp.ShouldBe(read[0].Timestamp);
        news.ShouldAllBe(a => a.From!.Role == RoleTypes.Bot && a.Conversation!.Id == _client.Id && a.ChannelId == ChannelIds.DirectLine);
    }

    [Fact]
    public async Task What_the_user_said_is_not_the_bots_to_change()
    {
        var to = await OpenAsync();
        await _client.SayAsync("问");
        var said = (await _client.ReadAsync())[0];

        (await Delivery.UpdateAsync(to, Say("改") with { Id = said.Id })).Status.ShouldBe(DeliveryStatus.Final);
        (await Delivery.DeleteAsync(to, said.Id!)).Status.ShouldBe(DeliveryStatus.Final);

        (await _client.ReadFromAsync("")).Activities[0].Text.ShouldBe("问");
    }

    public void Dispose() => _host.Dispose();
}
