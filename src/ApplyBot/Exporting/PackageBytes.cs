using System.IO.Compression;

namespace ApplyBot.Exporting;

/// <summary>Zips a package anew, so that the same parts come to the same bytes.</summary>
internal static class PackageBytes
{
    // The first moment that a zip file can name.
    private static readonly DateTimeOffset Then = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(MemoryStream package)
    {
        using var read = new ZipArchive(new MemoryStream(package.ToArray()), ZipArchiveMode.Read);
        using var target = new MemoryStream();
        using (var written = new ZipArchive(target, ZipArchiveMode.Create, true))
        {
            // The list of content types first, as readers expect it.
            foreach (var entry in read.Entries.OrderBy(e => e.FullName != "[Content_Types].xml").ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                var copy = written.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = Then;
                using var from = entry.Open();
                using var to = copy.Open();
                from.CopyTo(to);
            }
        }
        return target.ToArray();
    }
}
