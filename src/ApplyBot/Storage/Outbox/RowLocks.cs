namespace ApplyBot.Storage.Outbox;

/// <summary>One at a time for each recipient, or nobody else at all.</summary>
internal sealed class RowLocks : IDisposable
{
    private readonly SemaphoreSlim[] _stripes = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    public async ValueTask<Held> EnterAsync(string recipient, CancellationToken cancellation)
    {
        var stripe = (int)((uint)recipient.GetHashCode(StringComparison.Ordinal) % (uint)_stripes.Length);
        await _stripes[stripe].WaitAsync(cancellation);
        return new Held(_stripes, stripe, 1);
    }

    public async ValueTask<Held> EnterAllAsync(CancellationToken cancellation)
    {
        for (var stripe = 0; stripe < _stripes.Length; stripe++)
        {
            try
            {
                await _stripes[stripe].WaitAsync(cancellation);
            }
            catch
            {
                new Held(_stripes, 0, stripe).Dispose();
                throw;
            }
        }
        return new Held(_stripes, 0, _stripes.Length);
    }

    public void Dispose()
    {
        foreach (var stripe in _stripes)
        {
            stripe.Dispose();
        }
    }

    internal readonly struct Held(SemaphoreSlim[] stripes, int first, int count) : IDisposable
    {
        public void Dispose()
        {
            for (var stripe = first; stripe < first + count; stripe++)
            {
                stripes[stripe].Release();
            }
        }
    }
}
