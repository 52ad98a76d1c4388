using System.Collections.Immutable;
using ApplyBot.Applications;
using ApplyBot.Exporting;
using ApplyBot.Knowledge;
using ApplyBot.Tests.Applications;
using FsCheck;
using FsCheck.Fluent;

namespace ApplyBot.Tests.Exporting;

/// <summary>Whatever somebody types, it exports, and the files are whole.</summary>
public class HostileValuesTests
{
    private static readonly string[] Hostile =
    [
        "\0\u0001\u001f\ufffe", "\ud83d", "\udc00\ud800", "😀👨‍👩‍👧", "\u202egnp.exe", "=cmd|'/c calc'!A0", "]]>", "<w:p/>", "&#0;", "{name}", "..\\..\\a:b*c?d\"e<f>g|h", "\r\n\u2028\u0085\t", new string('长', 20_000), new string(' ', 50), "CON", ".", "\u00a0",
    ];

    private static readonly Arbitrary<string> Texts = Gen.OneOf(Gen.Elements(Hostile), ArbMap.Default.ArbFor<string?>().Generator.Select(s => s ?? ""), Gen.Elements(Hostile).ArrayOf(3).Select(string.Concat)).ToArbitrary();

    private static FormValues Everywhere(string text) => SmallForms.Form.Asked.Aggregate(FormValues.Empty, (values, f) => values.With(f.Id, f switch
    {
        { IsTable: true } => new RowsValue([f.Columns.ToImmutableDictionary(c => c.Id, _ => text)]),
        _ when FieldKinds.IsChoice(f.Kind) => new ChosenValue([text, f.Options[^1].Id], text),
        _ => new TypedValue(text),
    }));

    [Fact]
    public void Every_format_is_written_and_word_and_excel_stay_valid() => Prop.ForAll(Texts, text =>
    {
        foreach (var format in Enum.GetValues<ExportFormat>())
        {
            var file = SmallForms.Write(Everywhere(text), format);
            file.Name.Length.ShouldBeLessThanOrEqualTo(80);
            file.Name.IndexOfAny([.. "\\/:*?\"<>|\n\r\t"]).ShouldBe(-1, file.Name);
            file.Name.ShouldAllBe(c => !char.IsControl(c) && !char.IsSurrogate(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format || char.IsSurrogate(c));
            if (format is ExportFormat.Word or ExportFormat.Excel) OpenXmlFiles.Errors(file.Bytes).ShouldBeEmpty();
        }
        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void The_checks_take_any_text() => Prop.ForAll(Texts, text =>
    {
        foreach (var problem in FormChecker.Check(SmallForms.Form, Everywhere(text), SmallForms.Open)) problem.Say(Support.Some.Knowledge.Wording, Languages.English).ShouldNotBeEmpty();
        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void The_reader_of_json_takes_any_bytes_and_reads_back_what_was_written() => Prop.ForAll(Texts, text =>
    {
        ValuesJsonReader.Read(SmallForms.Form, System.Text.Encoding.UTF8.GetBytes(text));
        // All fields together stay below what is read.
        var values = Everywhere(text[..Math.Min(text.Length, 2_000)]);
        ValuesJsonReader.Read(SmallForms.Form, ValuesJson.Write(SmallForms.Form, values)).Problems.ShouldBeEmpty();
        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void What_is_visible_stays()
    {
        var text = OpenXmlFiles.Text(SmallForms.Write(SmallForms.Sample.With("unit", new TypedValue("a\0b😀<c>&")), ExportFormat.Word).Bytes);

        text.ShouldContain("ab😀<c>&");
    }
}
