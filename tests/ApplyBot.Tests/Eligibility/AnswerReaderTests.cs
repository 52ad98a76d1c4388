using ApplyBot.Eligibility;
using ApplyBot.Knowledge;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Eligibility;

public class AnswerReaderTests
{
    [Theory]
    [InlineData("banned", "是", "yes")]
    [InlineData("banned", "有的。", "yes")]
    [InlineData("banned", "YES", "yes")]
    [InlineData("banned", "1", "yes")]
    [InlineData("banned", "没有", "no")]
    [InlineData("banned", "No!", "no")]
    [InlineData("banned", "２", "no")]
    [InlineData("unit", "company", "company")]
    [InlineData("unit", "2", "company")]
    [InlineData("unit", "选2", "company")]
    [InlineData("unit", "第1项", "school")]
    [InlineData("unit", "企业", "company")]
    [InlineData("unit", "高校", "school")]
    [InlineData("unit", "“高校（含高职）”", "school")]
    [InlineData("unit", "University", "school")]
    [InlineData("unit", "民营企业", "company")]
    [InlineData("unit", "不知道", "unsure")]
    [InlineData("unit", "4", "unsure")]
    [InlineData("partners", "1,3", "abroad,press")]
    [InlineData("partners", "1和3", "abroad,press")]
    [InlineData("partners", "园区、媒体", "park,press")]
    [InlineData("partners", "press,abroad", "abroad,press")]
    [InlineData("partners", "都没有", "none")]
    [InlineData("partners", "none", "none")]
    [InlineData("staff", "0", "0")]
    [InlineData("staff", "1,200", "1200")]
    [InlineData("staff", "1.5万人", "15000")]
    [InlineData("staff", "约三十人", "30")]
    [InlineData("staff", "一百二十", "120")]
    [InlineData("founded", "2024-12-31", "2024-12-31")]
    [InlineData("founded", "2024年12月31日", "2024-12-31")]
    [InlineData("founded", "2024/2/9", "2024-02-09")]
    [InlineData("founded", "2024.2.29", "2024-02-29")]
    [InlineData("founded", "20240131", "2024-01-31")]
    [InlineData("founded", "二〇二四年十二月三十一日", "2024-12-31")]
    [InlineData("founded", "31 December 2024", "2024-12-31")]
    [InlineData("founded", "Dec 31, 2024", "2024-12-31")]
    [InlineData("place", "云南", "云南")]
    [InlineData("place", "云南省昆明市", "云南/昆明")]
    [InlineData("place", "昆明", "云南/昆明")]
    [InlineData("place", "赣", "江西")]
    [InlineData("place", "Jiangxi", "江西")]
    public void A_reply_is_read(string question, string text, string answer) => SmallRules.Reader.Read(SmallRules.Question(question), text).Answer.ShouldNotBeNull().Text.ShouldBe(answer);

    [Theory]
    [InlineData("banned", null, "empty")]
    [InlineData("banned", "  ", "empty")]
    [InlineData("banned", "也许吧", "yes-no")]
    [InlineData("banned", "3", "yes-no")]
    [InlineData("banned", "不清楚", "unsure")]
    [InlineData("unit", "皇宫", "option")]
    [InlineData("unit", "9", "option")]
    [InlineData("unit", "0", "option")]
    [InlineData("unit", "1,2", "only-one")]
    [InlineData("partners", "1,9", "option")]
    [InlineData("staff", "很多", "number")]
    [InlineData("staff", "1e5", "number")]
    [InlineData("staff", "10公里", "number")]
    [InlineData("staff", "2.5", "whole")]
    [InlineData("staff", "-1", "number-range")]
    [InlineData("staff", "100001", "number-range")]
    [InlineData("staff", "99999999999999999999999999999999", "number-range")]
    [InlineData("staff", "999999999999999亿", "number-range")]
    [InlineData("founded", "2024-02-31", "no-such-day")]
    [InlineData("founded", "2023年2月29日", "no-such-day")]
    [InlineData("founded", "2024-13-01", "no-such-day")]
    [InlineData("founded", "2024年12月", "date-day")]
    [InlineData("founded", "2024", "date-day")]
    [InlineData("founded", "去年", "date")]
    [InlineData("founded", "12/31/2024", "date")]
    [InlineData("founded", "1899-12-31", "date-range")]
    [InlineData("founded", "2027-01-01", "date-range")]
    [InlineData("place", "月球", "region")]
    [InlineData("place", "江西和湖南", "regions")]
    public void A_reply_that_is_none_is_told_why(string question, string? text, string defect)
    {
        var reading = SmallRules.Reader.Read(SmallRules.Question(question), text);

        reading.Answer.ShouldBeNull();
        reading.Defect.ShouldNotBeNull().Key.ShouldBe("eligibility.answer." + defect);
        foreach (var language in new[] { Languages.Chinese, Languages.English }) reading.Defect.Say(Some.SmallKnowledge.Wording, language).ShouldNotContain("{");
    }

    [Fact]
    public void A_reply_without_end_is_refused() => SmallRules.Reader.Read(SmallRules.Question("place"), new string('云', 5000)).Defect!.Key.ShouldBe("eligibility.answer.too-long");

    [Fact]
    public void The_options_are_named_to_whoever_chose_another() =>
        SmallRules.Reader.Read(SmallRules.Question("unit"), "皇宫").Defect!.Say(Some.SmallKnowledge.Wording, Languages.Chinese).ShouldSatisfyAllConditions(s => s.ShouldContain("皇宫"), s => s.ShouldContain("企业"), s => s.ShouldContain("其他单位"));

    [Fact]
    public void A_name_that_two_options_share_is_asked_back()
    {
        var unit = SmallRules.Question("unit") with { Options = [new Option("a", new LocalText("省级学会", "a"), []), new Option("b", new LocalText("市级学会", "b"), [])] };

        SmallRules.Reader.Read(unit, "学会").Defect!.Key.ShouldBe("eligibility.answer.options");
    }

    [Fact]
    public void A_kind_that_several_options_name_is_asked_back()
    {
        var unit = SmallRules.Question("unit") with { Options = [new Option("a", new LocalText("市属", "a"), ["enterprise"]), new Option("b", new LocalText("区属", "b"), ["enterprise"]), new Option("c", new LocalText("其他", "c"), ["other"])] };

        SmallRules.Reader.Read(unit, "民企").Defect.ShouldNotBeNull().Say(Some.SmallKnowledge.Wording, Languages.Chinese).ShouldContain("市属；区属");
        SmallRules.Reader.Read(unit, "大学").Answer!.Text.ShouldBe("c");
    }
}
