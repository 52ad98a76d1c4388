using System.Buffers.Binary;
using System.Text;

namespace ApplyBot.Storage;

/// <summary>What a record says of its key.</summary>
internal enum RecordKind : byte
{
    /// <summary>The key has this content.</summary>
    Put = 1,
    /// <summary>The key has none.</summary>
    Delete = 2,
    /// <summary>No key: the journal was opened, and numbers go on from here.</summary>
    Opened = 3,
}

/// <summary>A record as it lies in the file: <c>checksum of all that follows u32, length of the content u32, sequence i64, written i64 (ticks, UTC), bytes of the key u16, kind u8, 0 u8, checksum of bytes 4 to 27 u32, key (UTF-8), content</c>; little endian. Checksums are CRC-32C that begin with the file's salt.</summary>
internal readonly ref struct JournalRecord(ReadOnlySpan<byte> bytes)
{
    public const int HeadSize = 32;
    public const int MaxSize = HeadSize + (3 * DocumentKeys.MaxLength) + DocumentKeys.MaxContentBytes;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Size => SizeOf(KeySize, ContentSize);
    public long Sequence => BinaryPrimitives.ReadInt64LittleEndian(_bytes[8..]);
    public DateTimeOffset Written => new(BinaryPrimitives.ReadInt64LittleEndian(_bytes[16..]), TimeSpan.Zero);
    public RecordKind Kind => (RecordKind)_bytes[26];
    public ReadOnlySpan<byte> Key => _bytes.Slice(HeadSize, KeySize);
    public int ContentOffset => HeadSize + KeySize;

    private int KeySize => BinaryPrimitives.ReadUInt16LittleEndian(_bytes[24..]);
    private int ContentSize => BinaryPrimitives.ReadInt32LittleEndian(_bytes[4..]);

    public static int SizeOf(int keySize, int contentSize) => HeadSize + keySize + contentSize;

    /// <summary>Writes a record; returns its size.</summary>
    public static int Write(Span<byte> to, uint salt, RecordKind kind, long sequence, DateTimeOffset written, string key, ReadOnlySpan<byte> content)
    {
        var keySize = Encoding.UTF8.GetBytes(key, to[HeadSize..]);
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], content.Length);
        BinaryPrimitives.WriteInt64LittleEndian(to[8..], sequence);
        BinaryPrimitives.WriteInt64LittleEndian(to[16..], written.UtcTicks);
        BinaryPrimitives.WriteUInt16LittleEndian(to[24..], (ushort)keySize);
        to[26] = (byte)kind;
        to[27] = 0;
        content.CopyTo(to[(HeadSize + keySize)..]);
        var size = SizeOf(keySize, content.Length);
        Seal(to[..size], salt);
        return size;
    }

    /// <summary>Puts the checksums of a file with this salt.</summary>
    public static void Seal(Span<byte> record, uint salt)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(record[28..], Crc32C.Append(salt, record[4..28]));
        BinaryPrimitives.WriteUInt32LittleEndian(record, Crc32C.Append(salt, record[4..]));
    }

    /// <summary>Whether the head, of which all bytes are there, is one of a record.</summary>
    public static bool IsHead(ReadOnlySpan<byte> head, uint salt) =>
        BinaryPrimitives.ReadUInt32LittleEndian(head[28..]) == Crc32C.Append(salt, head[4..28]) && new JournalRecord(head).IsPlausible;

    /// <summary>Whether these bytes, whose head is one, are the record that was written.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> record, uint salt) => BinaryPrimitives.ReadUInt32LittleEndian(record) == Crc32C.Append(salt, record[4..]);

    private bool IsPlausible =>
        ContentSize is >= 0 and <= DocumentKeys.MaxContentBytes && KeySize <= 3 * DocumentKeys.MaxLength && _bytes[26] is >= 1 and <= 3 && Sequence > 0;
}
