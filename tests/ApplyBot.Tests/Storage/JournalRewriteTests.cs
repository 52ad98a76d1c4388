using System.Collections.Concurrent;
using System.Text;
using ApplyBot.Storage;

namespace ApplyBot.Tests.Storage;

/// <summary>A journal is rewritten without what is outdated, and a rewrite may end at any moment.</summary>
public sealed class JournalRewriteTests : IDisposable
{
    private readonly JournalFolders _folder = new();

    private string Number(int number, string extension = "log") => Path.Combine(_folder.Path, $"documents.{number:d8}.{extension}");

    private int Rewritten() => Directory.GetFiles(_folder.Path, "documents.*.log").Max(file => int.Parse(Path.GetFileName(file).Split('.')[1])) - 1;

    private static void Until(Func<bool> holds) => SpinWait.SpinUntil(holds, TimeSpan.FromSeconds(30)).ShouldBeTrue();

    private static async Task<string?> TextOf(JournalDocumentStore store, string key) => await store.GetAsync(key) is { } found ? Encoding.UTF8.GetString(found.Content.Span) : null;

    [Fact]
    public async Task The_file_stays_small_however_often_its_documents_are_written()
    {
        using (var store = _folder.Open(rewriteFrom: 1024 * 1024))
        {
            for (var n = 0; n < 50_000; n++) await store.PutAsync($"k{n % 20}", Encoding.UTF8.GetBytes($"{n}/{new string('x', 200)}"), ETags.Any);
            await store.DeleteAsync("k3", ETags.Any);
            Until(() => Directory.GetFiles(_folder.Path, "documents.*.log") is [var only] && new FileInfo(only).Length < 4 * 1024 * 1024);
            for (var n = 49_980; n < 50_000; n++) (await TextOf(store, $"k{n % 20}"))?.Split('/')[0].ShouldBe($"{n}");
        }
        using var again = _folder.Open();
        (await TextOf(again, "k3")).ShouldBeNull();
        (await TextOf(again, "k19"))!.ShouldStartWith("49999/");
    }

    // Large ones are copied while others write on, small ones at the end, when nobody does.
    [Theory]
    [InlineData(0)]
    [InlineData(20_000)]
    public async Task Readers_and_writers_go_on_while_it_is_rewritten_and_nothing_is_lost(int padding)
    {
        var written = new ConcurrentDictionary<string, string?>();
        using (var store = _folder.Open(rewriteFrom: 0))
        {
            using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
            {
                for (var n = 0; n < 1_000 || (Rewritten() < 5 && !enough.IsCancellationRequested); n++)
                {
                    var (key, text) = ($"{worker}/{n % 7}", n % 10 == 9 ? null : $"{n}".PadLeft(padding));
                    if (text is null) await store.DeleteAsync(key, ETags.Any);
                    else await store.PutAsync(key, Encoding.UTF8.GetBytes(text), ETags.Any);
                    written[key] = text;
                    (await TextOf(store, key)).ShouldBe(text);
                    if (n % 100 == 0) await foreach (var document in store.ListAsync("")) document.Content.Length.ShouldBeGreaterThan(0);
                }
            })));
            Rewritten().ShouldBeGreaterThanOrEqualTo(5);
            foreach (var (key, text) in written) (await TextOf(store, key)).ShouldBe(text);
        }
        using var again = _folder.Open();
        foreach (var (key, text) in written) (await TextOf(again, key)).ShouldBe(text);
    }

    [Fact]
    public async Task What_a_rewrite_that_was_cut_short_leaves_behind_does_not_count()
    {
        var (before, after) = await RewrittenAsync();
        // Not yet renamed, at every length.
        for (var length = 0; length <= after.Length; length += 13)
        {
            await SeeAsync((Number(1), before), (Number(2, "new"), after[..length]), Number(1));
        }
        await SeeAsync((Number(1), before), (Number(2, "new"), after), Number(1));
        // Renamed, and the old one is still there.
        await SeeAsync((Number(1), before), (Number(2), after), Number(2));
        // The new one is damaged: the old one would be a step back that nobody is told of.
        await File.WriteAllBytesAsync(Number(1), before);
        await File.WriteAllBytesAsync(Number(2), after[..31]);
        Should.Throw<JournalDamagedException>(() => _folder.Open()).File.ShouldBe(Number(2));
        File.Exists(Number(1)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_rewrite_that_fails_is_told_and_loses_nothing()
    {
        var failures = new List<Exception>();
        Directory.CreateDirectory(Number(2, "new"));
        using (var store = _folder.Open(rewriteFrom: 0, failed: failures.Add))
        {
            Until(() =>
            {
                store.PutAsync("a", "1"u8.ToArray(), ETags.Any).AsTask().GetAwaiter().GetResult();
                return failures.Count > 0;
            });
            await store.PutAsync("a", "2"u8.ToArray(), ETags.Any);
        }
        Directory.Delete(Number(2, "new"));
        using var again = _folder.Open();
        (await TextOf(again, "a")).ShouldBe("2");
    }

    private async Task<(byte[] Before, byte[] After)> RewrittenAsync()
    {
        using (var store = _folder.Open(rewriteFrom: long.MaxValue))
        {
            for (var n = 0; n < 30; n++) await store.PutAsync($"k{n % 3}", Encoding.UTF8.GetBytes($"{n}"), ETags.Any);
            await store.DeleteAsync("k2", ETags.Any);
        }
        var before = await File.ReadAllBytesAsync(Number(1));
        using (var store = _folder.Open(rewriteFrom: 0))
        {
            await store.PutAsync("k1", "28"u8.ToArray(), ETags.Any);
            Until(() => File.Exists(Number(2)));
        }
        return (before, await File.ReadAllBytesAsync(Number(2)));
    }

    private async Task SeeAsync((string Name, byte[] Bytes) one, (string Name, byte[] Bytes) two, string remains)
    {
        foreach (var file in Directory.GetFiles(_folder.Path, "documents.*")) File.Delete(file);
        foreach (var (name, bytes) in new[] { one, two }) await File.WriteAllBytesAsync(name, bytes);
        using var store = _folder.Open(rewriteFrom: long.MaxValue);
        (await TextOf(store, "k0")).ShouldBe("27");
        (await TextOf(store, "k1")).ShouldBe("28");
        (await TextOf(store, "k2")).ShouldBeNull();
        Directory.GetFiles(_folder.Path, "documents.*").ShouldBe([remains]);
    }

    public void Dispose() => _folder.Dispose();
}
