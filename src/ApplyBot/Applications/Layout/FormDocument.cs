namespace ApplyBot.Applications.Layout;

/// <summary>How a form looks on A4 paper.</summary>
/// <param name="IsLandscape">Whether the page lies on its long side.</param>
/// <param name="Parts">From top to bottom.</param>
public sealed record FormDocument(bool IsLandscape, IReadOnlyList<DocumentPart> Parts)
{
    /// <summary>Width between the margins in centimetres, upright and on the long side.</summary>
    public const decimal PortraitWidth = 16m, LandscapeWidth = 24.7m;

    /// <summary>Width between the margins of this form, in centimetres.</summary>
    public decimal Width => IsLandscape ? LandscapeWidth : PortraitWidth;
}

/// <summary>Where a line stands.</summary>
public enum LineAlignment
{
    /// <summary>At the left margin.</summary>
    Left,
    /// <summary>In the middle.</summary>
    Center,
    /// <summary>At the right margin.</summary>
    Right,
}

/// <summary>A part of the page.</summary>
public abstract record DocumentPart;

/// <summary>The title of the form.</summary>
/// <param name="Text">As the form has it.</param>
public sealed record TitlePart(string Text) : DocumentPart;

/// <summary>A line of text.</summary>
/// <param name="Text">With what is filled in.</param>
/// <param name="Alignment">Where it stands.</param>
public sealed record LinePart(Template Text, LineAlignment Alignment) : DocumentPart;

/// <summary>Labels with underlined values, one under the other.</summary>
/// <param name="Lines">Label and value.</param>
public sealed record CoverPart(IReadOnlyList<(string Label, Template Value)> Lines) : DocumentPart;

/// <summary>A new page.</summary>
public sealed record BreakPart : DocumentPart;

/// <summary>A heading.</summary>
/// <param name="Text">As the form has it.</param>
public sealed record HeadingPart(string Text) : DocumentPart;

/// <summary>Empty space.</summary>
/// <param name="Height">In centimetres.</param>
public sealed record SpacePart(decimal Height) : DocumentPart;

/// <summary>Small print.</summary>
/// <param name="Text">As the form has it.</param>
public sealed record NotePart(string Text) : DocumentPart;

/// <summary>A table.</summary>
/// <param name="Widths">Widths of its columns in centimetres.</param>
/// <param name="Rows">Its rows.</param>
public sealed record TablePart(IReadOnlyList<decimal> Widths, IReadOnlyList<TableRow> Rows) : DocumentPart;

/// <summary>A table field as a table of its own.</summary>
/// <param name="Widths">Widths of its columns in centimetres, that of the running number first.</param>
/// <param name="Rows">Its rows; every span is 1.</param>
public sealed record RowsPart(IReadOnlyList<decimal> Widths, FieldRows Rows) : DocumentPart;

/// <summary>A row of a table.</summary>
public abstract record TableRow;

/// <summary>A row of cells; those that a cell above covers are left out.</summary>
/// <param name="Cells">From left to right.</param>
public sealed record CellRow(IReadOnlyList<TableCell> Cells) : TableRow;

/// <summary>Header and rows of a table field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Spans">Columns of the grid that each column takes, that of the running number first.</param>
/// <param name="Number">Header of the running number; null where there is none.</param>
/// <param name="Total">Label of the last row, which adds up the amounts; null where there is none.</param>
/// <param name="Blank">Rows at least; what is missing stays empty.</param>
public sealed record FieldRows(FormField Field, IReadOnlyList<int> Spans, string? Number, string? Total, int Blank) : TableRow;

/// <summary>A cell.</summary>
/// <param name="Label">Printed as it is; null for none.</param>
/// <param name="Values">What is filled in, a paragraph each.</param>
/// <param name="Signatures">Fields that are left for pen and seal here.</param>
/// <param name="Lines">Printed at the foot of the cell, for pen and seal.</param>
/// <param name="Span">Columns of the grid that it takes.</param>
/// <param name="Down">Rows that it takes.</param>
/// <param name="Height">At least so high, in centimetres; 0: as high as its text.</param>
public sealed record TableCell(string? Label, IReadOnlyList<Template> Values, IReadOnlyList<FormField> Signatures, IReadOnlyList<string> Lines, int Span, int Down, decimal Height);
