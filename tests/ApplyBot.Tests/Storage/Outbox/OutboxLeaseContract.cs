using ApplyBot.Storage.Outbox;

namespace ApplyBot.Tests.Storage.Outbox;

/// <summary>Leases that run out or are given back, the pace, and claimers that meet.</summary>
public abstract class OutboxLeaseContract : OutboxContract
{
    [StoreFact]
    public Task A_lease_that_ran_out_leaves_the_row_uncertain_and_still_counts_until_somebody_has_the_next() => With(async outbox =>
    {
        await Begin(outbox, "m", "a", "b");
        var first = await Claim(outbox);
        (await outbox.ClaimAsync(10, Minute)).Next.ShouldBe(first[0].Until);
        Time.Pass(Minute + TimeSpan.FromSeconds(1));
        (await outbox.ClaimAsync(10, Minute)).ShouldSatisfyAllConditions(claim => claim.Leases.ShouldBeEmpty(), claim => claim.Next.ShouldBe(Now + Fast.PerRecipient));
        (await States(outbox, "m")).ShouldBe("a Uncertain, b Uncertain");
        (await Row(outbox, "m", "a")).Reason.ShouldBe(OutboxReasons.LeaseExpired);

        (await outbox.CompleteAsync(first[0], "1")).ShouldBeTrue();
        Time.Pass(Fast.PerRecipient);
        var again = await ClaimOne(outbox);
        (again.Recipient, again.IsUncertain, again.Attempt).ShouldBe(("b", true, 2));
        (await outbox.CompleteAsync(first[1], "2")).ShouldBeFalse();
        (await outbox.FailAsync(first[1], "403")).ShouldBeFalse();
        (await outbox.CompleteAsync(again, "3")).ShouldBeTrue();
        (await States(outbox, "m")).ShouldBe("a Sent, b Sent");
        (await outbox.CountAsync("m")).WereUncertain.ShouldBe(2);
        (await Row(outbox, "m", "b")).ActivityId.ShouldBe("3");
    });

    [StoreFact]
    public Task What_is_given_back_is_as_before_and_given_out_again_at_once() => With(async outbox =>
    {
        await Begin(outbox, "m", "a", "b");
        var leases = await Claim(outbox);
        await outbox.RetryAsync(leases[1], Now.AddSeconds(3), "429");
        var before = await Row(outbox, "m", "b");
        await outbox.ReleaseAsync([leases[0]]);
        (await States(outbox, "m")).ShouldBe("a Pending, b RetryAt");
        var again = await ClaimOne(outbox);
        (again.Recipient, again.Attempt).ShouldBe(("a", 1));
        (await outbox.CompleteAsync(leases[0], "1")).ShouldBeFalse();
        Time.Pass(TimeSpan.FromSeconds(3));
        await outbox.ReleaseAsync([await ClaimOne(outbox), leases[0]]);
        Bare(await Row(outbox, "m", "b")).ShouldBe(Bare(before));
        (await outbox.CompleteAsync(again, "1")).ShouldBeTrue();
    });

    [StoreFact]
    public Task Each_message_has_a_moment_of_its_own() => With(new OutboxPace(25, TimeSpan.FromSeconds(2.1)), async outbox =>
    {
        await outbox.BeginAsync(new Mailing("m", Now), Entries(Enumerable.Range(0, 100).Select(n => $"{n:d3}")));
        var moments = new List<DateTimeOffset>();
        var begin = Now;
        for (var claims = 0; claims < 40 && moments.Count < 100; claims++)
        {
            var claim = await outbox.ClaimAsync(claims % 2 == 0 ? 7 : 50, Minute);
            claim.Leases.ShouldAllBe(lease => lease.NotBefore < Now.AddSeconds(1) && lease.NotBefore >= Now);
            foreach (var lease in claim.Leases) lease.Until.ShouldBe(claim.Leases[^1].NotBefore + Minute);
            moments.AddRange(claim.Leases.Select(lease => lease.NotBefore));
            if (claim.Leases.Count == 0) claim.Next!.Value.ShouldBeInRange(Now, Now.AddMilliseconds(40));
            if (claims % 2 == 1) Time.Pass(TimeSpan.FromMilliseconds(300));
        }
        moments.ShouldBe(Enumerable.Range(0, 100).Select(n => begin.AddMilliseconds(40 * n)));
    });

