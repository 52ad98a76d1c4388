using ApplyBot.Storage.Outbox;

namespace ApplyBot.Tests.Storage.Outbox;

/// <summary>Pausing, cancelling, later rounds, and forgetting.</summary>
public abstract class OutboxRoundContract : OutboxLeaseContract
{
    [StoreFact]
    public Task A_paused_mailing_waits_and_what_is_leased_of_it_is_completed() => With(async outbox =>
    {
        await Begin(outbox, "m", "a", "b");
        var leases = await Claim(outbox, 1);
        (await outbox.PauseAsync("m", true)).ShouldBeTrue();
        (await outbox.PauseAsync("n", true)).ShouldBeFalse();
        (await Claim(outbox)).ShouldBeEmpty();
        await outbox.AddAsync("m", [new OutboxEntry("c")]);
        (await outbox.CompleteAsync(leases[0], "1")).ShouldBeTrue();
        (await outbox.ClaimAsync(10, Minute)).ShouldSatisfyAllConditions(claim => claim.Leases.ShouldBeEmpty(), claim => claim.Next.ShouldBeNull());
        (await outbox.PauseAsync("m", false)).ShouldBeTrue();
        (await Claim(outbox)).Select(lease => lease.Recipient).ShouldBe(["b", "c"]);
    });

    [StoreFact]
    public Task What_was_cancelled_is_skipped_and_what_is_leased_not_tried_again() => With(async outbox =>
    {
        await Begin(outbox, "m", "a", "b", "c", "d", "e");
        var leases = await Claim(outbox, 4);
        await outbox.CompleteAsync(leases[0], "1");
        await outbox.FailAsync(leases[3], "403");
        (await outbox.CancelAsync("m")).ShouldBeTrue();
        (await outbox.CancelAsync("n")).ShouldBeFalse();
        (await States(outbox, "m")).ShouldBe("a Sent, b Leased, c Leased, d FailedFinal, e Skipped");
        (await Row(outbox, "m", "e")).Reason.ShouldBe(OutboxReasons.Cancelled);
        (await outbox.FindAsync("m"))!.CancelledIn.ShouldBe(1);
        (await outbox.CompleteAsync(leases[1], "2")).ShouldBeTrue();
        (await outbox.RetryAsync(leases[2], Now, "429")).ShouldBeTrue();
        (await outbox.RetryFailedAsync("m")).ShouldBe(0);
        (await outbox.AddAsync("m", [new OutboxEntry("f")])).ShouldBe(1);
        (await States(outbox, "m")).ShouldBe("a Sent, b Sent, c Skipped, d FailedFinal, e Skipped, f Skipped");

        (await outbox.ReviseAsync("m", 1, MailingRound.Update)).ShouldNotBeNull();
        (await States(outbox, "m")).ShouldBe("a Pending, b Pending, c Skipped, d FailedFinal, e Skipped, f Skipped");
        await outbox.CancelAsync("m");
        (await States(outbox, "m")).ShouldBe("a Skipped, b Skipped, c Skipped, d FailedFinal, e Skipped, f Skipped");
        (await outbox.ReviseAsync("m", 2, MailingRound.Delete)).ShouldNotBeNull();
        (await States(outbox, "m")).ShouldBe("a Pending, b Pending, c Skipped, d FailedFinal, e Skipped, f Skipped");
    });

    [StoreFact]
    public Task An_update_replaces_what_was_delivered_and_reaches_the_others_as_it_is() => With(async outbox =>
    {
        await Begin(outbox, "m", "a", "b", "c", "d", "e");
        var leases = await Claim(outbox, 4);
        await outbox.CompleteAsync(leases[0], "1");
        await outbox.RetryAsync(leases[1], Now.AddSeconds(30), "429");
        await outbox.FailAsync(leases[2], "403");
        await outbox.PauseAsync("m", true);
        (await outbox.ReviseAsync("m", 2, MailingRound.Update)).ShouldBeNull();
        (await outbox.ReviseAsync("n", 1, MailingRound.Update)).ShouldBeNull();
        var revised = (await outbox.ReviseAsync("m", 1, MailingRound.Update)).ShouldNotBeNull();
        revised.ShouldBe(new Mailing("m", Now) { Round = 2, Kind = MailingRound.Update, Begun = Now });
        (await outbox.FindAsync("m")).ShouldBe(revised);
        (await States(outbox, "m")).ShouldBe("a Pending, b RetryAt, c FailedFinal, d Leased, e Pending");

        (await outbox.CompleteAsync(leases[3], "4")).ShouldBeTrue();
        (await Row(outbox, "m", "d")).ShouldSatisfyAllConditions(
            row => row.State.ShouldBe(OutboxState.Pending), row => row.DeliveredRound.ShouldBe(1), row => row.ActivityId.ShouldBe("4"), row => row.Attempts.ShouldBe(0));
        Time.Pass(Minute);
        (await Claim(outbox)).Select(lease => (lease.Recipient, lease.Operation, lease.Round, lease.ActivityId, lease.Attempt)).Order().ShouldBe([
            ("a", OutboxOperation.Update, 2, "1", 1), ("b", OutboxOperation.Send, 2, null, 1), ("d", OutboxOperation.Update, 2, "4", 1), ("e", OutboxOperation.Send, 2, null, 1)]);
    });

