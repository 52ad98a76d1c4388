using ApplyBot.Applications;
using ApplyBot.Exporting;
using ApplyBot.Tests.Applications;

namespace ApplyBot.Tests.Exporting;

public class ExportNameTests
{
    private static string Name(FormValues values, ExportFormat format = ExportFormat.Word) => SmallForms.Write(values, format).Name;

    [Fact]
    public void The_form_and_the_unit() => Name(SmallForms.Sample).ShouldBe("茶马论坛申报表-昆明茶学会.docx");

    [Fact]
    public void The_project_where_there_is_no_unit() => Name(SmallForms.Sample.With("unit", null), ExportFormat.Markdown).ShouldBe("茶马论坛申报表-茶马古道论坛-草稿.md");

    [Fact]
    public void The_form_alone_while_nothing_is_filled_in() => Name(FormValues.Empty, ExportFormat.Json).ShouldBe("茶马论坛申报表-草稿.json");

    [Theory]
    [InlineData("a/b\\c:d*e?f\"g<h>i|j.", "a b c d e f g h i j")]
    [InlineData("昆明\u202e茶\t会", "昆明茶 会")]
    public void What_a_file_cannot_be_called(string unit, string said) => Name(SmallForms.Sample.With("unit", new TypedValue(unit))).ShouldBe($"茶马论坛申报表-{said}.docx");
}
