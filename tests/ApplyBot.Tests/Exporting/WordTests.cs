using ApplyBot.Applications;
using ApplyBot.Applications.Layout;
using ApplyBot.Exporting;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ApplyBot.Tests.Exporting;

public class WordTests
{
    public static TheoryData<string> Forms() => RealForms.Ids();

    private static byte[] Sample(Form form) => RealForms.Write(form, RealForms.Sample(form), ExportFormat.Word).Bytes;

    [Theory]
    [MemberData(nameof(Forms))]
    public void It_is_valid(string id)
    {
        var form = RealForms.Of(id);

        OpenXmlFiles.Errors(Sample(form)).ShouldBeEmpty();
        OpenXmlFiles.Errors(RealForms.Write(form, FormValues.Empty, ExportFormat.Word).Bytes).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_label_of_the_form_stands_in_it(string id)
    {
        var form = RealForms.Of(id);
        var paragraphs = OpenXmlFiles.Paragraphs(Sample(form)).Select(OpenXmlFiles.Bare).ToHashSet();
        var labels = Labels(form).ToList();

        labels.Count.ShouldBeGreaterThan(4);
        labels.Select(OpenXmlFiles.Bare).Where(l => !paragraphs.Contains(l)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_value_stands_in_it(string id)
    {
        var form = RealForms.Of(id);
        var sample = RealForms.Sample(form);
        var text = OpenXmlFiles.Text(Sample(form));

        foreach (var field in form.Asked.Where(f => sample[f.Id] is TypedValue)) text.ShouldContain(OpenXmlFiles.Bare(Printed(field, sample.Text(field.Id))), Case.Sensitive, field.Id);
        foreach (var (column, typed) in form.Asked.SelectMany(f => sample.Rows(f.Id).SelectMany(r => r.Select(v => (f.Column(v.Key)!, v.Value)))))
            text.ShouldContain(OpenXmlFiles.Bare(Printed(column, typed)), Case.Sensitive, column.Id);
        foreach (var field in form.Asked.Where(f => f.Options.Count > 0))
            foreach (var option in field.Options) text.ShouldContain((sample.Chosen(field.Id).Contains(option.Id) ? "☑" : "□") + OpenXmlFiles.Bare(option.Text.Zh));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_same_values_are_the_same_bytes(string id) => Sample(RealForms.Of(id)).ShouldBe(Sample(RealForms.Of(id)));

    [Theory]
    [MemberData(nameof(Forms))]
    public void Only_a_draft_says_that_it_is_one(string id)
    {
        var form = RealForms.Of(id);
        var (final, draft) = (RealForms.Write(form, RealForms.Sample(form), ExportFormat.Word), RealForms.Write(form, FormValues.Empty, ExportFormat.Word));

        (final.IsDraft, draft.IsDraft).ShouldBe((false, true));
        final.Name.ShouldNotContain("草稿");
        draft.Name.ShouldEndWith("-草稿.docx");
        OpenXmlFiles.Word(final.Bytes, m => m.HeaderParts.Count()).ShouldBe(0);
        OpenXmlFiles.Word(draft.Bytes, m => m.HeaderParts.Single().Header.InnerText).ShouldStartWith("草稿：还有");
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_paper_is_a4_as_the_form_lies(string id)
    {
        var form = RealForms.Of(id);

        var (size, margin) = OpenXmlFiles.Word(Sample(form), m => (m.Document.Descendants<W.PageSize>().Single(), m.Document.Descendants<W.PageMargin>().Single()));

        (size.Width!.Value, size.Height!.Value).ShouldBe(form.Document.IsLandscape ? (16838u, 11906u) : (11906u, 16838u));
        ((decimal)(size.Width.Value - margin.Left!.Value - margin.Right!.Value) / 1440 * 2.54m).ShouldBe(form.Document.Width, 0.01m);
    }

    [Fact]
    public void A_header_stands_again_on_each_page_and_tables_never_touch()
    {
        foreach (var form in RealForms.All.All)
        {
            var (headers, touching) = OpenXmlFiles.Word(Sample(form), m => (m.Document.Descendants<W.TableHeader>().Count(), m.Document.Body!.Elements<W.Table>().Count(t => t.NextSibling() is W.Table)));

            headers.ShouldBe(form.Document.Parts.Count(p => p is RowsPart), form.Id);
            touching.ShouldBe(0, form.Id);
        }
    }

    // Days and amounts stand on paper in one way of writing; anything else as it was typed.
    private static string Printed(FormField field, string typed) => ValueReader.Read(field, typed).Value! switch
    {
        { Number: { } number } => AmountText.Plain(field, number),
        { From: { } from } value => value.Text.Split('/')[0].Length == 7 ? $"{from.Year}年{from.Month}月" : $"{from.Year}年{from.Month}月{from.Day}日",
        _ => field.Kind == FieldKind.Choice ? field.Option(typed)!.Text.Zh : typed,
    };

    private static IEnumerable<string> Labels(Form form) => form.Document.Parts.SelectMany(p => p switch
    {
        TitlePart title => [title.Text],
        HeadingPart heading => [heading.Text],
        NotePart note => [note.Text],
        CoverPart cover => cover.Lines.Select(l => l.Label),
        RowsPart rows => Header(rows.Rows),
        TablePart table => table.Rows.SelectMany(r => r is FieldRows rows ? Header(rows) : ((CellRow)r).Cells.SelectMany(c => c.Lines.Concat(c.Label is null ? [] : [c.Label]))),
        _ => (IEnumerable<string>)[],
    });

    private static IEnumerable<string> Header(FieldRows rows) => rows.Field.Columns.Select(c => c.Text.Zh).Concat(new[] { rows.Number, rows.Total }.OfType<string>());
}