    [StoreFact]
    public Task A_later_round_tries_anew_where_the_last_failed_and_keeps_the_identity_that_is_known() => With(async outbox =>
    {
        await Begin(outbox, "m", "a", "b");
        await SendAll(outbox);
        await outbox.ReviseAsync("m", 1, MailingRound.Update);
        Time.Pass(Minute);
        var leases = await Claim(outbox);
        await outbox.FailAsync(leases[0], "413");
        await outbox.CompleteAsync(leases[1], null);
        (await States(outbox, "m")).ShouldBe("a FailedFinal, b Sent");
        (await outbox.RetryFailedAsync("m")).ShouldBe(1);
        Time.Pass(Minute);
        await outbox.FailAsync(await ClaimOne(outbox), "413");
        await outbox.ReviseAsync("m", 2, MailingRound.Update);
        Time.Pass(Minute);
        var again = await Claim(outbox);
        again.Select(lease => (lease.Recipient, lease.Operation, lease.Round, lease.ActivityId)).ShouldBe([("a", OutboxOperation.Update, 3, "id of a"), ("b", OutboxOperation.Update, 3, "id of b")]);
        await outbox.CompleteAsync(again[0], "new");
        (await Row(outbox, "m", "a")).ShouldSatisfyAllConditions(row => row.ActivityId.ShouldBe("new"), row => row.DeliveredRound.ShouldBe(3));
    });

    [StoreFact]
    public Task A_deletion_takes_back_what_was_delivered_and_skips_the_rest() => With(async outbox =>
    {
        await Begin(outbox, "m", "a", "b", "c", "d", "e", "f");
        var leases = await Claim(outbox, 5);
        await outbox.CompleteAsync(leases[0], "1");
        await outbox.RetryAsync(leases[1], Now, "Timeout", isUncertain: true);
        await outbox.FailAsync(leases[2], "403");
        (await outbox.ReviseAsync("m", 1, MailingRound.Delete)).ShouldNotBeNull();
        (await States(outbox, "m")).ShouldBe("a Pending, b Skipped, c FailedFinal, d Leased, e Leased, f Skipped");
        (await Row(outbox, "m", "b")).ShouldSatisfyAllConditions(row => row.Reason.ShouldBe(OutboxReasons.Withdrawn), row => row.WasUncertain.ShouldBeTrue());
        (await outbox.RetryFailedAsync("m")).ShouldBe(0);
        await outbox.CompleteAsync(leases[3], "4");
        await outbox.RetryAsync(leases[4], Now, "429");
        await outbox.AddAsync("m", [new OutboxEntry("g")]);
        (await States(outbox, "m")).ShouldBe("a Pending, b Skipped, c FailedFinal, d Pending, e Skipped, f Skipped, g Skipped");

        Time.Pass(Minute);
        var deletions = await Claim(outbox);
        deletions.Select(lease => (lease.Recipient, lease.Operation, lease.Round, lease.ActivityId)).Order().ShouldBe([("a", OutboxOperation.Delete, 2, "1"), ("d", OutboxOperation.Delete, 2, "4")]);
        foreach (var deletion in deletions) await outbox.CompleteAsync(deletion, null);
        (await Row(outbox, "m", "a")).ShouldSatisfyAllConditions(row => row.State.ShouldBe(OutboxState.Sent), row => row.ActivityId.ShouldBeNull(), row => row.DeliveredRound.ShouldBe(2));
        (await outbox.ReviseAsync("m", 2, MailingRound.Update)).ShouldBeNull();
        (await outbox.ReviseAsync("m", 2, MailingRound.Delete)).ShouldBeNull();
    });

