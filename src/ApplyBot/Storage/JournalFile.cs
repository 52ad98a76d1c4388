using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace ApplyBot.Storage;

/// <summary>One file of a journal: <c>"ApplyBot", format u32, salt u32, highest sequence of the journal before u64, 0 u32, checksum u32</c>, then records.</summary>
internal sealed class JournalFile : IDisposable
{
    public const int HeadSize = 32;
    private const uint Format = 1;

    private readonly SafeFileHandle _handle;

    private JournalFile(string path, SafeFileHandle handle, uint salt, long floor) => (Path, _handle, Salt, Floor) = (path, handle, salt, floor);

    public string Path { get; private set; }
    /// <summary>Checksums begin with it, so that a record of elsewhere, or one that somebody put into a document, is none here.</summary>
    public uint Salt { get; }
    /// <summary>Sequences up to this one have been given already, also those that stand in no record.</summary>
    public long Floor { get; }
    public long Size => RandomAccess.GetLength(_handle);

    /// <summary>Makes a file with a head and no records.</summary>
    public static JournalFile Create(string path, long floor)
    {
        var head = new byte[HeadSize];
        "ApplyBot"u8.CopyTo(head);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(8), Format);
        RandomNumberGenerator.Fill(head.AsSpan(12, 4));
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(16), floor);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(28), Crc32C.Append(0, head.AsSpan(0, 28)));
        var file = new JournalFile(path, Open(path, FileMode.Create), BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(12)), floor);
        try
        {
            file.Write(head, 0);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file that is there.</summary>
    /// <exception cref="JournalDamagedException">Its head is none of this format.</exception>
    public static JournalFile Open(string path)
    {
        var handle = Open(path, FileMode.Open);
        var head = new byte[HeadSize];
        var wrong = RandomAccess.Read(handle, head, 0) < HeadSize ? "it ends within its head"
            : !head.AsSpan(0, 8).SequenceEqual("ApplyBot"u8) || BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(28)) != Crc32C.Append(0, head.AsSpan(0, 28)) ? "its head cannot be read"
            : BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(8)) != Format ? "it is of a format that this version does not know"
            : null;
        if (wrong is not null)
        {
            handle.Dispose();
            throw new JournalDamagedException(path, 0, wrong);
        }
        return new JournalFile(path, handle, BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(12)), BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(16)));
    }

    public void Write(ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(_handle, bytes, offset);

    /// <summary>Reads up to so many bytes; fewer only at the end of the file.</summary>
    public int Read(Span<byte> into, long offset)
    {
        var read = 0;
        while (read < into.Length && RandomAccess.Read(_handle, into[read..], offset + read) is > 0 and var more)
        {
            read += more;
        }
        return read;
    }

    public void Cut(long size) => RandomAccess.SetLength(_handle, size);

    public void Flush() => RandomAccess.FlushToDisk(_handle);

    public void Rename(string path)
    {
        File.Move(Path, path);
        Path = path;
    }

    public void Dispose() => _handle.Dispose();

    // Deleting and renaming while open is what a rewrite does.
    private static SafeFileHandle Open(string path, FileMode mode)
    {
        var handle = File.OpenHandle(path, mode, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, FileOptions.RandomAccess);
        if (mode == FileMode.Create && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(handle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        return handle;
    }
}
