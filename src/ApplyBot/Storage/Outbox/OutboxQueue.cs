namespace ApplyBot.Storage.Outbox;

/// <summary>All mailings in memory, and what of them can be sent when. Thread-safe.</summary>
internal sealed class OutboxQueue(TimeSpan perRecipient)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, QueuedMailing> _mailings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _suspects = new(StringComparer.Ordinal);
    private readonly BusyRecipients _busy = new();

    /// <summary>Mailings of which a write failed, so that what lies in the store may differ.</summary>
    public IReadOnlyList<string> Suspects => Locked(() => _suspects.ToList());

    public QueuedMailing? Find(string mailing) => Locked(() => _mailings.GetValueOrDefault(mailing));

    public List<Mailing> All() => Locked(() => _mailings.Values.Select(known => known.Mailing).ToList());

    public OutboxCount? CountOf(string mailing) => Locked(() => _mailings.GetValueOrDefault(mailing)?.Count);

    public void Suspect(string mailing) => Locked(() => _suspects.Add(mailing));

    public bool Pause(QueuedMailing mailing, bool isPaused) => Locked(() =>
    {
        mailing.Pause(isPaused);
        return true;
    });

    /// <summary>A mailing has been read, with its rows; it takes the place of what was known of it.</summary>
    public void Put(QueuedMailing mailing) => Locked(() =>
    {
        _mailings[mailing.Id] = mailing;
        return _suspects.Remove(mailing.Id);
    });

    public void Remove(string mailing, DateTimeOffset now) => Locked(() =>
    {
        _suspects.Remove(mailing);
        _busy.End(mailing, now + perRecipient);
        return _mailings.Remove(mailing);
    });

    /// <summary>He was sent to, perhaps a moment ago and before this process began.</summary>
    public void Tried(string mailing, string recipient, DateTimeOffset at, DateTimeOffset now) => Locked(() =>
    {
        if (at + perRecipient > now)
        {
            _busy.Pause(mailing, recipient, at + perRecipient);
        }
        return true;
    });

    /// <summary>A row was added.</summary>
    public void Add(QueuedMailing mailing, string recipient, OutboxRecord row) => Locked(() =>
    {
        mailing.Add(row);
        mailing.Wait(recipient, row);
        return true;
    });

    /// <summary>A row was forgotten.</summary>
    public void Remove(QueuedMailing mailing, string recipient, OutboxRecord row, DateTimeOffset now) => Locked(() =>
    {
        mailing.Add(row, -1);
        _busy.End(mailing.Id, recipient, row.Token, now + perRecipient);
        return true;
    });

    /// <summary>A row was changed, other than by being leased.</summary>
    public void Changed(QueuedMailing mailing, string recipient, OutboxRecord before, OutboxRecord after, DateTimeOffset now) => Locked(() =>
    {
        mailing.Add(before, -1);
        mailing.Add(after);
        mailing.Wait(recipient, after);
        _busy.End(mailing.Id, recipient, before.Token, after.TriedAt is { } tried && tried != before.TriedAt ? tried + perRecipient : now);
        return true;
    });

    /// <summary>Takes what is due, the longest due first; nobody else may send to its recipients from now on.</summary>
    public List<QueuedRow> Take(int most, DateTimeOffset now) => Locked(() =>
    {
        _busy.Free(now).ForEach(row => row.Mailing.Wait(row));
        var due = _mailings.Values.Where(mailing => !mailing.Mailing.IsPaused && mailing.DueAt <= now).ToList();
        var taken = new List<QueuedRow>();
        while (taken.Count < most && due.MinBy(mailing => mailing.DueAt) is { } mailing)
        {
            var row = mailing.Take();
            if (_busy.Take(row))
            {
                taken.Add(row);
            }
            if (mailing.DueAt is not { } next || next > now)
            {
                due.Remove(mailing);
            }
        }
        return taken;
    });

    /// <summary>What was taken has been leased.</summary>
    public void Leased(QueuedRow row, OutboxRecord before, OutboxRecord leased) => Locked(() =>
    {
        row.Mailing.Add(before, -1);
        row.Mailing.Add(leased);
        _busy.Lease(row.Recipient, leased.Token!, leased.LeaseUntil);
        return true;
    });

    /// <summary>What was taken is not leased after all.</summary>
    public void PutBack(QueuedRow row, bool waits, DateTimeOffset now) => Locked(() =>
    {
        _busy.End(row.Mailing.Id, row.Recipient, "", now);
        if (waits)
        {
            row.Mailing.Wait(row);
        }
        return waits;
    });

    /// <summary>Whether this is a lease of this process.</summary>
    public bool IsLeased(string recipient, string? token) => Locked(() => _busy.IsLeased(recipient, token));

    /// <summary>Rows whose lease has run out.</summary>
    public List<(string Mailing, string Recipient)> Expired(DateTimeOffset now) => Locked(() => _busy.Expired(now));

    /// <summary>When something may be due next; null: nothing waits.</summary>
    public DateTimeOffset? Next() => Locked(() =>
    {
        var due = _mailings.Values.Where(mailing => !mailing.Mailing.IsPaused).Min(mailing => mailing.DueAt);
        return _busy.Next is { } free && !(due < free) ? free : due;
    });

    private T Locked<T>(Func<T> work)
    {
        lock (_lock)
        {
            return work();
        }
    }
}
