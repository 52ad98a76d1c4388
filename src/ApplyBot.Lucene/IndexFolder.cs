using Lucene.Net.Index;
using Lucene.Net.Store;
using LuceneDirectory = Lucene.Net.Store.Directory;

namespace ApplyBot.Lucene;

/// <summary>
/// An index in a folder that several processes may share. Whoever finds none, another one or a damaged one there writes it anew, one
/// process at a time; an index that is open stays as it was, because Lucene never changes a file.
/// </summary>
/// <param name="path">The folder.</param>
/// <param name="patience">How long to wait for another process that is writing.</param>
/// <param name="tell">Takes what whoever runs the program should know.</param>
internal sealed class IndexFolder(string path, TimeSpan patience, Action<string> tell)
{
    /// <summary>Opens the index of these passages, written by whomsoever; null, having told why, when the folder cannot be used.</summary>
    /// <param name="fingerprint">What the index must be of.</param>
    /// <param name="writer">Writes it.</param>
    public DirectoryReader? Open(string fingerprint, PassageWriter writer)
    {
        try
        {
            System.IO.Directory.CreateDirectory(path);
            var directory = FSDirectory.Open(path);
            if (TryOpen(directory, fingerprint, static _ => { }) is { } ready) return ready;
            using var alone = FolderLock.Take(Path.Combine(path, "writing.lock"), patience);
            if (alone is null)
            {
                tell($"{path}：另一个程序在 {patience.TotalSeconds:0} 秒内没有写完索引，本程序改用内存中的索引。");
                return null;
            }
            return TryOpen(directory, fingerprint, tell) ?? Write(directory, fingerprint, writer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            tell($"{path}：{e.Message} 索引放不进这个文件夹，改用内存中的索引。");
            return null;
        }
    }

    // Files of an index that cannot be read would be read once more by the writer, to follow on from them.
    private static DirectoryReader Write(LuceneDirectory directory, string fingerprint, PassageWriter writer)
    {
        if (!CanFollow(directory))
        {
            foreach (var file in directory.ListAll().Where(IsOfIndex)) directory.DeleteFile(file);
        }
        writer.Write(directory, fingerprint);
        return DirectoryReader.Open(directory);
    }

    private static bool CanFollow(LuceneDirectory directory)
    {
        DirectoryReader? reader = null;
        Attempt(() => reader = DirectoryReader.Open(directory), static _ => { });
        reader?.Dispose();
        return reader is not null;
    }

    // Null: none there, of other passages, or damaged.
    private DirectoryReader? TryOpen(LuceneDirectory directory, string fingerprint, Action<string> tellDamage)
    {
        if (!directory.ListAll().Any(IsOfIndex)) return null;
        DirectoryReader? reader = null;
        var whole = Attempt(() =>
        {
            reader = DirectoryReader.Open(directory);
            foreach (var leaf in reader.Leaves) ((AtomicReader)leaf.Reader).CheckIntegrity();
        }, e => tellDamage($"{path}：索引已损坏（{e.Message}），重新建立。"));
        if (whole && reader!.IndexCommit.UserData.TryGetValue(PassageFingerprint.Key, out var of) && of == fingerprint) return reader;
        reader?.Dispose();
        return null;
    }

    private static bool IsOfIndex(string file) => file.StartsWith('_') || file.StartsWith("segments", StringComparison.Ordinal);

    // What a damaged file makes of its reader is not to be foreseen: lengths out of range, ends of files, names that are none.
    private static bool Attempt(Action read, Action<Exception> damaged)
    {
        try
        {
            read();
            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            damaged(e);
            return false;
        }
    }
}
