using ApplyBot.Knowledge;

namespace ApplyBot.Tests.Knowledge;

public class FiguresTests
{
    public static TheoryData<string, double[]> Said() => new()
    {
        { "没有数字", [] },
        { "每个4万元", [40000] },
        { "总额1.5亿元", [150000000] },
        { "CNY 40,000", [40000] },
        { "２０２６年３月２５日", [2026, 3, 25] },
        { "17:30", [17, 30] },
        { "电话0791-86261089", [791, 86261089] },
        { "不超过1.5万元", [15000] },
        { "三份", [] },
        { "three copies by 25 March", [25] },
        { "①", [1] },
    };

    [Theory]
    [MemberData(nameof(Said))]
    public void Figures_in_digits_are_what_an_answer_says(string text, double[] figures) =>
        Figures.Stated(text).ShouldBe(figures.Select(f => (decimal)f), ignoreOrder: true);

    [Theory]
    [InlineData("每个4万元", 4)]
    [InlineData("每个4万元", 40000)]
    [InlineData("三份", 3)]
    [InlineData("一式两份", 2)]
    [InlineData("十二个月", 12)]
    [InlineData("一万五千元", 15000)]
    [InlineData("25 March 2026", 3)]
    [InlineData("two copies", 2)]
    [InlineData("Twelve", 12)]
    public void A_source_backs_a_figure_however_it_is_written(string text, double figure) => Figures.Backed(text).ShouldContain((decimal)figure);

    [Fact]
    public void Figures_of_two_lines_are_two_figures() => Figures.Backed("表3\n10分").ShouldBe([3m, 10m], ignoreOrder: true);

    [Fact]
    public void What_a_text_says_it_also_backs()
    {
        foreach (var text in Support.Some.Knowledge.Notices.SelectMany(n => n.Facts).SelectMany(f => new[] { f.Text.Zh, f.Text.En }))
            Figures.Stated(text).Except(Figures.Backed(text)).ShouldBeEmpty(text);
    }

    [Theory]
    [InlineData("99999999999999999999999999999999999999万")]
    [InlineData("9999999999999999999999999999亿")]
    [InlineData("\ud800１２３\udc00")]
    public void Oversized_and_broken_numbers_do_not_throw(string text)
    {
        Should.NotThrow(() => Figures.Stated(text));
        Should.NotThrow(() => Figures.Backed(text));
    }
}
