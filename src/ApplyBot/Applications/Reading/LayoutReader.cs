using ApplyBot.Applications.Layout;
using ApplyBot.Knowledge;

namespace ApplyBot.Applications.Reading;

/// <summary>Reads how a form looks on paper.</summary>
internal sealed class LayoutReader(IReadOnlyDictionary<string, FormField> fields)
{
    private static readonly Dictionary<string, LineAlignment> Alignments = Enum.GetValues<LineAlignment>().ToDictionary(a => a.ToString().ToLowerInvariant());

    public FormDocument Read(YamlObject form)
    {
        if (form.Child("document") is not { } y)
        {
            form.Report("`document` is missing");
            return new FormDocument(false, []);
        }
        var document = new FormDocument(y.Flag("landscape"), []);
        document = document with { Parts = [.. y.Objects("parts").Select(p => Part(p, document)).OfType<DocumentPart>()] };
        y.RejectOthers();
        return document;
    }

    private DocumentPart? Part(YamlObject y, FormDocument document)
    {
        DocumentPart? part =
            y.Text("title") is { } title ? new TitlePart(title)
            : y.Text("heading") is { } heading ? new HeadingPart(heading)
            : y.Text("note") is { } note ? new NotePart(note)
            : y.Text("line") is { } line ? new LinePart(Template(y, line), Alignment(y))
            : y.Has("cover") ? new CoverPart([.. y.Objects("cover").Select(CoverLine)])
            : y.Has("break") ? Break(y)
            : y.Number("space") is { } height ? new SpacePart(height)
            : y.Child("table") is { } table ? Table(table, document)
            : y.Has("rows") ? Rows(y, document)
            : null;
        if (part is null) y.Report("a part is title, heading, line, cover, break, space, table, rows or note");
        y.RejectOthers();
        return part;
    }

    private static BreakPart Break(YamlObject y)
    {
        if (y.Text("break") != "page") y.Report("`break` is page");
        return new BreakPart();
    }

    private static LineAlignment Alignment(YamlObject y)
    {
        var name = y.Text("align") ?? "left";
        if (!Alignments.TryGetValue(name, out var alignment)) y.Report($"`align` is one of {string.Join(", ", Alignments.Keys)}");
        return alignment;
    }

    private (string, Template) CoverLine(YamlObject y)
    {
        var line = (y.Required("label"), Template(y, y.Required("value")));
        y.RejectOthers();
        return line;
    }

    private TablePart Table(YamlObject y, FormDocument document)
    {
        var part = new TablePart(Widths(y, document), [.. y.Get("rows") is { } rows ? y.Source.List(rows).Select(r => Row(y, r)).OfType<TableRow>() : []]);
        y.RejectOthers();
        return part;
    }

    private RowsPart Rows(YamlObject y, FormDocument document)
    {
        var (widths, rows) = (Widths(y, document), FieldRows(y, false));
        return new RowsPart(widths, rows with { Spans = [.. widths.Select(_ => 1)] });
    }

    private static List<decimal> Widths(YamlObject y, FormDocument document)
    {
        var widths = y.Texts("widths").Select(w => decimal.TryParse(w, global::System.Globalization.CultureInfo.InvariantCulture, out var cm) ? cm : 0).ToList();
        if (widths.Count == 0 || widths.Exists(w => w <= 0)) y.Report("`widths` are centimetres above 0");
        if (widths.Sum() > document.Width) y.Report($"`widths` come to {widths.Sum()} cm; {document.Width} are there");
        return widths;
    }

    private TableRow? Row(YamlObject table, YamlDotNet.RepresentationModel.YamlNode node)
    {
        if (node is YamlDotNet.RepresentationModel.YamlSequenceNode) return new CellRow([.. table.Source.List(node).Select(table.Source.Object).OfType<YamlObject>().Select(Cell)]);
        if (table.Source.Object(node) is not { } y) return null;
        var rows = FieldRows(y, true);
        y.RejectOthers();
        return rows;
    }

    private FieldRows FieldRows(YamlObject y, bool withSpans)
    {
        var id = y.Required("rows");
        var field = fields.GetValueOrDefault(id);
        if (field is not { IsTable: true }) y.Report($"`rows`: `{id}` is no table of the form");
        return new FieldRows(field ?? new FormField { Id = id, Kind = FieldKind.Table, Text = new LocalText(id, id), Clauses = [] },
            withSpans ? [.. y.Texts("spans").Select(s => int.TryParse(s, out var n) ? n : 0)] : [], y.Text("number"), y.Text("total"), y.Integer("blank") ?? 0);
    }

    private TableCell Cell(YamlObject y)
    {
        var cell = new TableCell(y.Text("label"), [.. y.Texts("value").Select(v => Template(y, v))], [.. y.Texts("sign").Select(s => Signature(y, s)).OfType<FormField>()], y.Texts("lines"),
            y.Integer("span") ?? 1, y.Integer("down") ?? 1, y.Number("height") ?? 0);
        if (cell.Span < 1 || cell.Down < 1 || cell.Height < 0) y.Report("`span` and `down` are at least 1, `height` at least 0");
        y.RejectOthers();
        return cell;
    }

    private FormField? Signature(YamlObject y, string id)
    {
        if (fields.GetValueOrDefault(id) is { Kind: FieldKind.Signature } field) return field;
        y.Report($"`sign`: `{id}` is no signature of the form");
        return null;
    }

    private Template Template(YamlObject y, string text)
    {
        var template = Layout.Template.Read(text);
        foreach (var id in template.Fields.Where(id => fields.GetValueOrDefault(id) is null or { Kind: FieldKind.Signature })) y.Report($"`{{{id}}}`: the form asks no such field");
        return template;
    }
}
