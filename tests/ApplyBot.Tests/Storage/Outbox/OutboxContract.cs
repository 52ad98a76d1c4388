using ApplyBot.Storage.Outbox;

namespace ApplyBot.Tests.Storage.Outbox;

/// <summary>What holds of every outbox: mailings, and the life of a row. An implementation inherits the last of these classes, and says how it is opened.</summary>
public abstract class OutboxContract : OutboxFixture
{
    [StoreFact]
    public Task A_mailing_begins_once_with_a_row_for_each_recipient() => With(async outbox =>
    {
        (await outbox.BeginAsync(new Mailing("announcement/1", Now.AddHours(1)) { IsPaused = true }, Entries("b", "a", "乙"))).ShouldBe(3);
        (await Begin(outbox, "announcement/1", "c")).ShouldBeNull();
        (await Begin(outbox, "announcement/10")).ShouldBe(0);
        (await Begin(outbox, "announcement", "x")).ShouldBe(1);

        (await outbox.FindAsync("announcement/1")).ShouldBe(new Mailing("announcement/1", Now.AddHours(1)) { Begun = Now, IsPaused = true });
        (await outbox.FindAsync("announcement/2")).ShouldBeNull();
        (await All(outbox.ListAsync("announcement/"))).Select(mailing => mailing.Id).ShouldBe(["announcement/1", "announcement/10"]);
        (await All(outbox.ListAsync(""))).Count.ShouldBe(3);
        (await All(outbox.ListAsync("announcement_"))).ShouldBeEmpty();
        (await States(outbox, "announcement/1")).ShouldBe("a Pending, b Pending, 乙 Pending");
        (await States(outbox, "announcement")).ShouldBe("x Pending");
        (await States(outbox, "announcement/2")).ShouldBe("");
        (await Row(outbox, "announcement/1", "乙")).ShouldSatisfyAllConditions(
            row => row.Payload.ToArray().ShouldBe(Bytes("for 乙").ToArray()), row => row.DueAt.ShouldBe(Now.AddHours(1)),
            row => row.Attempts.ShouldBe(0), row => row.DeliveredRound.ShouldBe(0), row => row.ActivityId.ShouldBeNull(), row => row.DeliveredAt.ShouldBeNull());
    });

    [StoreFact]
    public Task Of_two_entries_for_one_recipient_the_first_counts() => With(async outbox =>
    {
        static async IAsyncEnumerable<OutboxEntry> Twice()
        {
            await Task.Yield();
            for (var n = 0; n < 600; n++) yield return new OutboxEntry("a", Bytes($"{n}"));
        }

        (await outbox.BeginAsync(new Mailing("m", Now), Twice())).ShouldBe(1);
        (await Row(outbox, "m", "a")).Payload.ToArray().ShouldBe(Bytes("0").ToArray());
        (await outbox.AddAsync("m", [new OutboxEntry("a", Bytes("x")), new OutboxEntry("b", Bytes("1")), new OutboxEntry("b", Bytes("2")), new OutboxEntry("c")])).ShouldBe(2);
        (await Row(outbox, "m", "a")).Payload.ToArray().ShouldBe(Bytes("0").ToArray());
        (await Row(outbox, "m", "b")).Payload.ToArray().ShouldBe(Bytes("1").ToArray());
        (await Row(outbox, "m", "c")).Payload.IsEmpty.ShouldBeTrue();
        (await States(outbox, "m")).ShouldBe("a Pending, b Pending, c Pending");
        (await outbox.AddAsync("n", [new OutboxEntry("a")])).ShouldBeNull();
    });

    [StoreFact]
    public async Task A_mailing_whose_entries_fail_or_that_is_given_up_has_not_begun()
    {
        await With(async outbox =>
        {
            using var given = new CancellationTokenSource();
            async IAsyncEnumerable<OutboxEntry> Failing(Action fail)
            {
                await foreach (var entry in Entries(Enumerable.Range(0, 700).Select(n => $"r{n}"))) yield return entry;
                fail();
            }

            await Should.ThrowAsync<InvalidOperationException>(async () => await outbox.BeginAsync(new Mailing("m", Now), Failing(() => throw new InvalidOperationException())));
            await Should.ThrowAsync<OperationCanceledException>(async () => await outbox.BeginAsync(new Mailing("m", Now), Failing(given.Cancel), given.Token));
            (await outbox.FindAsync("m")).ShouldBeNull();
            (await Claim(outbox)).ShouldBeEmpty();
        });
        await With(async outbox =>
        {
            (await Claim(outbox)).ShouldBeEmpty();
            (await Begin(outbox, "m", "a")).ShouldBe(1);
            (await States(outbox, "m")).ShouldBe("a Pending");
        });
    }

