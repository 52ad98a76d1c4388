using ApplyBot.Storage.Outbox;
using Xunit.Abstractions;

namespace ApplyBot.Tests.Storage.Outbox;

/// <summary>A process that begins mailings and sends is killed again and again: what it acknowledged stays, what it had leased is uncertain, and no mailing has begun by halves.</summary>
public abstract class OutboxKillContract(ITestOutputHelper output)
{
    protected abstract int Kills { get; }
    protected abstract string[] Store { get; }

    /// <summary>Waits until nothing of a killed process is still being written.</summary>
    protected virtual void Settle() { }

    protected abstract IOutbox Open();
    protected abstract void Close(IOutbox outbox);

    [StoreFact]
    public async Task What_was_acknowledged_stays_and_what_was_leased_is_uncertain()
    {
        var (sent, begun, uncertain) = (new HashSet<(string, string)>(), new HashSet<string>(), 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            var (leased, random) = (new HashSet<(string, string)>(), new Random(kill));
            foreach (var line in await LinesAsync(kill, random.Next(30, 600)))
            {
                switch (line.Split(' '))
                {
                    case ["begun", var mailing]: begun.Add(mailing).ShouldBeTrue(); break;
                    case ["leased", var mailing, var recipient, var isUncertain]:
                        sent.ShouldNotContain((mailing, recipient), "what was sent and acknowledged is given out again");
                        leased.Add((mailing, recipient)).ShouldBeTrue();
                        if (bool.Parse(isUncertain)) uncertain++;
                        break;
                    case ["done", var mailing, var recipient]: sent.Add((mailing, recipient)).ShouldBeTrue(); break;
                    default: throw new InvalidOperationException(line);
                }
            }
            Settle();
            leased.ExceptWith(sent);
            leased.Count.ShouldBeLessThanOrEqualTo(OutboxProcess.Batch);
            await SeeAsync(sent, leased, begun);
        }
        output.WriteLine($"{Kills} kills; {begun.Count} mailings begun, {sent.Count} rows acknowledged, {uncertain} given out again as uncertain");
        sent.Count.ShouldBeGreaterThan(Kills);
    }

    private async Task<List<string>> LinesAsync(int kill, int enough)
    {
        using var process = StoreProcess.Start(["outbox", $"{kill}", .. Store]);
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            var lines = new List<string>();
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                lines.Add(line);
                if (lines.Count == enough) process.Kill();
            }
            lines.Count.ShouldBeGreaterThanOrEqualTo(enough, "the process ended by itself");
            return lines;
        }
        finally
        {
            if (!process.HasExited) process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private async Task SeeAsync(HashSet<(string, string)> sent, HashSet<(string, string)> leased, HashSet<string> begun)
    {
        var outbox = Open();
        var found = new HashSet<string>();
        var open = 0;
        await foreach (var mailing in outbox.ListAsync(""))
        {
            found.Add(mailing.Id);
            var rows = 0;
            await foreach (var row in outbox.RowsAsync(mailing.Id))
            {
                rows++;
                var key = (row.Mailing, row.Recipient);
                if (sent.Contains(key)) (row.State, row.ActivityId).ShouldBe((OutboxState.Sent, $"id of {row.Recipient}"));
                else if (row.State == OutboxState.Sent)
                {
                    // Written, but killed before it could say so.
                    leased.ShouldContain(key);
                    sent.Add(key);
                }
                else if (leased.Contains(key)) row.State.ShouldBeOneOf(OutboxState.Leased, OutboxState.Uncertain);
                else if (row.State is OutboxState.Leased or OutboxState.Uncertain) open++;
                else row.State.ShouldBe(OutboxState.Pending);
            }
            rows.ShouldBe(OutboxProcess.Rows, mailing.Id);
        }
        // Leased by a claim that was never heard of, in this process or one before it.
        open.ShouldBeLessThanOrEqualTo(OutboxProcess.Batch * Kills);
        begun.Except(found).ShouldBeEmpty();
        begun.UnionWith(found);
        Close(outbox);
    }
}

public sealed class JournalOutboxKillTests(ITestOutputHelper output) : OutboxKillContract(output), IDisposable
{
    private readonly JournalFolders _folder = new();
    private ApplyBot.Storage.JournalDocumentStore? _store;

    protected override int Kills => 4;
    protected override string[] Store => ["journal", _folder.Path, "WithinASecond"];
    protected override IOutbox Open() => new JournalOutbox(_store = _folder.Open(), OutboxProcess.Pace, TimeProvider.System);

    protected override void Close(IOutbox outbox)
    {
        ((IDisposable)outbox).Dispose();
        _store!.Dispose();
    }

    public void Dispose() => _folder.Dispose();
}
