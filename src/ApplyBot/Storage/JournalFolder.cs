using System.Globalization;
using System.Runtime.InteropServices;

namespace ApplyBot.Storage;

/// <summary>The folder of a journal: held by one process; its file with the highest number is the journal, others are what a rewrite left behind.</summary>
internal sealed class JournalFolder : IDisposable
{
    private const string Name = "documents.";
    private const string Extension = ".log";
    private const string Unfinished = ".new";

    private readonly string _path;
    private readonly FileStream _hold;

    /// <summary>Makes the folder, if it is not there, and holds it.</summary>
    /// <exception cref="JournalInUseException">Another process holds it.</exception>
    public JournalFolder(string path)
    {
        _path = Path.GetFullPath(path);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_path);
        }
        else
        {
            Directory.CreateDirectory(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        try
        {
            _hold = new FileStream(Path.Combine(_path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when (IsHeld(held))
        {
            throw new JournalInUseException(_path, held);
        }
    }

    /// <summary>The journal of the folder, a new one if there is none.</summary>
    /// <exception cref="JournalDamagedException">It is none of this format.</exception>
    public JournalFile Open()
    {
        if (Journals().MaxBy(NumberOf) is { } newest)
        {
            return JournalFile.Open(newest);
        }
        var first = Begin(null);
        Publish(first);
        return first;
    }

    /// <summary>Removes what a rewrite that was cut short left beside the journal.</summary>
    public void Clear(JournalFile journal)
    {
        foreach (var left in Journals().Where(file => file != journal.Path).Concat(Directory.GetFiles(_path, Name + "*" + Unfinished)))
        {
            File.Delete(left);
        }
    }

    /// <summary>A file that shall follow this one, under a name that does not count yet.</summary>
    public JournalFile Begin(JournalFile? before, long floor = 0) =>
        JournalFile.Create(Path.Combine(_path, Name + (before is null ? 1 : NumberOf(before.Path) + 1).ToString("d8", CultureInfo.InvariantCulture) + Unfinished), floor);

    /// <summary>Lets a file, with all that it holds, be the journal from now on, also after a power cut.</summary>
    /// <exception cref="IOException">It is not the journal.</exception>
    public void Publish(JournalFile file)
    {
        file.Flush();
        file.Rename(Path.ChangeExtension(file.Path, null) + Extension);
        try
        {
            Flush();
        }
        catch
        {
            file.Rename(Path.ChangeExtension(file.Path, null) + Unfinished);
            throw;
        }
    }

    public void Dispose() => _hold.Dispose();

    // Only names of our own making: copies that somebody keeps here are left alone.
    private IEnumerable<string> Journals() => Directory.GetFiles(_path, Name + "*" + Extension).Where(file => Path.GetFileName(file).Length == Name.Length + 8 + Extension.Length && NumberOf(file) > 0);

    private static long NumberOf(string file) =>
        long.TryParse(Path.GetFileNameWithoutExtension(file)[Name.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // ERROR_SHARING_VIOLATION; EWOULDBLOCK of Linux and of macOS.
    private static bool IsHeld(IOException error) => error.HResult == unchecked((int)0x80070020) || (!OperatingSystem.IsWindows() && error.HResult is 11 or 35);

    // Windows keeps the order of changes of names by itself, and cannot flush a folder.
    private void Flush()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        var folder = open(_path, 0);
        var error = folder < 0 || fsync(folder) != 0 ? Marshal.GetLastPInvokeError() : 0;
        if (folder >= 0)
        {
            _ = close(folder);
        }
        if (error != 0)
        {
            throw new IOException($"{_path} could not be flushed to disk: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
    }

#pragma warning disable IDE1006, SYSLIB1054, CA2101 // POSIX names; .NET has no door to them.
    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int fsync(int file);
    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int close(int file);
#pragma warning restore IDE1006, SYSLIB1054, CA2101
}
