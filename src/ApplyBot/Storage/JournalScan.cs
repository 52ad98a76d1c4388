namespace ApplyBot.Storage;

/// <summary>Reads the records of a file one after the other, with a buffer of the size of the largest.</summary>
internal sealed class JournalScan(JournalFile file, long from, long to)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _begin;
    private int _end;

    /// <summary>Where the next record begins; after the last call that returned false, where there is none.</summary>
    public long Position { get; private set; } = from;

    /// <summary>Size of the record read last.</summary>
    public int Size { get; private set; }

    /// <summary>Goes to the next record. False at the end, and at the first place where there is no valid one.</summary>
    public bool Next()
    {
        (_begin, Position) = (_begin + Size, Position + Size);
        Size = 0;
        if (!Fill(JournalRecord.HeadSize) || !JournalRecord.IsHead(Current(JournalRecord.HeadSize), file.Salt))
        {
            return false;
        }
        var size = new JournalRecord(Current(JournalRecord.HeadSize)).Size;
        if (!Fill(size) || !JournalRecord.IsWhole(Current(size), file.Salt))
        {
            return false;
        }
        Size = size;
        return true;
    }

    /// <summary>Bytes of the record read last; valid until the next call.</summary>
    public Span<byte> Bytes => Current(Size);

    /// <summary>Where a record begins after <see cref="Position"/>, be it whole or not; null: nowhere.</summary>
    public static long? FindHead(JournalFile file, long from, long to)
    {
        var scan = new JournalScan(file, from, to);
        for (; scan.Fill(JournalRecord.HeadSize); scan._begin++, scan.Position++)
        {
            if (JournalRecord.IsHead(scan.Current(JournalRecord.HeadSize), file.Salt))
            {
                return scan.Position;
            }
        }
        return null;
    }

    private Span<byte> Current(int size) => _buffer.AsSpan(_begin, size);

    // Sees that so many bytes from the position on are in the buffer.
    private bool Fill(int size)
    {
        if (_end - _begin >= size)
        {
            return true;
        }
        if (to - Position < size)
        {
            return false;
        }
        var into = size > _buffer.Length ? new byte[Math.Max(size, 2 * _buffer.Length)] : _buffer;
        _buffer.AsSpan(_begin, _end - _begin).CopyTo(into);
        (_buffer, _begin, _end) = (into, 0, _end - _begin);
        var free = (int)Math.Min(_buffer.Length - _end, to - Position - _end);
        _end += file.Read(_buffer.AsSpan(_end, free), Position + _end);
        return _end >= size;
    }
}
