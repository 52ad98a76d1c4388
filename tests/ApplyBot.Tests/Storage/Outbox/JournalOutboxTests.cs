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

    public void Dispose() => _folder.Dispose();
}
