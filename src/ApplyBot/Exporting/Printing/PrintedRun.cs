namespace ApplyBot.Exporting.Printing;

/// <summary>How a piece of text is set.</summary>
internal enum RunStyle
{
    Plain,
    /// <summary>Underlined: a blank to write into, or what was written into one.</summary>
    Blank,
    /// <summary>A box to tick.</summary>
    Box,
}

/// <summary>A piece of printed text.</summary>
internal sealed record PrintedRun(string Text, RunStyle Style = RunStyle.Plain);

/// <summary>Printed paragraphs, put together piece by piece; a line break in a text begins a new one.</summary>
internal sealed class PrintedText
{
    private readonly List<List<PrintedRun>> _paragraphs = [[]];

    public IReadOnlyList<IReadOnlyList<PrintedRun>> Paragraphs => _paragraphs;

    public void Add(string text, RunStyle style = RunStyle.Plain)
    {
        var lines = CleanText.Lines(text);
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0) Break();
            if (lines[i].Length > 0) _paragraphs[^1].Add(new PrintedRun(lines[i], style));
        }
    }

    /// <summary>Begins a paragraph, unless the last one is still empty.</summary>
    public void Break()
    {
        if (_paragraphs[^1].Count > 0) _paragraphs.Add([]);
    }
}
