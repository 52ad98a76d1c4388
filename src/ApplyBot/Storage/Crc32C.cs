using System.Buffers.Binary;
using System.Numerics;

namespace ApplyBot.Storage;

/// <summary>CRC-32C (Castagnoli, RFC 3720), by the processor's own instruction where it has one.</summary>
internal static class Crc32C
{
    /// <summary>Checksum of <paramref name="data"/> going on from <paramref name="crc"/>, neither inverted.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> data)
    {
        for (; data.Length >= sizeof(ulong); data = data[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(data));
        }
        foreach (var value in data)
        {
            crc = BitOperations.Crc32C(crc, value);
        }
        return crc;
    }
}