    [StoreFact]
    public Task A_recipient_gets_one_at_a_time_and_not_the_next_at_once() => With(async outbox =>
    {
        await Begin(outbox, "m", "a");
        await Begin(outbox, "n", "a", "b");
        var leases = await Claim(outbox);
        leases.Select(lease => (lease.Mailing, lease.Recipient)).ShouldBe([("m", "a"), ("n", "b")]);
        Time.Pass(TimeSpan.FromSeconds(30));
        (await Claim(outbox)).ShouldBeEmpty();
        await outbox.CompleteAsync(leases[0], "1");
        (await outbox.ClaimAsync(10, Minute)).ShouldSatisfyAllConditions(claim => claim.Leases.ShouldBeEmpty(), claim => claim.Next.ShouldBe(Now + Fast.PerRecipient));
        Time.Pass(Fast.PerRecipient);
        (await ClaimOne(outbox)).Mailing.ShouldBe("n");
    });

    [StoreFact]
    public Task The_longest_due_come_first() => With(async outbox =>
    {
        foreach (var (id, minutes) in new[] { ("x", 3), ("y", 1), ("z", 2) }) await outbox.BeginAsync(new Mailing(id, Now.AddMinutes(minutes)), Entries($"1{id}", $"2{id}"));
        Time.Pass(TimeSpan.FromMinutes(5));

        (await Claim(outbox, 5)).Select(lease => lease.Mailing).ShouldBe(["y", "y", "z", "z", "x"]);
        (await ClaimOne(outbox)).Mailing.ShouldBe("x");
    });

    [StoreFact]
    public Task Claimers_that_meet_never_share_a_row_or_a_recipient_or_a_moment() => With(async outbox =>
    {
        var recipients = Enumerable.Range(0, 120).Select(n => $"{n:d3}").ToArray();
        for (var mailing = 0; mailing < 3; mailing++) await Begin(outbox, $"m{mailing}", recipients);
        var seen = new List<OutboxLease>();
        for (var round = 0; round < 3; round++)
        {
            var leases = (await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Claim(outbox, 20))))).SelectMany(claimed => claimed).ToList();
            leases.Select(lease => lease.Recipient).ShouldBeUnique();
            leases.Select(lease => lease.NotBefore).ShouldBeUnique();
            leases.Count.ShouldBe(120);
            var twice = leases.Concat(leases).Select(lease => Task.Run(async () => await outbox.CompleteAsync(lease, "x")));
            (await Task.WhenAll(twice)).Count(isDone => isDone).ShouldBe(120);
            seen.AddRange(leases);
            Time.Pass(Minute);
        }
        seen.Select(lease => (lease.Mailing, lease.Recipient)).ShouldBeUnique();
        (await Claim(outbox)).ShouldBeEmpty();
    });

    [StoreFact]
    public async Task After_opening_anew_all_is_there_and_what_was_leased_is_uncertain()
    {
        List<OutboxRow> rows = [];
        List<OutboxLease> leases = [];
        await With(async outbox =>
        {
            await Begin(outbox, "m", "a", "b", "c", "d", "e", "f");
            leases = await Claim(outbox, 5);
            await outbox.CompleteAsync(leases[0], "1");
            await outbox.RetryAsync(leases[1], Now.AddHours(1), "429");
            await outbox.FailAsync(leases[2], "403");
            await outbox.FailAsync(leases[3], "Unsubscribed", isSkipped: true);
            await outbox.PauseAsync("m", true);
            rows = await All(outbox.RowsAsync("m"));
        });
        Time.Pass(2 * Minute);
        await With(async outbox =>
        {
            (await Claim(outbox)).ShouldBeEmpty();
            (await States(outbox, "m")).ShouldBe("a Sent, b RetryAt, c FailedFinal, d Skipped, e Uncertain, f Pending");
            (await outbox.FindAsync("m"))!.IsPaused.ShouldBeTrue();
            foreach (var row in rows.Where(row => row.Recipient != "e")) Bare(await Row(outbox, "m", row.Recipient)).ShouldBe(Bare(row));
            (await outbox.PauseAsync("m", false)).ShouldBeTrue();
            (await outbox.CompleteAsync(leases[4], "5")).ShouldBeTrue();
            (await ClaimOne(outbox)).Recipient.ShouldBe("f");
        });
    }
}
