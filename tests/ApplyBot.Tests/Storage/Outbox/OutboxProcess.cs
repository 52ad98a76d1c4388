using System.Text;
using ApplyBot.Storage.Outbox;
using ApplyBot.Storage.Postgres;

namespace ApplyBot.Tests.Storage.Outbox;

/// <summary>A process that begins mailings and sends what is due, says on its output what was leased and what acknowledged, and is killed by a test.</summary>
internal static class OutboxProcess
{
    public const int Rows = 700;
    public const int Batch = 20;
    public static readonly OutboxPace Pace = new(100_000, TimeSpan.Zero);
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);

    public static IOutbox Open(string[] store) =>
        store is ["postgres", var connection] ? new PostgresOutbox(connection, Pace, TimeProvider.System) : new JournalOutbox(StoreProcess.Open(store), Pace, TimeProvider.System);

    public static async Task SendAsync(string[] store, int kill)
    {
        var outbox = Open(store);
        var output = Console.OpenStandardOutput();
        void Say(string line) => output.Write(Encoding.ASCII.GetBytes(line + "\n"));
        var begins = Task.Run(async () =>
        {
            for (var n = 0; ; n++)
            {
                await outbox.BeginAsync(new Mailing($"m/{kill}/{n}", DateTimeOffset.UnixEpoch), Recipients().Select(recipient => new OutboxEntry($"{recipient}-{kill}-{n}")).ToAsyncEnumerable());
                Say($"begun m/{kill}/{n}");
            }
        });
        while (!begins.IsFaulted)
        {
            var claim = await outbox.ClaimAsync(Batch, Lease);
            foreach (var lease in claim.Leases) Say($"leased {lease.Mailing} {lease.Recipient} {lease.IsUncertain}");
            await Task.WhenAll(claim.Leases.Select(async lease =>
            {
                if (await outbox.CompleteAsync(lease, $"id of {lease.Recipient}")) Say($"done {lease.Mailing} {lease.Recipient}");
            }));
        }
        await begins;
    }

    private static IEnumerable<int> Recipients() => Enumerable.Range(0, Rows);
}
