using System.Diagnostics;
using System.Text.RegularExpressions;
using ApplyBot.Search;
using ApplyBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace ApplyBot.Tests.Search;

public partial class TextNormalizerTests
{
    [GeneratedRegex(@"(?<![\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])")]
    private static partial Regex Lone();

    [Theory]
    [InlineData("", "")]
    [InlineData("  赣海\t\n汇智  ", "赣海 汇智")]
    [InlineData("ＡＢＣ１２３", "abc123")]
    [InlineData("DEADLINE", "deadline")]
    [InlineData("什麼時候截止", "什么时候截止")]
    [InlineData("廣西海智計劃", "广西海智计划")]
    [InlineData("①②", "12")]
    [InlineData("40,000元", "40000元")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("甲,乙", "甲,乙")]
    [InlineData("三年", "3年")]
    [InlineData("两份", "2份")]
    [InlineData("十二个月", "12个月")]
    [InlineData("四万元", "4万元")]
    [InlineData("二〇二六年", "2026年")]
    [InlineData("一百零五天", "105天")]
    [InlineData("专题三", "专题三")]
    [InlineData("一带一路", "一带一路")]
    [InlineData("三甲医院", "三甲医院")]
    [InlineData("申报\u0000\u0007\u009f时间", "申报 时间")]
    [InlineData("申报\u200b时间\ufeff", "申报 时间")]
    public void Text_is_brought_into_one_form(string text, string normal) => TextNormalizer.Normalize(text).ShouldBe(normal);

    // Not as inline data: the test runner passes that on as UTF-8, which holds no lone surrogates.
    [Fact]
    public void Surrogates_are_dropped_in_pairs_and_alone()
    {
        TextNormalizer.Normalize("申报\ud83d\ude00时间").ShouldBe("申报 时间");
        TextNormalizer.Normalize("\ude00申报\ud83d时间\ud83d").ShouldBe("申报 时间");
        TextNormalizer.Normalize(new string('\ud800', 1_000_000)).ShouldBeEmpty();
    }

    [Fact]
    public void Normal_text_stays_as_it_is()
    {
        foreach (var text in Some.Knowledge.Notices.SelectMany(n => n.Facts).SelectMany(f => f.Asks.Append(f.Text.Zh).Append(f.Text.En)))
        {
            var once = TextNormalizer.Normalize(text);
            TextNormalizer.Normalize(once).ShouldBe(once);
        }
    }

    [Fact]
    public void Whatever_the_text_the_result_is_clean() =>
        Prop.ForAll(Gen.Choose(0, 0xffff).Select(c => (char)c).ArrayOf().Select(a => new string(a)).ToArbitrary(), text => TextNormalizer.Normalize(text) is var n
                && !Lone().IsMatch(n) && !n.Any(c => char.IsControl(c) || char.IsUpper(c) && char.ToLowerInvariant(c) != c) && n == n.Trim() && !n.Contains("  "))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Theory]
    [InlineData("报")]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData("三")]
    [InlineData("1,")]
    public void Of_a_megabyte_only_the_beginning_and_the_end_are_read(string unit)
    {
        var text = "开头" + string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length)) + "结尾";
        var (normal, fastest) = ("", TimeSpan.MaxValue);
        for (var i = 0; i < 3; i++) // the machine may be busy: the fastest of three counts
        {
            var clock = Stopwatch.StartNew();
            normal = TextNormalizer.Normalize(text);
            if (clock.Elapsed < fastest) fastest = clock.Elapsed;
        }

        fastest.TotalMilliseconds.ShouldBeLessThan(50);
        normal.Length.ShouldBeLessThanOrEqualTo(TextNormalizer.Limit + 1);
        normal.ShouldStartWith("开头");
        normal.ShouldEndWith("结尾");
    }
}