    [StoreFact]
    public Task A_lease_that_ran_out_in_an_earlier_round_still_says_what_to_take_back() => With(async outbox =>
    {
        await Begin(outbox, "m", "a", "b");
        var leases = await Claim(outbox);
        Time.Pass(2 * Minute);
        (await Claim(outbox)).ShouldBeEmpty();
        await outbox.ReviseAsync("m", 1, MailingRound.Delete);
        (await States(outbox, "m")).ShouldBe("a Skipped, b Skipped");
        (await outbox.CompleteAsync(leases[0], "1")).ShouldBeTrue();
        (await States(outbox, "m")).ShouldBe("a Pending, b Skipped");
        Time.Pass(Minute);
        (await ClaimOne(outbox)).ShouldSatisfyAllConditions(lease => lease.Operation.ShouldBe(OutboxOperation.Delete), lease => lease.ActivityId.ShouldBe("1"));
    });

    [StoreFact]
    public async Task What_is_forgotten_is_gone()
    {
        await With(async outbox =>
        {
            await Begin(outbox, "m", "a", "b");
            await Begin(outbox, "m/1", "a", "b");
            await SendAll(outbox);
            Time.Pass(Minute);
            var leased = (await Claim(outbox)).Single(lease => lease.Recipient == "a");
            await outbox.ForgetRecipientAsync("a");
            await outbox.ForgetRecipientAsync("nobody");
            (await outbox.CompleteAsync(leased, "1")).ShouldBeFalse();
            (await States(outbox, "m")).ShouldStartWith("b ");
            (await States(outbox, "m/1")).ShouldStartWith("b ");
            await outbox.ForgetAsync("m");
            await outbox.ForgetAsync("n");
            (await outbox.FindAsync("m")).ShouldBeNull();
        });
        await With(async outbox =>
        {
            (await All(outbox.ListAsync(""))).Select(mailing => mailing.Id).ShouldBe(["m/1"]);
            (await All(outbox.RowsAsync("m"))).ShouldBeEmpty();
            (await outbox.CountAsync("m")).All.ShouldBe(0);
            (await outbox.CountAsync("m/1")).All.ShouldBe(1);
            Time.Pass(5 * Minute);
            (await Begin(outbox, "m", "a", "c")).ShouldBe(2);
            (await States(outbox, "m")).ShouldBe("a Pending, c Pending");
        });
    }

    [StoreFact]
    public Task What_is_no_mailing_no_recipient_and_no_claim_is_refused() => With(async outbox =>
    {
        foreach (var id in new[] { "", "a b", "乙", "a_b", "a!b", new string('a', 201) }) await Should.ThrowAsync<ArgumentException>(async () => await Begin(outbox, id));
        foreach (var recipient in new[] { "", "a/b", "a\0", "\ud800", new string('a', 201) })
        {
            await Should.ThrowAsync<ArgumentException>(async () => await Begin(outbox, "m", "good", recipient));
            await Should.ThrowAsync<ArgumentException>(async () => await outbox.ForgetRecipientAsync(recipient));
        }
        await Should.ThrowAsync<ArgumentException>(async () => await outbox.BeginAsync(new Mailing("m", Now) { Round = 2 }, Entries()));
        await Begin(outbox, new string('m', 200), new string('好', 200));
        await Should.ThrowAsync<ArgumentException>(async () => await outbox.AddAsync(new string('m', 200), [new OutboxEntry("a"), new OutboxEntry("b", new byte[65_537])]));
        (await outbox.CountAsync(new string('m', 200))).All.ShouldBe(1);
        await Should.ThrowAsync<ArgumentException>(async () => await outbox.ClaimAsync(0, Minute));
        await Should.ThrowAsync<ArgumentException>(async () => await outbox.ReviseAsync("m", 1, MailingRound.Send));
        Should.Throw<ArgumentException>(() => Open(new OutboxPace(0, Minute)));
        (await outbox.AddAsync(new string('m', 200), [new OutboxEntry("b", new byte[65_536])])).ShouldBe(1);
        (await outbox.FindAsync("m")).ShouldBeNull();
        (await Claim(outbox)).Count.ShouldBe(2);
    });
}
