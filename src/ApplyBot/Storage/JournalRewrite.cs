using System.Text;

namespace ApplyBot.Storage;

/// <summary>Copies what is current of a journal into a file that shall take its place.</summary>
/// <param name="source">The journal, to which others append meanwhile.</param>
/// <param name="target">The new file, with no records.</param>
/// <param name="begun">Size of the journal when this began.</param>
/// <param name="index">Where current records lie.</param>
/// <param name="isClosed">Whether to give up.</param>
internal sealed class JournalRewrite(JournalFile source, JournalFile target, long begun, JournalIndex index, Func<bool> isClosed)
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly List<(string Key, JournalEntry From, JournalEntry To)> _moves = [];
    private int _buffered;

    public JournalFile Target => target;
    /// <summary>Up to where the journal has been copied.</summary>
    public long Position { get; private set; } = JournalFile.HeadSize;
    /// <summary>Size of the new file.</summary>
    public long Size { get; private set; } = JournalFile.HeadSize;

    /// <summary>Copies on.</summary>
    /// <exception cref="JournalDamagedException">A record of the journal cannot be read.</exception>
    /// <exception cref="IOException">The new file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was told to give up.</exception>
    public void CopyTo(long end)
    {
        var scan = new JournalScan(source, Position, end);
        while (scan.Next())
        {
            if (isClosed())
            {
                throw new OperationCanceledException();
            }
            var record = new JournalRecord(scan.Bytes);
            if (record.Kind == RecordKind.Put)
            {
                var key = Encoding.UTF8.GetString(record.Key);
                if (index.Find(key) is { } current && current.Sequence == record.Sequence)
                {
                    _moves.Add((key, current, new JournalEntry(target, Size, record.Size, record.Sequence)));
                    Add(scan.Bytes);
                }
            }
            // What was removed before this began is not copied, so its removal need not be.
            else if (record.Kind == RecordKind.Delete && scan.Position >= begun)
            {
                Add(scan.Bytes);
            }
        }
        if (scan.Position < end)
        {
            throw new JournalDamagedException(source.Path, scan.Position, "no record can be read there any more");
        }
        Write();
        Position = end;
    }

    /// <summary>Points the index to the new file, and lets go of the old one.</summary>
    public void Finish()
    {
        foreach (var (key, from, to) in _moves)
        {
            index.Move(key, from, to);
        }
        source.Dispose();
    }

    /// <summary>Removes the new file.</summary>
    public void GiveUp()
    {
        target.Dispose();
        File.Delete(target.Path);
    }

    private void Add(Span<byte> record)
    {
        if (_buffered + record.Length > _buffer.Length)
        {
            Write();
        }
        JournalRecord.Seal(record, target.Salt);
        Size += record.Length;
        if (record.Length > _buffer.Length)
        {
            target.Write(record, Size - record.Length);
            return;
        }
        record.CopyTo(_buffer.AsSpan(_buffered));
        _buffered += record.Length;
    }

    private void Write()
    {
        target.Write(_buffer.AsSpan(0, _buffered), Size - _buffered);
        _buffered = 0;
    }
}
