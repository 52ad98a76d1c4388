using System.Text;
using ApplyBot.Storage.Outbox;

namespace ApplyBot.Tests.Storage.Outbox;

/// <summary>An outbox under test, its clock, and what tests do with it.</summary>
public abstract class OutboxFixture
{
    protected static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    protected static readonly OutboxPace Fast = new(1_000, TimeSpan.FromSeconds(2.1));

    /// <summary>The clock of the outbox.</summary>
    protected internal MovedTime Time { get; } = new();

    protected DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>The outbox: empty at first, then with what was left in it; one at a time.</summary>
    protected abstract IOutbox Open(OutboxPace pace);

    /// <summary>Ends with it as its process would.</summary>
    protected abstract void Close(IOutbox outbox);

    protected Task With(Func<IOutbox, Task> test) => With(Fast, test);

    protected async Task With(OutboxPace pace, Func<IOutbox, Task> test)
    {
        var outbox = Open(pace);
        try
        {
            await test(outbox);
        }
        finally
        {
            Close(outbox);
        }
    }

    protected static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    protected static async IAsyncEnumerable<OutboxEntry> Entries(params IEnumerable<string> recipients)
    {
        foreach (var recipient in recipients)
        {
            await Task.Yield();
            yield return new OutboxEntry(recipient, Bytes($"for {recipient}"));
        }
    }

    protected ValueTask<int?> Begin(IOutbox outbox, string id, params string[] recipients) => outbox.BeginAsync(new Mailing(id, Now), Entries(recipients));

    protected static async Task<List<OutboxLease>> Claim(IOutbox outbox, int most = 100) => [.. (await outbox.ClaimAsync(most, Minute)).Leases];

    protected static async Task<OutboxLease> ClaimOne(IOutbox outbox) => (await Claim(outbox)).ShouldHaveSingleItem();

    /// <summary>Claims all, and completes each as message <c>id of RECIPIENT</c>.</summary>
    protected static async Task SendAll(IOutbox outbox)
    {
        foreach (var lease in await Claim(outbox)) (await outbox.CompleteAsync(lease, $"id of {lease.Recipient}")).ShouldBeTrue();
    }

    protected static async Task<List<T>> All<T>(IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (var item in items) all.Add(item);
        return all;
    }

    protected static async Task<OutboxRow> Row(IOutbox outbox, string mailing, string recipient) =>
        (await All(outbox.RowsAsync(mailing))).Single(row => row.Recipient == recipient);

    /// <summary>A row that can be compared.</summary>
    protected static OutboxRow Bare(OutboxRow row) => row with { Payload = default };

    /// <summary>Rows as <c>a Sent, b Pending</c>.</summary>
    protected static async Task<string> States(IOutbox outbox, string mailing)
    {
        var rows = await All(outbox.RowsAsync(mailing));
        var count = await outbox.CountAsync(mailing);
        count.ByState.ShouldBe(rows.GroupBy(row => row.State).ToDictionary(group => group.Key, group => group.Count()), ignoreOrder: true);
        count.WereUncertain.ShouldBe(rows.Count(row => row.WasUncertain));
        return string.Join(", ", rows.Select(row => $"{row.Recipient} {row.State}"));
    }
}
