using System.ComponentModel.DataAnnotations;

namespace ApplyBot.Lucene;

/// <summary>Where the index lies, section <c>Lucene</c>.</summary>
public sealed class LuceneOptions
{
    /// <summary>Folder of the index, for any number of processes; null: each keeps its own in memory.</summary>
    public string? Directory { get; set; }

    /// <summary>How long to wait for another process that is writing the index, before keeping one in memory.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);
}
