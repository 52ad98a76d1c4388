using System.Text;
using ApplyBot.Storage;

namespace ApplyBot.Tests.Storage;

/// <summary>A journal cut or changed at any byte: exactly what was acknowledged before the cut is there, or the damage is told; never anything else.</summary>
public sealed class JournalDamageTests : IDisposable
{
    private const int HeadSize = 32;

    private readonly JournalFolders _folder = new();
    private readonly List<(long Size, Dictionary<string, string> Documents)> _states = [];
    private byte[] _bytes = [];

    private string Journal => Path.Combine(_folder.Path, "documents.00000001.log");

    // A journal whose documents are known after each write.
    private async Task WriteAsync()
    {
        var documents = new Dictionary<string, string>();
        void Remember() => _states.Add((new FileInfo(Journal).Length, new(documents)));
        using (var store = _folder.Open())
        {
            _states.Add((HeadSize, new()));
            Remember();
            for (var n = 0; n < 12; n++)
            {
                var key = $"键{n % 4}";
                var removed = n % 5 == 4;
                if (removed) await store.DeleteAsync(key, ETags.Any);
                else await store.PutAsync(key, Encoding.UTF8.GetBytes(documents[key] = new string((char)('a' + n), n * n)), ETags.Any);
                if (removed) documents.Remove(key);
                Remember();
            }
        }
        _bytes = await File.ReadAllBytesAsync(Journal);
        _bytes.Length.ShouldBe((int)_states[^1].Size);
    }

    private async Task<(Dictionary<string, string> Documents, long Cut)> OpenAsync(ReadOnlyMemory<byte> bytes)
    {
        await using (var file = File.Create(Journal)) await file.WriteAsync(bytes);
        using var store = _folder.Open();
        return (await DocumentsAsync(store), store.CutBytes);
    }

    private static async Task<Dictionary<string, string>> DocumentsAsync(JournalDocumentStore store)
    {
        var documents = new Dictionary<string, string>();
        await foreach (var document in store.ListAsync("")) documents[document.Key] = Encoding.UTF8.GetString(document.Content.Span);
        return documents;
    }

    [Fact]
    public async Task Cut_at_any_byte_it_holds_what_was_written_before()
    {
        await WriteAsync();
        for (var length = HeadSize; length <= _bytes.Length; length++)
        {
            var (size, documents) = _states.Last(state => state.Size <= length);
            var opened = await OpenAsync(_bytes.AsMemory(0, length));
            opened.Documents.ShouldBe(documents, $"cut at {length}");
            opened.Cut.ShouldBe(length - size);
        }
        for (var length = 0; length < HeadSize; length++)
        {
            (await Should.ThrowAsync<JournalDamagedException>(() => OpenAsync(_bytes.AsMemory(0, length)))).File.ShouldBe(Journal);
        }
    }

    [Fact]
    public async Task A_changed_bit_is_seen_wherever_it_is()
    {
        await WriteAsync();
        var random = new Random(1);
        for (var at = 0; at < _bytes.Length; at++)
        {
            var changed = _bytes.ToArray();
            changed[at] ^= (byte)(1 << random.Next(8));
            // At the end it looks like a write that was torn; elsewhere more follows.
            if (at >= _states[^2].Size) (await OpenAsync(changed)).ShouldSatisfyAllConditions(o => o.Documents.ShouldBe(_states[^2].Documents), o => o.Cut.ShouldBe(_bytes.Length - _states[^2].Size));
            else
            {
                var damage = await Should.ThrowAsync<JournalDamagedException>(() => OpenAsync(changed), $"byte {at}");
                damage.Offset.ShouldBe(at < HeadSize ? 0 : _states.Last(state => state.Size <= at).Size);
                (await File.ReadAllBytesAsync(Journal)).ShouldBe(changed, "a refusal changes nothing");
            }
        }
    }

    [Fact]
    public async Task Space_that_a_power_cut_left_unwritten_at_the_end_is_cut()
    {
        await WriteAsync();
        var noise = new byte[100_000];
        foreach (var fill in new[] { "zeros", "noise" })
        {
            if (fill == "noise") new Random(2).NextBytes(noise);
            var opened = await OpenAsync((byte[])[.. _bytes, .. noise]);
            opened.Documents.ShouldBe(_states[^1].Documents);
            opened.Cut.ShouldBe(noise.Length);
        }
    }

    [Fact]
    public async Task A_torn_document_that_holds_a_journal_is_a_torn_document()
    {
        await WriteAsync();
        using var other = new JournalFolders();
        using (var store = other.Open())
        {
            await store.PutAsync("a", "first"u8.ToArray(), null);
            await store.PutAsync("b", _bytes, null);
        }
        var bytes = await File.ReadAllBytesAsync(other.Journal);
        await File.WriteAllBytesAsync(other.Journal, bytes[..^1]);

        using var opened = other.Open();

        (await DocumentsAsync(opened)).Keys.ShouldBe(["a"]);
    }

    [Fact]
    public async Task Damage_that_comes_while_it_is_open_is_told_and_not_read()
    {
        using var store = _folder.Open();
        await store.PutAsync("a", "value"u8.ToArray(), null);
        await using (var file = new FileStream(Journal, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            file.Seek(-1, SeekOrigin.End);
            file.WriteByte((byte)'X');
        }

        await Should.ThrowAsync<JournalDamagedException>(async () => await store.GetAsync("a"));
    }

    public void Dispose() => _folder.Dispose();
}