    [StoreFact]
    public Task A_row_is_leased_when_it_is_due_and_sent_once() => With(async outbox =>
    {
        await outbox.BeginAsync(new Mailing("m", Now.AddMinutes(5)), Entries("a"));
        var early = await outbox.ClaimAsync(10, Minute);
        early.Leases.ShouldBeEmpty();
        early.Next.ShouldBe(Now.AddMinutes(5));
        Time.Pass(5 * Minute);

        var lease = await ClaimOne(outbox);
        lease.ShouldSatisfyAllConditions(
            it => it.Mailing.ShouldBe("m"), it => it.Recipient.ShouldBe("a"), it => it.Operation.ShouldBe(OutboxOperation.Send), it => it.Round.ShouldBe(1),
            it => it.ActivityId.ShouldBeNull(), it => it.Attempt.ShouldBe(1), it => it.IsUncertain.ShouldBeFalse(), it => it.Payload.ToArray().ShouldBe(Bytes("for a").ToArray()),
            it => it.NotBefore.ShouldBe(Now), it => it.Until.ShouldBe(Now + Minute));
        (await States(outbox, "m")).ShouldBe("a Leased");
        (await Claim(outbox)).ShouldBeEmpty();
        (await outbox.CompleteAsync(lease, "1")).ShouldBeTrue();
        (await outbox.CompleteAsync(lease, "2")).ShouldBeFalse();
        (await outbox.RetryAsync(lease, Now, "late")).ShouldBeFalse();

        Time.Pass(TimeSpan.FromDays(1));
        var claim = await outbox.ClaimAsync(10, Minute);
        claim.Leases.ShouldBeEmpty();
        claim.Next.ShouldBeNull();
        (await Row(outbox, "m", "a")).ShouldSatisfyAllConditions(
            row => row.State.ShouldBe(OutboxState.Sent), row => row.ActivityId.ShouldBe("1"), row => row.DeliveredRound.ShouldBe(1), row => row.DeliveredAt.ShouldBe(Now.AddDays(-1)),
            row => row.Attempts.ShouldBe(1), row => row.Reason.ShouldBeNull(), row => row.WasUncertain.ShouldBeFalse());
    });

    [StoreFact]
    public Task What_may_work_later_is_tried_again_then() => With(async outbox =>
    {
        await Begin(outbox, "m", "a");
        (await outbox.RetryAsync(await ClaimOne(outbox), Now.AddMinutes(3), "429")).ShouldBeTrue();
        (await Row(outbox, "m", "a")).ShouldSatisfyAllConditions(
            row => row.State.ShouldBe(OutboxState.RetryAt), row => row.DueAt.ShouldBe(Now.AddMinutes(3)), row => row.Reason.ShouldBe("429"), row => row.Attempts.ShouldBe(1), row => row.WasUncertain.ShouldBeFalse());
        (await outbox.ClaimAsync(10, Minute)).ShouldSatisfyAllConditions(claim => claim.Leases.ShouldBeEmpty(), claim => claim.Next.ShouldBe(Now.AddMinutes(3)));
        Time.Pass(3 * Minute);

        var second = await ClaimOne(outbox);
        (second.Attempt, second.IsUncertain).ShouldBe((2, false));
        await outbox.RetryAsync(second, Now.AddMinutes(1), "Timeout", isUncertain: true);
        (await States(outbox, "m")).ShouldBe("a Uncertain");
        Time.Pass(Minute);
        var third = await ClaimOne(outbox);
        (third.Attempt, third.IsUncertain).ShouldBe((3, true));
        await outbox.RetryAsync(third, Now, "502");
        Time.Pass(Minute);
        (await ClaimOne(outbox)).IsUncertain.ShouldBeTrue();
        (await Row(outbox, "m", "a")).WasUncertain.ShouldBeTrue();
    });

    [StoreFact]
    public Task What_will_never_work_is_left_alone_until_it_is_put_back() => With(async outbox =>
    {
        await Begin(outbox, "m", "a", "b", "c");
        var leases = await Claim(outbox);
        (await outbox.FailAsync(leases[0], "403")).ShouldBeTrue();
        (await outbox.FailAsync(leases[1], "Unsubscribed", isSkipped: true)).ShouldBeTrue();
        (await outbox.CompleteAsync(leases[2], null)).ShouldBeTrue();
        (await States(outbox, "m")).ShouldBe("a FailedFinal, b Skipped, c Sent");
        (await outbox.CountAsync("m")).Open.ShouldBe(0);
        (await Row(outbox, "m", "a")).Reason.ShouldBe("403");
        (await outbox.ClaimAsync(10, Minute)).Next.ShouldBeNull();

        (await outbox.RetryFailedAsync("m")).ShouldBe(1);
        (await outbox.RetryFailedAsync("n")).ShouldBe(0);
        (await States(outbox, "m")).ShouldBe("a Pending, b Skipped, c Sent");
        Time.Pass(Minute);
        (await ClaimOne(outbox)).ShouldSatisfyAllConditions(lease => lease.Recipient.ShouldBe("a"), lease => lease.Attempt.ShouldBe(1));
    });
}
