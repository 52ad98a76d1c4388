using ApplyBot.Search;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Named;

/// <summary>An index in a folder: used again, made anew, damaged, and shared.</summary>
public sealed class LuceneFolderTests : IDisposable
{
    private static readonly Passage[] Old = [Some.Passage("网上申报4月30日截止。", "申报时间", "茶马论坛", "什么时候截止"), Some.Passage("每个10万元。", "资助金额", "茶马论坛", "给多少钱")];
    private static readonly Passage[] New = [Old[0], Some.Passage("每个20万元，另有熊猫火锅。", "资助金额", "茶马论坛", "给多少钱")];

    private readonly LuceneIndices _indices = new();

    public void Dispose() => _indices.Dispose();

    private static int? First(IPassageIndex index, string question) => index.Search(question, null, 1) is [var best, ..] ? best.Passage : null;

    [Fact]
    public void What_lies_there_of_the_same_passages_is_used_as_it_is()
    {
        var first = _indices.Open(Old).Search("申报截止", null, 5);
        var files = _indices.Files();

        _indices.Open([.. Old]).Search("申报截止", null, 5).ShouldBe(first);
        _indices.Files().ShouldBe(files);
        _indices.Told.ShouldBeEmpty();
    }

    [Fact]
    public void Other_passages_are_written_anew_and_who_has_the_old_ones_open_keeps_them()
    {
        var old = _indices.Open(Old);
        First(old, "熊猫火锅").ShouldBeNull();

        First(_indices.Open(New), "熊猫火锅").ShouldBe(1);
        First(old, "熊猫火锅").ShouldBeNull();
        First(old, "给多少钱").ShouldBe(1);
        First(_indices.Open(Old), "熊猫火锅").ShouldBeNull();
        _indices.Told.ShouldBeEmpty();
    }

    [Fact]
    public void Other_words_to_keep_whole_are_other_passages()
    {
        _indices.Open(Old);
        var files = _indices.Files();
        using var more = Some.KnowledgeFolder();
        more.Edit(SmallNotices.Panda + "/notice.yaml", "aliases: [", "aliases: [滚滚大会, ");

        ApplyBot.Lucene.LucenePassageIndex.Create(new DomainWords(more.Load().Knowledge!), Old, new() { Directory = _indices.Folder }, _indices.Told.Add).Dispose();

        _indices.Files().ShouldNotBe(files);
        _indices.Told.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("flipped")]
    [InlineData("emptied")]
    [InlineData("gone")]
    public void A_damaged_index_is_made_anew(string how)
    {
        var right = _indices.Open(Old).Search("茶马论坛申报截止", null, 5);
        foreach (var name in _indices.Files().Select(f => f.Split(' ')[0]))
        {
            var file = Path.Combine(_indices.Folder, name);
            if (!File.Exists(file)) continue; // made anew under another name meanwhile
            Damage(file, how);

            _indices.Open(Old).Search("茶马论坛申报截止", null, 5).ShouldBe(right, name);
        }

        _indices.Told.ShouldNotBeEmpty();
        _indices.Told.ShouldAllBe(m => m.Contains(_indices.Folder) && m.Contains("重新建立"));
        _indices.Told.Clear();
        _indices.Open(Old).Search("茶马论坛申报截止", null, 5).ShouldBe(right);
        _indices.Told.ShouldBeEmpty();
    }

    [Fact]
    public void Who_cannot_wait_for_another_writer_keeps_an_index_in_memory()
    {
        Directory.CreateDirectory(_indices.Folder);
        using (new FileStream(Path.Combine(_indices.Folder, "writing.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            First(_indices.Open(Old, TimeSpan.Zero), "给多少钱").ShouldBe(1);
        }

        _indices.Told.ShouldHaveSingleItem().ShouldContain(_indices.Folder);
        _indices.Files().ShouldBeEmpty();
    }

    [Fact]
    public void Where_no_folder_can_be_made_the_index_stays_in_memory()
    {
        File.WriteAllText(_indices.Folder, "a file");
        try
        {
            First(_indices.Open(Old), "给多少钱").ShouldBe(1);
            _indices.Told.ShouldHaveSingleItem().ShouldContain(_indices.Folder);
        }
        finally
        {
            File.Delete(_indices.Folder);
        }
    }

    [Fact]
    public void Many_may_open_one_folder_at_once_whatever_they_want_there()
    {
        Parallel.For(0, 24, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            var index = _indices.Open(i % 3 == 0 ? New : Old);
            First(index, "给多少钱").ShouldBe(1);
            First(index, "熊猫火锅").ShouldBe(i % 3 == 0 ? 1 : null);
        });

        _indices.Told.ShouldBeEmpty();
    }

    private static void Damage(string file, string how)
    {
        var bytes = File.ReadAllBytes(file);
        switch (how)
        {
            case "gone": File.Delete(file); return;
            case "emptied": bytes = []; break;
            case "cut": bytes = bytes[..(bytes.Length / 2)]; break;
            default: bytes[bytes.Length / 2] ^= 0x5a; break;
        }
        // Not into the file itself: whoever has it open has it mapped.
        File.Delete(file);
        File.WriteAllBytes(file, bytes);
    }
}
