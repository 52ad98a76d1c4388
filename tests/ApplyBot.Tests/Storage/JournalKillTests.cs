using System.Diagnostics;
using ApplyBot.Storage;
using Xunit.Abstractions;

namespace ApplyBot.Tests.Storage;

/// <summary>The process is killed, also while it rewrites its journal. With APPLYBOT_LONG=1 more is written before each kill.</summary>
public class JournalKillTests(ITestOutputHelper output) : DocumentStoreKillContract(output)
{
    protected override IReadOnlyList<Func<KilledStore>> Stores => [() => new KilledJournal(0), () => new KilledJournal(1)];

    private sealed class KilledJournal(int seed) : KilledStore
    {
        private static readonly int Most = Environment.GetEnvironmentVariable("APPLYBOT_LONG") == "1" ? 1_500 : 500;

        private readonly JournalFolders _folder = new();
        private readonly Random _random = new(seed);
        private int _enough, _before, _torn, _unfinished;

        private int Number => Directory.GetFiles(_folder.Path, "documents.*.log").Select(file => int.Parse(Path.GetFileNameWithoutExtension(file).Split('.')[1])).DefaultIfEmpty(0).Max();

        public override int Kills => 100;

        public override Process Start(int kill, long from)
        {
            var flush = kill % 4 == 3 ? FlushToDisk.Always : FlushToDisk.WithinASecond;
            _enough = _random.Next(1, flush == FlushToDisk.Always ? 100 : Most);
            // Killed early, no rewrite ever ends, and the file only grows.
            _before = kill % 10 == 9 ? Number : -1;
            return StoreProcess.Start("write", $"{from}", "journal", _folder.Path, $"{flush}");
        }

        public override bool IsEnough(int kill, int acknowledged) => acknowledged >= _enough && acknowledged % 100 == _enough % 100 && Number > _before;

        public override void Kill(int kill, Process process) => process.Kill();

        public override IDocumentStore Open()
        {
            _unfinished += Directory.GetFiles(_folder.Path, "*.new").Length;
            var store = _folder.Open();
            _torn += store.CutBytes > 0 ? 1 : 0;
            return store;
        }

        public override void Close(IDocumentStore store) => ((IDisposable)store).Dispose();

        public override string Report()
        {
            Number.ShouldBeGreaterThan(1, "it was never rewritten");
            return $"torn ends cut {_torn}; unfinished rewrites {_unfinished}; journals rewritten {Number - 1}";
        }

        public override void Dispose() => _folder.Dispose();
    }
}
