namespace ApplyBot.Storage.Outbox;

/// <summary>A row that waits to be leased.</summary>
internal sealed record QueuedRow(QueuedMailing Mailing, string Recipient, DateTimeOffset DueAt);

/// <summary>A mailing in memory: what waits, and how many rows are in which state. Not thread-safe.</summary>
internal sealed class QueuedMailing(Mailing mailing, DateTimeOffset since)
{
    private static readonly OutboxState[] States = Enum.GetValues<OutboxState>();

    private readonly PriorityQueue<QueuedRow, (DateTimeOffset DueAt, long Order)> _waiting = new();
    private readonly int[] _rows = new int[States.Length];
    private int _wereUncertain;
    private long _order;

    public string Id => Mailing.Id;
    public Mailing Mailing { get; private set; } = mailing;
    /// <summary>When its round began.</summary>
    public DateTimeOffset Since => since;
    public OutboxRound Round => new(Mailing.Round, Mailing.Kind, Mailing.CancelledIn, since);
    /// <summary>When its first row is due; null: none waits.</summary>
    public DateTimeOffset? DueAt => _waiting.TryPeek(out var row, out _) ? row.DueAt : null;
    public OutboxCount Count => new(States.Where(state => _rows[(int)state] > 0).ToDictionary(state => state, state => _rows[(int)state]), _wereUncertain);

    public void Pause(bool isPaused) => Mailing = Mailing with { IsPaused = isPaused };

    public void Add(OutboxRecord row, int rows = 1)
    {
        _rows[(int)row.State] += rows;
        _wereUncertain += row.WasUncertain ? rows : 0;
    }

    public void Wait(string recipient, OutboxRecord row)
    {
        if (row.IsWaiting)
        {
            Wait(new QueuedRow(this, recipient, row.DueAt));
        }
    }

    public void Wait(QueuedRow row) => _waiting.Enqueue(row, (row.DueAt, _order++));

    public QueuedRow Take() => _waiting.Dequeue();
}
