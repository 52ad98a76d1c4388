using ApplyBot.Storage;

namespace ApplyBot.Tests.Storage;

/// <summary>The journal and what surrounds it: other processes, permissions, memory.</summary>
public sealed class JournalSystemTests : IDisposable
{
    private readonly JournalFolders _folder = new();

    [Fact]
    public async Task One_process_at_a_time()
    {
        var first = _folder.Open();
        Should.Throw<JournalInUseException>(() => _folder.Open()).Folder.ShouldBe(_folder.Path);
        (await first.PutAsync("a", new byte[1], null)).ShouldNotBeNull();
        first.Dispose();
        first.Dispose();
        await Should.ThrowAsync<ObjectDisposedException>(async () => await first.PutAsync("a", new byte[1], null));
        await Should.ThrowAsync<ObjectDisposedException>(async () => await first.GetAsync("a"));
        using var second = _folder.Open();
        (await second.GetAsync("a")).ShouldNotBeNull();
    }

    [Fact]
    public void Nobody_else_may_read_it()
    {
        if (OperatingSystem.IsWindows()) return;
        var folder = Path.Combine(_folder.Path, "new", "folder");
        using var store = new JournalDocumentStore(new JournalOptions { Folder = folder }, TimeProvider.System);
        File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.GetUnixFileMode(Directory.GetFiles(folder, "*.log").ShouldHaveSingleItem()).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_file_of_another_format_is_left_alone()
    {
        var path = Path.Combine(_folder.Path, "documents.00000007.log");
        await File.WriteAllTextAsync(path, "something that somebody keeps here, and more of it");
        Should.Throw<JournalDamagedException>(() => _folder.Open()).File.ShouldBe(path);
        (await File.ReadAllTextAsync(path)).ShouldStartWith("something");
    }

    [Fact]
    public async Task Writes_that_come_together_share_a_flush()
    {
        using var store = _folder.Open(flush: FlushToDisk.Always);
        var etags = await Task.WhenAll(Enumerable.Range(0, 500).Select(n => Task.Run(async () => await store.PutAsync($"k{n}", new byte[100], null))));
        etags.Distinct().Count().ShouldBe(500);
        etags.ShouldAllBe(etag => etag != null);
    }

    [Fact]
    public async Task Documents_are_not_kept_in_memory()
    {
        using var store = _folder.Open();
        var before = GC.GetTotalMemory(true);
        var content = new byte[200_000];
        for (var n = 0; n < 500; n++) await store.PutAsync($"k{n}", content, null);
        (GC.GetTotalMemory(true) - before).ShouldBeLessThan(20_000_000);
    }

    public void Dispose() => _folder.Dispose();
}
