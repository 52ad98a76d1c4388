using System.Diagnostics;

namespace ApplyBot.Lucene;

/// <summary>A file that one process at a time holds open; it is let go with the process, however that ends.</summary>
internal static class FolderLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Takes the lock; null when somebody else held it for as long as <paramref name="patience"/>.</summary>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    public static FileStream? Take(string file, TimeSpan patience)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(file) && waited.Elapsed < patience)
            {
                Thread.Sleep(Pause);
            }
            catch (IOException) when (File.Exists(file))
            {
                return null;
            }
        }
    }
}
