namespace ApplyBot.Storage;

/// <summary>When a write reaches the disk itself, and not only the operating system.</summary>
public enum FlushToDisk
{
    /// <summary>At most a second after it. It survives the end of the process at once; a power cut may take the last second.</summary>
    WithinASecond,
    /// <summary>Before it is acknowledged. It survives a power cut; writes that come together share one flush.</summary>
    Always,
}

/// <summary>How a journal is kept.</summary>
public sealed record JournalOptions
{
    /// <summary>Folder of the journal, made when it is not there. One process at a time.</summary>
    public required string Folder { get; init; }

    /// <summary>When a write reaches the disk.</summary>
    public FlushToDisk FlushToDisk { get; init; }

    /// <summary>Bytes of outdated records from which the journal is rewritten, once they outweigh the current ones.</summary>
    public long RewriteFrom { get; init; } = 8 * 1024 * 1024;

    /// <summary>Told what went wrong in the background; nothing acknowledged is lost by it, and it is tried again.</summary>
    public Action<Exception>? Failed { get; init; }
}
