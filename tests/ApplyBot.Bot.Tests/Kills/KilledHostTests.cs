using System.Diagnostics;
using ApplyBot.Applications;
using ApplyBot.Applications.Checking;
using ApplyBot.Knowledge;
using ApplyBot.Tests.Storage.Postgres;
using Xunit.Abstractions;

namespace ApplyBot.Bot.Tests.Kills;

/// <summary>Many clients edit drafts, two of them the drafts of each person, while the host is killed again and again and started again: no field is lost that was acknowledged. With APPLYBOT_LONG=1 as many as are promised, for a minute.</summary>
public sealed class KilledHostTests(ITestOutputHelper output) : IDisposable
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("APPLYBOT_LONG") == "1";
    private static readonly int Kills = IsLong ? 3 : 2;
    private static readonly (int Drafts, int Clients, int Saves, TimeSpan Time) Load = IsLong ? (1_000, 50, 100, TimeSpan.FromSeconds(20)) : (30, 10, 30, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("applybot-");
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(60) };

    [Fact]
    public Task Over_the_journal_no_acknowledged_field_is_lost() => EditAsync();

    [PostgresFact]
    public async Task Over_PostgreSQL_no_acknowledged_field_is_lost()
    {
        // What the server flushes does not matter to a host that is killed; what is measured is measured as it runs by itself.
        using var server = new PostgresServer(null, IsLong ? [] : ["fsync=off"]);
        await EditAsync("--Storage:Postgres", server.NewDatabase());
    }

    [Fact]
    public void What_is_lost_is_found()
    {
        var (ledger, seen) = (new DraftLedger(), 0);
        Dictionary<string, string> Field(string value) => new() { ["v:a"] = value };
        ledger.Add(new SavePress("d", 2, Field("first"), null, true), false);
        ledger.Add(new SavePress("d", 3, Field("second"), null, true), false);
        ledger.Add(new SavePress("d", 4, new Dictionary<string, string>(), ("t", "row-1"), true), false);
        ledger.Add(new SavePress("d", 5, Field("unknown"), null, false), true);

        ledger.Lost("d", Field("second"), "1. row-1", ref seen).ShouldBeEmpty();
        ledger.Lost("d", Field("unknown"), "1. row-1", ref seen).ShouldBeEmpty();
        ledger.Lost("d", Field("first"), "", ref seen).Count.ShouldBe(2);
        ledger.Add(new SavePress("d", 3, Field("third"), null, true), false);
        ledger.Lost("d", Field("third"), "1. row-1", ref seen).ShouldHaveSingleItem().ShouldContain("revision 3");
    }

    private async Task EditAsync(params string[] settings)
    {
        using var host = new HostProcess([.. settings, "--Storage:Folder", _folder.FullName]);
        await host.StartAsync();
        var ledger = new DraftLedger();
        var clients = Enumerable.Range(0, Load.Clients).Select(i => new DraftClient(host, _http, Person(i), i, ledger)).ToList();
        var begun = Stopwatch.GetTimestamp();
        var drafts = (await Task.WhenAll(clients.Select((client, i) => Task.Run(() => BeginAsync(client, i))))).SelectMany(d => d).ToLookup(d => d.Person);
        output.WriteLine($"{drafts.Sum(d => d.Count())} drafts begun in {Stopwatch.GetElapsedTime(begun).TotalSeconds:0.0} s");

        using var enough = new CancellationTokenSource();
        var editing = clients.Select((client, i) => Task.Run(() => client.EditAsync([.. drafts[Person(i)]], enough.Token))).ToList();
        var edited = TimeSpan.Zero;
        for (var kill = 1; kill <= Kills; kill++)
        {
            edited += await EnoughAsync(ledger, editing);
            host.Kill();
            if (kill == Kills) await enough.CancelAsync();
            output.WriteLine($"kill {kill} after {edited.TotalSeconds:0.0} s of editing; up again in {(await host.StartAsync()).TotalSeconds:0.0} s");
        }
        await Task.WhenAll(editing);
        output.WriteLine($"{ledger.Counts}; {ledger.Acknowledged / edited.TotalSeconds:0} a second");

        var seen = (await Task.WhenAll(clients.Select((client, i) => Task.Run(() => SeeAsync(client, [.. drafts[Person(i)].Where((_, n) => n % 2 == i / (Load.Clients / 2))], ledger))))).Sum();
        output.WriteLine($"{seen} fields and rows compared after the last start");
        ledger.Unanswered.ShouldBeGreaterThan(0, "no kill struck a press");
        seen.ShouldBeGreaterThan(Kills * Load.Saves);
    }

    // The first half of the clients are as many persons; the others are the same persons elsewhere.
    private static string Person(int client) => $"person-{client % (Load.Clients / 2)}";

    private static async Task<List<EditedDraft>> BeginAsync(DraftClient client, int number)
    {
        var drafts = new List<EditedDraft>();
        for (var i = 0; i < Load.Drafts / Load.Clients; i++)
        {
            var form = Real.Forms.All[(number + i) % Real.Forms.All.Count];
            drafts.Add(await client.BeginAsync(form, FormCases.Read(form, new List<Problem>())!.Sample));
        }
        return drafts;
    }

    private static async Task<TimeSpan> EnoughAsync(DraftLedger ledger, List<Task> editing)
    {
        var (begun, before) = (Stopwatch.GetTimestamp(), ledger.Acknowledged);
        while (Stopwatch.GetElapsedTime(begun) < Load.Time || ledger.Acknowledged < before + Load.Saves)
        {
            if (editing.Find(client => client.IsFaulted) is { } failed) await failed;
            Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromMinutes(1), ledger.Counts);
            await Task.Delay(5);
        }
        return Stopwatch.GetElapsedTime(begun);
    }

    private static async Task<int> SeeAsync(DraftClient client, List<EditedDraft> drafts, DraftLedger ledger)
    {
        var seen = 0;
        foreach (var draft in drafts)
        {
            var (inputs, text) = (new Dictionary<string, string>(), "");
            foreach (var section in draft.Form.Sections.Where(s => s.Asked.Any()))
            {
                var card = await client.SectionAsync(draft, section);
                card.Draft.ShouldBe(draft.Id);
                foreach (var (id, value) in card.Inputs) inputs[id] = value;
                text += card.Text;
            }
            ledger.Lost(draft.Id, inputs, text, ref seen).ShouldBeEmpty();
        }
        return seen;
    }

    public void Dispose()
    {
        _http.Dispose();
        _folder.Delete(recursive: true);
    }
}
