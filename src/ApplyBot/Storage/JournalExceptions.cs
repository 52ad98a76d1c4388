namespace ApplyBot.Storage;

/// <summary>Another process has the folder open.</summary>
/// <param name="folder">The folder.</param>
/// <param name="cause">What the system said.</param>
public sealed class JournalInUseException(string folder, Exception cause) : IOException($"Another process keeps its documents in {folder}.", cause)
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = folder;
}

/// <summary>The journal is damaged elsewhere than at its torn end, so that cutting it there would lose what was acknowledged.</summary>
/// <param name="file">The file.</param>
/// <param name="offset">Where it cannot be read, in bytes from its beginning.</param>
/// <param name="reason">What is wrong there.</param>
public sealed class JournalDamagedException(string file, long offset, string reason) : IOException($"{file} is damaged at byte {offset}: {reason}.")
{
    /// <summary>The file.</summary>
    public string File { get; } = file;
    /// <summary>Where it cannot be read, in bytes from its beginning.</summary>
    public long Offset { get; } = offset;
}
