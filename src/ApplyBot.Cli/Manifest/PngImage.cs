using System.Buffers.Binary;
using System.IO.Compression;

namespace ApplyBot.Cli.Manifest;

/// <summary>Pixels of a PNG of 8 bits a channel, RGBA, not interlaced: what an icon of an app package should be.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Pixels">Red, green, blue and alpha of each, row by row.</param>
internal sealed record PngImage(int Width, int Height, byte[] Pixels)
{
    private const int MostPixels = 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is none, or of another kind; the message says which.</exception>
    public static PngImage Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) throw new InvalidDataException("is no PNG");
        using var packed = new MemoryStream();
        var (width, height) = (0, 0);
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file[at..]);
            if (length < 0 || length > file.Length - at - 12) throw new InvalidDataException("is cut off");
            var type = file.Slice(at + 4, 4);
            var data = file.Slice(at + 8, length);
            if (type.SequenceEqual("IHDR"u8))
            {
                if (length != 13 || data[8] != 8 || data[9] != 6 || data[12] != 0) throw new InvalidDataException("is not RGBA of 8 bits a channel, not interlaced");
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
            }
            if (type.SequenceEqual("IDAT"u8)) packed.Write(data);
            at += length + 12;
        }
        if (width <= 0 || height <= 0 || (long)width * height > MostPixels) throw new InvalidDataException($"has {width}×{height} pixels");
        return new PngImage(width, height, Unfilter(Unpack(packed, height * (width * 4 + 1)), width, height));
    }

    private static byte[] Unpack(MemoryStream packed, int size)
    {
        packed.Position = 0;
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        var rows = new byte[size];
        if (unpacked.ReadAtLeast(rows, size, throwOnEndOfStream: false) < size) throw new InvalidDataException("is cut off");
        return rows;
    }

    private static byte[] Unfilter(byte[] rows, int width, int height)
    {
        var (stride, pixels) = (width * 4, new byte[height * width * 4]);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < stride; x++)
            {
                var left = x < 4 ? 0 : pixels[y * stride + x - 4];
                var up = y == 0 ? 0 : pixels[(y - 1) * stride + x];
                var corner = x < 4 || y == 0 ? 0 : pixels[(y - 1) * stride + x - 4];
                var predicted = rows[y * (stride + 1)] switch
                {
                    0 => 0,
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    4 => Paeth(left, up, corner),
                    var filter => throw new InvalidDataException($"has the unknown filter {filter}"),
                };
                pixels[y * stride + x] = (byte)(rows[y * (stride + 1) + 1 + x] + predicted);
            }
        return pixels;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (a, b, c) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - 2 * corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }
}
