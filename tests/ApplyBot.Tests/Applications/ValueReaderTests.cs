using ApplyBot.Applications;

namespace ApplyBot.Tests.Applications;

public class ValueReaderTests
{
    /// <summary>What is read, or the key of what is wrong.</summary>
    private static string Read(string field, string text) => ValueReader.Read(SmallForms.Field(field), text) is var r && r.Value is { } value ? value.Text : r.Key!["form.value.".Length..];

    [Theory]
    [InlineData("0771-5550123", "0771-5550123")]
    [InlineData("13800000000", "13800000000")]
    [InlineData("+86 13800000000", "+86 13800000000")]
    [InlineData("（０７７１）５５５０１２３", "(0771)5550123")]
    [InlineData("0771-5550123转8012", "0771-5550123转8012")]
    [InlineData("400-800-1234", "400-800-1234")]
    [InlineData("0771-5550123/13800000000", "0771-5550123、13800000000")]
    [InlineData("0771-5550123，13800000000", "0771-5550123、13800000000")]
    [InlineData("0771-555", "phone")]
    [InlineData("12800000000", "phone")]
    [InlineData("1380000000", "phone")]
    [InlineData("电话", "phone")]
    [InlineData("、", "phone")]
    public void Phones(string typed, string read) => Read("phone", typed).ShouldBe(read);

    [Theory]
    [InlineData("a.b@example.org", "a.b@example.org")]
    [InlineData("ａ＠example.org", "a@example.org")]
    [InlineData("a@b", "email")]
    [InlineData("a b@example.org", "email")]
    [InlineData("a@@example.org", "email")]
    [InlineData("a@example.org, b@example.org", "email")]
    public void Mail_addresses(string typed, string read) => Read("email", typed).ShouldBe(read);

    [Theory]
    [InlineData("91350100M000100Y43", "91350100M000100Y43")]
    [InlineData("91350100m000100y43", "91350100M000100Y43")]
    [InlineData("9135 0100 M000 100Y 43", "91350100M000100Y43")]
    [InlineData("91350100M000100Y44", "credit-code-check")]
    [InlineData("91350100M000100Y4", "credit-code")]
    [InlineData("91350100I000100Y43", "credit-code")]
    public void Credit_codes(string typed, string read) => Read("code", typed).ShouldBe(read);

    [Theory]
    [InlineData("6222 0000 1111 2222", "6222000011112222")]
    [InlineData("6222-0000-1111", "622200001111")]
    [InlineData("1234567", "bank-account")]
    [InlineData("6222x00001111", "bank-account")]
    public void Accounts(string typed, string read) => Read("account", typed).ShouldBe(read);

    [Theory]
    [InlineData("1.5", 15000)]
    [InlineData("1.5万", 15000)]
    [InlineData("1.5万元", 15000)]
    [InlineData("15000元", 15000)]
    [InlineData("15,000元", 15000)]
    [InlineData("１．５", 15000)]
    [InlineData("¥15000元", 15000)]
    [InlineData("十五", 150000)]
    [InlineData("十五万元", 150000)]
    [InlineData("0", 0)]
    [InlineData("0.00001亿", 1000)]
    public void Amounts_in_units_of_ten_thousand(string typed, int yuan) => ValueReader.Read(SmallForms.Field("grant"), typed).Value!.Number.ShouldBe(yuan);

    [Theory]
    [InlineData("3000", 3000)]
    [InlineData("3000元", 3000)]
    [InlineData("0.3万", 3000)]
    public void Amounts_in_yuan(string typed, int yuan) => ValueReader.Read(SmallForms.Field("rent"), typed).Value!.Number.ShouldBe(yuan);

    [Theory]
    [InlineData("很多", "money")]
    [InlineData("1.5人", "money")]
    [InlineData("-1", "too-small")]
    [InlineData("0.0000001", "money")]
    [InlineData("15000.005元", "cents")]
    public void What_is_no_amount(string typed, string key) => Read("grant", typed).ShouldBe(key);

    [Theory]
    [InlineData("50", "50")]
    [InlineData("约50人", "50")]
    [InlineData("五十人", "50")]
    [InlineData("1,000", "1000")]
    [InlineData("0", "too-small")]
    [InlineData("1001", "too-large")]
    [InlineData("1.5", "whole")]
    [InlineData("50元", "number")]
    [InlineData("许多", "number")]
    public void Numbers(string typed, string read) => Read("count", typed).ShouldBe(read);

    [Fact]
    public void Decimals_are_counted() => (Read("rate", "0.25"), Read("rate", "0.256")).ShouldBe(("0.25", "decimals"));

    [Theory]
    [InlineData("2026-04-22", "2026-04-22")]
    [InlineData("2026年4月22日", "2026-04-22")]
    [InlineData("2026/4/22", "2026-04-22")]
    [InlineData("20260422", "2026-04-22")]
    [InlineData("22 April 2026", "2026-04-22")]
    [InlineData("2026年4月", "date-day")]
    [InlineData("2026-02-30", "no-such-day")]
    [InlineData("四月中旬", "date")]
    public void Days(string typed, string read) => Read("filled-on", typed).ShouldBe(read);

    [Fact]
    public void A_month_suffices_where_the_form_says_so() => (Read("finish", "2026年11月"), Read("finish", "2026-11-05"), Read("finish", "2026年13月"), Read("finish", "明年")).ShouldBe(("2026-11", "2026-11-05", "no-such-day", "month"));

    [Theory]
    [InlineData("2026-04-01/2026-11-30", "2026-04-01/2026-11-30")]
    [InlineData("2026年4月至2026年11月", "2026-04/2026-11")]
    [InlineData("2026年4月至11月", "2026-04/2026-11")]
    [InlineData("2026年4月1日—11月30日", "2026-04-01/2026-11-30")]
    [InlineData("从2026年4月1日起至2026年11月30日止", "2026-04-01/2026-11-30")]
    [InlineData("2026.4.1-2026.11.30", "2026-04-01/2026-11-30")]
    [InlineData("2026-04-01 to 2026-11-30", "2026-04-01/2026-11-30")]
    [InlineData("2026-04-01 ~ 2026-11-30", "2026-04-01/2026-11-30")]
    [InlineData("2026-11-30/2026-04-01", "range-order")]
    [InlineData("2026-04-01", "range")]
    [InlineData("4月1日至5月1日", "range")]
    [InlineData("2026-04-31/2026-05-01", "no-such-day")]
    public void Ranges(string typed, string read) => Read("period", typed).ShouldBe(read);

    [Fact]
    public void A_range_of_months_ends_with_its_last_day()
    {
        var value = ValueReader.Read(SmallForms.Field("period"), "2026年4月至11月").Value!;

        (value.From, value.To).ShouldBe((new DateOnly(2026, 4, 1), new DateOnly(2026, 11, 30)));
    }

    [Fact]
    public void Characters_are_counted_without_blanks_and_a_pair_once() => (ValueReader.Length(" 一 二\n三"), ValueReader.Length("😀a"), Read("name", new string('字', 20) + "  "), Read("name", new string('字', 21)), Read("name", "一\n二"), Read("plan", "短"))
        .ShouldBe((3, 2, new string('字', 20), "too-long", "one-line", "too-short"));
}
