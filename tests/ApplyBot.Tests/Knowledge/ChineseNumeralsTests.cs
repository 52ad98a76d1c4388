using ApplyBot.Knowledge;
using FsCheck;
using FsCheck.Fluent;

namespace ApplyBot.Tests.Knowledge;

public class ChineseNumeralsTests
{
    [Theory]
    [InlineData("零", 0)]
    [InlineData("〇", 0)]
    [InlineData("三", 3)]
    [InlineData("两", 2)]
    [InlineData("十", 10)]
    [InlineData("十五", 15)]
    [InlineData("二十", 20)]
    [InlineData("九十九", 99)]
    [InlineData("一百", 100)]
    [InlineData("一百零五", 105)]
    [InlineData("一百一十", 110)]
    [InlineData("一百二十三", 123)]
    [InlineData("二百五", 250)]
    [InlineData("三千五", 3500)]
    [InlineData("一千零五", 1005)]
    [InlineData("一万五", 15000)]
    [InlineData("一万零五", 10005)]
    [InlineData("两万", 20000)]
    [InlineData("十二万", 120000)]
    [InlineData("三百万", 3000000)]
    [InlineData("二〇二六", 2026)]
    [InlineData("一二六九", 1269)]
    [InlineData("一〇〇", 100)]
    public void A_numeral_is_read(string text, int value)
    {
        ChineseNumerals.TryParse(text, out var read).ShouldBeTrue();
        read.ShouldBe(value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("天")]
    [InlineData("三天")]
    [InlineData("3")]
    [InlineData("三 十")]
    [InlineData("一二三四五六七八九一二三四")]
    public void What_is_no_numeral_is_not_read(string text) => ChineseNumerals.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Every_number_is_read_back_from_its_standard_spelling() =>
        Prop.ForAll(Gen.Choose(0, 99_999_999).Where(n => Spell(n).Length <= 12).ToArbitrary(), n => ChineseNumerals.TryParse(Spell(n), out var read) && read == n)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Every_small_number_is_read_back_from_its_standard_spelling()
    {
        for (var n = 0; n <= 10_000; n++)
            if (!ChineseNumerals.TryParse(Spell(n), out var read) || read != n) Assert.Fail($"{Spell(n)} is {n}, read as {read}");
    }

    [Fact]
    public void Digits_one_after_another_are_read_as_they_stand() =>
        Prop.ForAll(Gen.Choose(1, 999_999).ToArbitrary(), n => ChineseNumerals.TryParse(string.Concat($"{n}".Select(d => "〇一二三四五六七八九"[d - '0'])), out var read) && read == n)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void No_text_makes_it_throw() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), s => ChineseNumerals.TryParse(s, out var read) || read >= 0).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    /// <summary>Standard spelling: 一十 only within a number, 零 for every gap.</summary>
    private static string Spell(int n)
    {
        if (n == 0) return "零";
        if (n < 10_000) return Section(n) is var s && s.StartsWith("一十", StringComparison.Ordinal) ? s[1..] : s;
        var (high, low) = (n / 10_000, n % 10_000);
        return Spell(high) + "万" + (low == 0 ? "" : low < 1000 ? "零" + Section(low) : Section(low));
    }

    private static string Section(int n)
    {
        var (text, gap) = ("", false);
        foreach (var (unit, sign) in new[] { (1000, "千"), (100, "百"), (10, "十"), (1, "") })
        {
            var digit = n / unit % 10;
            if (digit == 0) { gap = text.Length > 0; continue; }
            text += (gap ? "零" : "") + "零一二三四五六七八九"[digit] + sign;
            gap = false;
        }
        return text;
    }
}
