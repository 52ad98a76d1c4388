namespace ApplyBot.Storage.Outbox;

/// <summary>Recipients who cannot be sent to just now: somebody sends to them, or has done so a moment ago. Not thread-safe.</summary>
internal sealed class BusyRecipients
{
    private readonly Dictionary<string, Busy> _busy = new(StringComparer.Ordinal);
    // An entry whose moment is not the recipient's any more does not count.
    private readonly PriorityQueue<Busy, DateTimeOffset> _leases = new();
    private readonly PriorityQueue<Busy, DateTimeOffset> _pauses = new();

    /// <summary>When the first lease runs out, or the first recipient for whom something waits can be sent to again; null: never.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            while (_leases.TryPeek(out var lease, out var until) && !IsLease(lease, until))
            {
                _leases.Dequeue();
            }
            var expiry = _leases.TryPeek(out _, out var first) ? first : (DateTimeOffset?)null;
            var free = _busy.Values.Where(busy => busy.Token is null && busy.Waiting.Count > 0).Min(busy => (DateTimeOffset?)busy.At);
            return expiry is null || free < expiry ? free : expiry;
        }
    }

    /// <summary>Takes a recipient for a lease that is being made; false, and the row waits for him, when he cannot be sent to.</summary>
    public bool Take(QueuedRow row)
    {
        if (_busy.TryGetValue(row.Recipient, out var busy))
        {
            busy.Waiting.Add(row);
            return false;
        }
        _busy[row.Recipient] = new Busy(row.Mailing.Id, row.Recipient) { Token = "" };
        return true;
    }

    /// <summary>The recipient that was taken is leased.</summary>
    public void Lease(string recipient, string token, DateTimeOffset until)
    {
        var busy = _busy[recipient];
        (busy.Token, busy.At) = (token, until);
        _leases.Enqueue(busy, until);
    }

    public bool IsLeased(string recipient, string? token) => _busy.TryGetValue(recipient, out var busy) && busy.Token == token;

    /// <summary>A lease of a mailing ended, or the recipient is not leased after all: he can be sent to from this moment.</summary>
    public void End(string mailing, string recipient, string? token, DateTimeOffset at)
    {
        if (token is not null && _busy.TryGetValue(recipient, out var busy) && busy.Token == token && busy.Mailing == mailing)
        {
            Pause(busy, at);
        }
    }

    /// <summary>All leases of a mailing ended.</summary>
    public void End(string mailing, DateTimeOffset at)
    {
        foreach (var busy in _busy.Values.Where(busy => busy.Mailing == mailing && busy.Token is not null).ToList())
        {
            Pause(busy, at);
        }
    }

    /// <summary>He was sent to, and can be again from this moment.</summary>
    public void Pause(string mailing, string recipient, DateTimeOffset at)
    {
        if (!_busy.ContainsKey(recipient))
        {
            Pause(_busy[recipient] = new Busy(mailing, recipient), at);
        }
    }

    /// <summary>Leases that have run out; they stay until they are ended.</summary>
    public List<(string Mailing, string Recipient)> Expired(DateTimeOffset now)
    {
        var expired = new List<Busy>();
        for (; _leases.TryPeek(out var lease, out var until) && until <= now; _leases.Dequeue())
        {
            if (IsLease(lease, until))
            {
                expired.Add(lease);
            }
        }
        expired.ForEach(lease => _leases.Enqueue(lease, lease.At));
        return [.. expired.Select(lease => (lease.Mailing, lease.Recipient))];
    }

    /// <summary>Lets go of those who can be sent to again; the rows that waited for them.</summary>
    public List<QueuedRow> Free(DateTimeOffset now)
    {
        var freed = new List<QueuedRow>();
        for (; _pauses.TryPeek(out var busy, out var at) && at <= now; _pauses.Dequeue())
        {
            if (busy.Token is null && busy.At == at && _busy.TryGetValue(busy.Recipient, out var present) && present == busy)
            {
                _busy.Remove(busy.Recipient);
                freed.AddRange(busy.Waiting);
            }
        }
        return freed;
    }

    private bool IsLease(Busy busy, DateTimeOffset until) => busy.Token is { Length: > 0 } && busy.At == until && _busy.GetValueOrDefault(busy.Recipient) == busy;

    private void Pause(Busy busy, DateTimeOffset at)
    {
        (busy.Token, busy.At) = (null, at);
        _pauses.Enqueue(busy, at);
    }

    private sealed class Busy(string mailing, string recipient)
    {
        public string Mailing { get; } = mailing;
        public string Recipient { get; } = recipient;
        /// <summary>The lease; empty while it is being made, null when only the pace keeps him.</summary>
        public string? Token { get; set; }
        /// <summary>When the lease runs out, or the pace lets him go.</summary>
        public DateTimeOffset At { get; set; }
        public List<QueuedRow> Waiting { get; } = [];
    }
}
