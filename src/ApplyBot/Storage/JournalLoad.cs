using System.Text;

namespace ApplyBot.Storage;

/// <summary>What a file was found to hold.</summary>
/// <param name="Size">Bytes of its head and records.</param>
/// <param name="Sequence">Highest sequence given so far.</param>
/// <param name="CutBytes">Bytes of a torn write that were cut off its end.</param>
internal readonly record struct JournalLoad(long Size, long Sequence, long CutBytes)
{
    /// <summary>Reads all records into the index, and cuts off a torn end.</summary>
    /// <exception cref="JournalDamagedException">There is more after a place that cannot be read, so that it is not a torn end.</exception>
    public static JournalLoad Of(JournalFile file, JournalIndex index)
    {
        var size = file.Size;
        var last = 0L;
        var scan = new JournalScan(file, JournalFile.HeadSize, size);
        while (scan.Next())
        {
            var record = new JournalRecord(scan.Bytes);
            if (record.Sequence <= last)
            {
                throw new JournalDamagedException(file.Path, scan.Position, "the record there is not newer than the one before it");
            }
            last = record.Sequence;
            Apply(record, new JournalEntry(file, scan.Position, record.Size, last), index);
        }
        var end = scan.Position;
        if (JournalScan.FindHead(file, end + 1, size) is { } next)
        {
            throw new JournalDamagedException(file.Path, end, $"no record can be read there, but another one follows at byte {next}");
        }
        if (end < size)
        {
            file.Cut(end);
        }
        return new JournalLoad(end, Math.Max(last, file.Floor), size - end);
    }

    private static void Apply(JournalRecord record, JournalEntry entry, JournalIndex index)
    {
        if (record.Kind == RecordKind.Put)
        {
            index.Put(Encoding.UTF8.GetString(record.Key), entry);
        }
        else if (record.Kind == RecordKind.Delete)
        {
            index.Remove(Encoding.UTF8.GetString(record.Key));
        }
    }
}
