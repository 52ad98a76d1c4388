using System.Text;

namespace ApplyBot.Storage;

/// <summary>The journal with its index: one writer at a time appends, anybody reads, and now and then it is rewritten without what is outdated.</summary>
internal sealed class Journal : IDisposable
{
    // So many numbers are left out at each opening: those of writes that a power cut took never come back.
    private const long Gap = 1L << 32;
    private const int KeptBuffer = 64 * 1024;

    private readonly JournalFolder _folder;
    private readonly Lock _writing = new();
    private readonly Lock _rewriting = new();
    private readonly byte[] _buffer = new byte[KeptBuffer];
    private volatile JournalFile _file;
    private volatile bool _closed;
    private volatile bool _suspect;
    private bool _torn;
    private long _size;
    private long _sequence;

    /// <exception cref="JournalInUseException">Another process holds the folder.</exception>
    /// <exception cref="JournalDamagedException">Records follow a place that cannot be read.</exception>
    /// <exception cref="IOException">The folder cannot be read or written.</exception>
    public Journal(string folder)
    {
        _folder = new JournalFolder(folder);
        try
        {
            _file = _folder.Open();
            var loaded = JournalLoad.Of(_file, Index);
            (_size, _sequence, CutBytes) = (loaded.Size, loaded.Sequence + Gap - 1, loaded.CutBytes);
            _folder.Clear(_file);
            Include(Write(RecordKind.Opened, "", [], default));
            _file.Flush();
        }
        catch
        {
            _file?.Dispose();
            _folder.Dispose();
            throw;
        }
    }

    public JournalIndex Index { get; } = new();
    /// <summary>Bytes of a write that was never acknowledged, cut off when the journal was opened.</summary>
    public long CutBytes { get; }
    /// <summary>Bytes of outdated records.</summary>
    public long Outdated => Volatile.Read(ref _size) - JournalFile.HeadSize - Index.Live;

    /// <summary>Writes what a key has from now on, if the ETag holds. Returns the sequence of the record; 0 when there was nothing to remove; null when the ETag does not hold.</summary>
    /// <exception cref="IOException">Nothing was written.</exception>
    public long? Append(RecordKind kind, string key, ReadOnlySpan<byte> content, string? etag, DateTimeOffset now)
    {
        lock (_writing)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(JournalDocumentStore));
            if (!Index.Holds(key, etag))
            {
                return null;
            }
            if (kind == RecordKind.Delete && Index.Find(key) is null)
            {
                return 0;
            }
            var entry = Write(kind, key, content, now);
            if (kind == RecordKind.Put)
            {
                Index.Put(key, entry);
            }
            else
            {
                Index.Remove(key);
            }
            Include(entry);
            return entry.Sequence;
        }
    }

    /// <summary>The document of a key.</summary>
    /// <exception cref="IOException">Its record cannot be read or is damaged.</exception>
    public StoredDocument? Read(string key)
    {
        while (Index.Find(key) is { } entry)
        {
            try
            {
                var bytes = new byte[entry.Size];
                if (entry.File.Read(bytes, entry.Offset) < entry.Size || !JournalRecord.IsWhole(bytes, entry.File.Salt) || new JournalRecord(bytes).Sequence != entry.Sequence)
                {
                    throw new JournalDamagedException(entry.File.Path, entry.Offset, "the record read there is not the one written");
                }
                var record = new JournalRecord(bytes);
                return new StoredDocument(key, bytes.AsMemory(record.ContentOffset), JournalIndex.ETagOf(entry.Sequence), record.Written);
            }
            catch (ObjectDisposedException) when (!_closed && Index.Find(key) != entry)
            {
                // Rewritten meanwhile: it lies in the new file.
            }
        }
        ObjectDisposedException.ThrowIf(_closed, typeof(JournalDocumentStore));
        return null;
    }

    /// <summary>Whether the document of a key is the one of an ETag.</summary>
    public bool Holds(string key, string etag)
    {
        ObjectDisposedException.ThrowIf(_closed, typeof(JournalDocumentStore));
        return etag != ETags.Any && Index.Holds(key, etag);
    }

    /// <summary>Brings all that was written to the disk.</summary>
    /// <exception cref="IOException">It may not be there.</exception>
    public void Flush()
    {
        if (_suspect)
        {
            Rewrite();
            return;
        }
        var file = _file;
        try
        {
            file.Flush();
        }
        catch (ObjectDisposedException) when (_closed || file != _file)
        {
            // The file that took its place was flushed.
        }
        catch (IOException)
        {
            // The system may have forgotten what it could not write and call the next flush a success: only a new file is sure.
            _suspect = true;
            throw;
        }
    }

    /// <summary>Writes the current records to a new file, which takes the place of the journal. Others read meanwhile, and write but for a moment at the end.</summary>
    /// <exception cref="IOException">It was not possible; nothing is lost by it.</exception>
    /// <exception cref="OperationCanceledException">The journal was closed.</exception>
    public void Rewrite()
    {
        lock (_rewriting)
        {
            JournalRewrite rewrite;
            lock (_writing)
            {
                ObjectDisposedException.ThrowIf(_closed, typeof(JournalDocumentStore));
                rewrite = new JournalRewrite(_file, _folder.Begin(_file, _sequence), _size, Index, () => _closed);
            }
            try
            {
                // Most of it while others write on, until little is left.
                for (var end = Volatile.Read(ref _size); end - rewrite.Position > KeptBuffer; end = Volatile.Read(ref _size))
                {
                    rewrite.CopyTo(end);
                }
                rewrite.Target.Flush();
                lock (_writing)
                {
                    rewrite.CopyTo(_size);
                    _folder.Publish(rewrite.Target);
                    (_file, _size, _torn, _suspect) = (rewrite.Target, rewrite.Size, false, false);
                }
            }
            catch when (_file != rewrite.Target)
            {
                rewrite.GiveUp();
                throw;
            }
            rewrite.Finish();
            _folder.Clear(_file);
        }
    }

    public void Dispose()
    {
        if (_closed)
        {
            return;
        }
        _closed = true;
        lock (_rewriting)
        {
            lock (_writing)
            {
                try
                {
                    _file.Flush();
                }
                finally
                {
                    _file.Dispose();
                    _folder.Dispose();
                }
            }
        }
    }

    private JournalEntry Write(RecordKind kind, string key, ReadOnlySpan<byte> content, DateTimeOffset now)
    {
        var most = JournalRecord.SizeOf(Encoding.UTF8.GetMaxByteCount(key.Length), content.Length);
        var buffer = most <= _buffer.Length ? _buffer : new byte[most];
        var size = JournalRecord.Write(buffer, _file.Salt, kind, ++_sequence, now, key, content);
        try
        {
            CutTorn();
            _torn = true;
            _file.Write(buffer.AsSpan(0, size), _size);
            _torn = false;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            throw new IOException($"Could not write to {_file.Path}: {refused.Message}", refused);
        }
        finally
        {
            if (_torn)
            {
                CutTorn();
            }
        }
        return new JournalEntry(_file, _size, size, _sequence);
    }

    // After the index: who rewrites takes a record up to here that the index does not know for an outdated one.
    private void Include(JournalEntry entry) => Volatile.Write(ref _size, entry.Offset + entry.Size);

    // Half a record at the end would hide the next one.
    private void CutTorn()
    {
        if (_torn)
        {
            _file.Cut(_size);
            _torn = false;
        }
    }
}
