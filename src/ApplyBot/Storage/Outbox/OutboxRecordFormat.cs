using System.Text;

namespace ApplyBot.Storage.Outbox;

/// <summary>Rows and mailings as documents: a version, then each field in the order below; moments are ticks, UTC.</summary>
internal static class OutboxRecordFormat
{
    private const byte Version = 1;

    public static byte[] ToBytes(OutboxRecord row)
    {
        using var writer = Begin(160 + row.Payload.Length);
        writer.Write7BitEncodedInt(row.Round);
        writer.Write((byte)row.State);
        writer.Write(row.WasUncertain);
        writer.Write(row.InDoubt);
        writer.Write7BitEncodedInt(row.Attempts);
        writer.Write(row.DueAt.UtcTicks);
        Write(writer, row.Reason);
        Write(writer, row.ActivityId);
        writer.Write7BitEncodedInt(row.DeliveredRound);
        writer.Write(row.DeliveredAt?.UtcTicks ?? 0);
        writer.Write(row.TriedAt?.UtcTicks ?? 0);
        Write(writer, row.Token);
        writer.Write(row.LeaseUntil.UtcTicks);
        writer.Write((byte)row.LeasedFrom);
        writer.Write(row.Payload.Span);
        return End(writer);
    }

    /// <exception cref="IOException">It is none.</exception>
    public static OutboxRecord ToRow(StoredDocument document) => Read(document, reader => new OutboxRecord
    {
        Round = reader.Read7BitEncodedInt(),
        State = (OutboxState)reader.ReadByte(),
        WasUncertain = reader.ReadBoolean(),
        InDoubt = reader.ReadBoolean(),
        Attempts = reader.Read7BitEncodedInt(),
        DueAt = Moment(reader.ReadInt64()),
        Reason = ReadText(reader),
        ActivityId = ReadText(reader),
        DeliveredRound = reader.Read7BitEncodedInt(),
        DeliveredAt = reader.ReadInt64() is > 0 and var delivered ? Moment(delivered) : null,
        TriedAt = reader.ReadInt64() is > 0 and var tried ? Moment(tried) : null,
        Token = ReadText(reader),
        LeaseUntil = Moment(reader.ReadInt64()),
        LeasedFrom = (OutboxState)reader.ReadByte(),
        Payload = reader.ReadBytes((int)(reader.BaseStream.Length - reader.BaseStream.Position)),
    });

    public static byte[] ToBytes(Mailing mailing, DateTimeOffset since)
    {
        using var writer = Begin(64);
        writer.Write(mailing.DueAt.UtcTicks);
        writer.Write7BitEncodedInt(mailing.Round);
        writer.Write((byte)mailing.Kind);
        writer.Write(mailing.IsPaused);
        writer.Write7BitEncodedInt(mailing.CancelledIn);
        writer.Write(mailing.Begun.UtcTicks);
        writer.Write(since.UtcTicks);
        return End(writer);
    }

    /// <exception cref="IOException">It is none.</exception>
    public static (Mailing Mailing, DateTimeOffset Since) ToMailing(string id, StoredDocument document) => Read(document, reader =>
        (new Mailing(id, Moment(reader.ReadInt64()))
        {
            Round = reader.Read7BitEncodedInt(), Kind = (MailingRound)reader.ReadByte(), IsPaused = reader.ReadBoolean(), CancelledIn = reader.Read7BitEncodedInt(), Begun = Moment(reader.ReadInt64()),
        }, Moment(reader.ReadInt64())));

    private static BinaryWriter Begin(int size)
    {
        var writer = new BinaryWriter(new MemoryStream(size));
        writer.Write(Version);
        return writer;
    }

    private static byte[] End(BinaryWriter writer) => ((MemoryStream)writer.BaseStream).ToArray();

    private static T Read<T>(StoredDocument document, Func<BinaryReader, T> read)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(document.Content.ToArray(), writable: false), Encoding.UTF8);
            return reader.ReadByte() == Version ? read(reader) : throw new InvalidDataException("was written by a newer program");
        }
        catch (Exception damaged) when (damaged is EndOfStreamException or InvalidDataException or FormatException or ArgumentException)
        {
            throw new IOException($"The document {document.Key} of the outbox cannot be read: {damaged.Message}", damaged);
        }
    }

    private static void Write(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        writer.Write(text ?? "");
    }

    private static string? ReadText(BinaryReader reader) => reader.ReadBoolean() is var has && reader.ReadString() is var text && has ? text : null;

    private static DateTimeOffset Moment(long ticks) => new(ticks, TimeSpan.Zero);
}
