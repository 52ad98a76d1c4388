using ApplyBot.Bot.Delivery;
using ApplyBot.Bot.Protocol;

namespace ApplyBot.Bot.Tests.Delivery;

/// <summary>What every delivery keeps to.</summary>
public abstract class DeliveryContract
{
    internal abstract IDelivery Delivery { get; }

    /// <summary>A conversation that is there.</summary>
    internal abstract Task<ConversationReference> OpenAsync();

    /// <summary>What stands in the conversation now: texts by the bot, in order.</summary>
    internal abstract Task<IReadOnlyList<string?>> StandingAsync(ConversationReference conversation);

    [Fact]
    public async Task What_is_sent_arrives_in_order_even_if_nobody_awaits_it()
    {
        var to = await OpenAsync();
        var texts = Enumerable.Range(0, 20).Select(n => $"第{n}条").ToList();

        var results = await Task.WhenAll(texts.Select(text => Delivery.SendAsync(to, Say(text))).ToList());

        results.ShouldAllBe(r => r.Status == DeliveryStatus.Sent && r.Reason == null);
        results.Select(r => r.ActivityId).Distinct().Count().ShouldBe(20);
        results.ShouldAllBe(r => r.ActivityId != null);
        (await StandingAsync(to)).ShouldBe(texts);
    }

    [Fact]
    public async Task What_was_sent_can_be_replaced_and_taken_back()
    {
        var to = await OpenAsync();
        var first = await Delivery.SendAsync(to, Say("一"));
        var second = await Delivery.SendAsync(to, Say("二"));
        await Delivery.SendAsync(to, Say("三"));

        var replaced = await Delivery.UpdateAsync(to, Say("一改") with { Id = first.ActivityId });
        var removed = await Delivery.DeleteAsync(to, second.ActivityId!);

        (replaced.Status, replaced.ActivityId, removed.Status).ShouldBe((DeliveryStatus.Sent, first.ActivityId, DeliveryStatus.Sent));
        (await StandingAsync(to)).Order().ShouldBe(["一改", "三"]);
    }

    [Fact]
    public async Task Typing_is_sent_and_leaves_nothing()
    {
        var to = await OpenAsync();

        (await Delivery.SendAsync(to, new Activity { Type = ActivityTypes.Typing })).Status.ShouldBe(DeliveryStatus.Sent);

        (await StandingAsync(to)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_there_is_final_with_a_reason_and_never_an_exception()
    {
        var to = await OpenAsync();
        var nowhere = to with { Conversation = new ConversationAccount { Id = "nowhere" } };
        DeliveryResult[] results =
        [
            await Delivery.SendAsync(nowhere, Say("一")),
            await Delivery.SendAsync(new ConversationReference(), Say("一")),
            await Delivery.UpdateAsync(to, Say("一") with { Id = "never" }),
            await Delivery.UpdateAsync(to, Say("没有标识")),
            await Delivery.DeleteAsync(to, "never"),
            await Delivery.DeleteAsync(to, ""),
        ];

        results.ShouldAllBe(r => r.Status == DeliveryStatus.Final && r.Reason!.Length > 0);
        results[0].Reason.ShouldBe("404 ConversationNotFound");
        (await StandingAsync(to)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_has_given_up_sends_nothing()
    {
        var to = await OpenAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await Delivery.SendAsync(to, Say("一"), new CancellationToken(true)));

        (await StandingAsync(to)).ShouldBeEmpty();
    }

    protected static Activity Say(string text) => new() { Type = ActivityTypes.Message, Text = text };
}
