namespace ApplyBot.Announcements;

/// <summary>What part of an announcement a correction changed.</summary>
public enum AnnouncementPart
{
    /// <summary>The title.</summary>
    Title,
    /// <summary>A line of the text.</summary>
    Text,
    /// <summary>A line of the facts.</summary>
    Facts,
}

/// <summary>One thing that a correction changed.</summary>
/// <param name="Part">What part.</param>
/// <param name="Before">What stood there; null where nothing did.</param>
/// <param name="After">What stands there now; null where nothing does.</param>
public sealed record AnnouncementChange(AnnouncementPart Part, string? Before, string? After)
{
    /// <summary>What differs between two texts, line by line: lines that were changed, taken out or put in, in their order.</summary>
    /// <param name="before">The older text.</param>
    /// <param name="after">The newer one.</param>
    /// <param name="language">Language in which facts are shown.</param>
    public static IReadOnlyList<AnnouncementChange> Between(AnnouncementRevision before, AnnouncementRevision after, string language) =>
    [
        .. before.Title == after.Title ? Array.Empty<AnnouncementChange>() : [new AnnouncementChange(AnnouncementPart.Title, before.Title, after.Title)],
        .. Lines(AnnouncementPart.Text, Split(before.Text), Split(after.Text)),
        .. Lines(AnnouncementPart.Facts, [.. before.Facts.Select(f => f.Text.In(language))], [.. after.Facts.Select(f => f.Text.In(language))]),
    ];

    private static List<string> Split(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    // By the longest common subsequence; of a stretch that differs, lines that stand at the same place are taken for one that was changed.
    private static IEnumerable<AnnouncementChange> Lines(AnnouncementPart part, List<string> old, List<string> now)
    {
        var (common, i, j) = (Common(old, now), 0, 0);
        foreach (var (a, b) in common.Append((old.Count, now.Count)))
        {
            while (i < a || j < b) yield return new AnnouncementChange(part, i < a ? old[i++] : null, j < b ? now[j++] : null);
            (i, j) = (a + 1, b + 1);
        }
    }

    private static List<(int, int)> Common(List<string> old, List<string> now)
    {
        var length = new int[old.Count + 1, now.Count + 1];
        for (var a = old.Count - 1; a >= 0; a--)
            for (var b = now.Count - 1; b >= 0; b--) length[a, b] = old[a] == now[b] ? length[a + 1, b + 1] + 1 : Math.Max(length[a + 1, b], length[a, b + 1]);
        var (same, i, j) = (new List<(int, int)>(), 0, 0);
        while (i < old.Count && j < now.Count)
        {
            if (old[i] == now[j]) same.Add((i++, j++));
            else if (length[i + 1, j] >= length[i, j + 1]) i++;
            else j++;
        }
        return same;
    }
}
