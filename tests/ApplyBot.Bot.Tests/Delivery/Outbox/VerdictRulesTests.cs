using ApplyBot.Bot.Delivery.Outbox;
using ApplyBot.Bot.Protocol;
using ApplyBot.Storage.Outbox;

namespace ApplyBot.Bot.Tests.Delivery.Outbox;

public sealed class VerdictRulesTests
{
    private static readonly AnnouncementOptions Options = new();
    private static readonly VerdictRules Rules = new(Options, () => 0.5);

    [Theory]
    [InlineData(OutboxOperation.Send, "403 BotNotInConversationRoster", true)]
    [InlineData(OutboxOperation.Update, "403", true)]
    [InlineData(OutboxOperation.Send, "404 ConversationNotFound", true)]
    [InlineData(OutboxOperation.Send, "404", true)]
    [InlineData(OutboxOperation.Update, "404 ActivityNotFound", false)]
    [InlineData(OutboxOperation.Delete, "404 ConversationNotFound", true)]
    [InlineData(OutboxOperation.Send, "413", false)]
    [InlineData(OutboxOperation.Send, "400 BadSyntax", false)]
    [InlineData(OutboxOperation.Send, "302", false)]
    [InlineData(OutboxOperation.Send, "UntrustedServiceUrl", false)]
    [InlineData(OutboxOperation.Send, "BadAddress", false)]
    public void What_will_never_work_is_over_and_some_of_it_means_that_the_recipient_is_out_of_reach(OutboxOperation operation, string reason, bool isUnreachable)
    {
        Rules.Of(Lease(operation), new DeliveryResult(DeliveryStatus.Final, Reason: reason)).ShouldBe(new Verdict.Over(reason));
        VerdictRules.IsUnreachable(operation, reason).ShouldBe(isUnreachable);
    }

    [Theory]
    [InlineData("404")]
    [InlineData("404 ActivityNotFound")]
    public void What_is_gone_already_has_been_taken_back(string reason) =>
        Rules.Of(Lease(OutboxOperation.Delete), new DeliveryResult(DeliveryStatus.Final, Reason: reason)).ShouldBe(new Verdict.Done(null));

    [Theory]
    [InlineData("401")]
    [InlineData("401 Unauthorized")]
    [InlineData("Sign-in refused: invalid_client AADSTS7000215, status 401.")]
    public void That_the_bot_is_not_let_in_is_no_recipients_fault(string reason) =>
        Rules.Of(Lease(), new DeliveryResult(DeliveryStatus.Final, Reason: reason)).ShouldBe(new Verdict.Again(TimeSpan.FromSeconds(1), reason));

    [Fact]
    public void What_was_sent_is_done_and_what_was_replaced_keeps_its_identity()
    {
        Rules.Of(Lease(), new DeliveryResult(DeliveryStatus.Sent, "1:a")).ShouldBe(new Verdict.Done("1:a"));
        Rules.Of(Lease(OutboxOperation.Update), new DeliveryResult(DeliveryStatus.Sent, "1:b")).ShouldBe(new Verdict.Done(null));
    }

    [Fact]
    public void What_nobody_knows_of_is_tried_again_as_uncertain() =>
        Rules.Of(Lease(attempt: 3), new DeliveryResult(DeliveryStatus.Uncertain, Reason: "Timeout")).ShouldBe(new Verdict.Again(TimeSpan.FromSeconds(4), "Timeout", IsUncertain: true));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(9, 256)]
    [InlineData(10, 300)]
    [InlineData(100_000, 300)]
    public void Waits_are_doubled_up_to_the_longest(int attempt, int seconds)
    {
        var failed = new DeliveryResult(DeliveryStatus.Retryable, Reason: "502");
        Rules.Of(Lease(attempt: attempt), failed).ShouldBe(new Verdict.Again(TimeSpan.FromSeconds(seconds), "502"));
        foreach (var (chance, part) in new[] { (0.0, 0.75), (1.0, 1.25) })
        {
            new VerdictRules(Options, () => chance).Of(Lease(attempt: attempt), failed).ShouldBe(new Verdict.Again(TimeSpan.FromSeconds(seconds) * part, "502"));
        }
    }

    [Fact]
    public void Nothing_is_tried_earlier_than_the_channel_asks_nor_much_later()
    {
        foreach (var chance in new[] { 0, 0.5, 1.0 })
        {
            var again = new VerdictRules(Options, () => chance).Of(Lease(attempt: 9), new DeliveryResult(DeliveryStatus.Retryable, Reason: "429", RetryAfter: TimeSpan.FromSeconds(7)));
            again.ShouldBeOfType<Verdict.Again>().Wait.ShouldBeInRange(TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7.5));
        }
        Rules.Of(Lease(), new DeliveryResult(DeliveryStatus.Retryable, Reason: "429", RetryAfter: TimeSpan.Zero)).ShouldBeOfType<Verdict.Again>().Wait.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        Rules.Of(Lease(), new DeliveryResult(DeliveryStatus.Retryable, Reason: "503", RetryAfter: TimeSpan.FromDays(3000))).ShouldBeOfType<Verdict.Again>().Wait.ShouldBeLessThan(TimeSpan.FromDays(1.1));
    }

    [Fact]
    public void Attempts_are_enough_after_a_day_but_never_where_the_channel_only_asks_to_send_slower()
    {
        // 1, 2, 4 … 256 s, and then every five minutes.
        Rules.MostAttempts.ShouldBe(10 + (24 * 3600 - 511) / 300);
        Rules.IsEnough(Lease(attempt: Rules.MostAttempts - 1), new Verdict.Again(default, "502")).ShouldBeFalse();
        Rules.IsEnough(Lease(attempt: Rules.MostAttempts), new Verdict.Again(default, "502")).ShouldBeTrue();
        Rules.IsEnough(Lease(attempt: Rules.MostAttempts), new Verdict.Again(default, "429 Throttled")).ShouldBeFalse();
        Rules.IsEnough(Lease(attempt: int.MaxValue), new Verdict.Again(default, "429")).ShouldBeFalse();
    }

    private static OutboxLease Lease(OutboxOperation operation = OutboxOperation.Send, int attempt = 1) => new()
    {
        Mailing = "test/1", Recipient = "r", Operation = operation, Round = 1, Attempt = attempt, NotBefore = default, Until = default, Token = "t",
    };
}
