using ApplyBot.Storage;
using ApplyBot.Storage.Outbox;

namespace ApplyBot.Tests.Storage.Outbox;

public sealed class JournalOutboxTests : OutboxRoundContract, IDisposable
{
    private readonly JournalFolders _folder = new();
    private JournalDocumentStore? _store;

    protected override IOutbox Open(OutboxPace pace) => new JournalOutbox(_store ??= _folder.Open(Time), pace, Time);

    protected override void Close(IOutbox outbox)
    {
        ((IDisposable)outbox).Dispose();
        _store!.Dispose();
        _store = null;
    }

    [Fact]
    public async Task The_first_mailing_may_begin_while_somebody_asks_for_what_is_due()
    {
        for (var n = 0; n < 40; n++)
        {
            using var folder = new JournalFolders();
            using var store = folder.Open(Time);
            using var outbox = new JournalOutbox(store, Fast, Time);
            var begun = Task.Run(() => outbox.BeginAsync(new Mailing("m", Now), Entries("a")).AsTask());

            OutboxClaim claim;
            do
            {
                claim = await outbox.ClaimAsync(1, Minute);
            }
            while (claim.Leases.Count == 0 && !begun.IsFaulted);

            claim.Leases.ShouldHaveSingleItem().Recipient.ShouldBe("a");
            (await begun).ShouldBe(1);
        }
    }

    public void Dispose() => _folder.Dispose();
}
