namespace ApplyBot.Applications;

/// <summary>Adds up a column of a table.</summary>
public static class ColumnSum
{
    /// <summary>The sum, amounts in yuan; null where nothing, or something unreadable, stands in the column.</summary>
    public static decimal? Of(FormField column, IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        var read = rows.Select(r => r.GetValueOrDefault(column.Id, "")).Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => ValueReader.Read(column, t).Value?.Number).ToList();
        return read.Count == 0 || read.Contains(null) ? null : read.Sum();
    }
}
