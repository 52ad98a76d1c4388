using ApplyBot.Applications;
using ApplyBot.Knowledge;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Applications;

public class FormCheckerTests
{
    private static FormValues Sample => SmallForms.Sample;

    private static IEnumerable<string> With(string field, string? typed) => SmallForms.Wrong(Sample.With(field, typed is null ? null : new TypedValue(typed)));

    [Fact]
    public void A_good_form_has_nothing_wrong() => SmallForms.Wrong(Sample).ShouldBeEmpty();

    [Fact]
    public void What_is_required_is_missed_and_the_rest_is_silent() =>
        SmallForms.Wrong(FormValues.Empty).ShouldBe(["error name value.missing", "error unit value.missing", "error type value.missing"]);

    [Theory]
    [InlineData("phone", "12", "error phone value.phone")]
    [InlineData("count", "0", "error count value.too-small")]
    [InlineData("finish", "2026年5月", "error finish check.not-after")]
    [InlineData("period", "2026-03-31至2026-05-31", "error filled-on check.order|warning period check.not-before")]
    [InlineData("filled-on", "2026-04-11", "error filled-on check.order")]
    [InlineData("plan", "办一场论坛，请来专家。", "warning plan check.mentions")]
    [InlineData("grant", "11", "error budget check.sum|error grant check.at-most")]
    [InlineData("own", "9", "error budget check.sum|error own check.share")]
    public void One_field_wrong(string field, string typed, string wrong) => With(field, typed).Order().ShouldBe(wrong.Split('|').Order());

    [Fact]
    public void A_sum_takes_an_empty_summand_as_none() => SmallForms.Wrong(Sample.With("own", null).With("budget", SmallForms.Rows("item: 会场, amount: 8"))).ShouldBeEmpty();

    [Fact]
    public void Rows_are_counted() => SmallForms.Wrong(Sample.With("people", SmallForms.Rows("name: 张三", "name: 李四"))).ShouldBe(["warning people check.at-least"]);

    [Fact]
    public void Stages_lie_within_the_period() => SmallForms.Wrong(Sample.With("stages", SmallForms.Rows("period: 2026-04-10/2026-04-30", "period: 2026-05-01/2026-06-30"))).ShouldBe(["error stages[2].period check.within"]);

    [Fact]
    public void A_row_names_its_column() => SmallForms.Wrong(Sample.With("people", SmallForms.Rows("age: 40", "name: 李四, age: 老", "name: 王五, role: boss, x: 1")))
        .ShouldBe(["error people[1].name value.missing", "error people[2].age value.number", "error people[3].role value.option", "error people[3].x value.unknown-column"]);

    [Fact]
    public void A_check_holds_only_with_its_choice()
    {
        var fair = Sample.With("type", new ChosenValue(["fair"]));

        SmallForms.Wrong(fair.With("grant", new TypedValue("20")).With("budget", SmallForms.Rows("item: 会场, amount: 22"))).ShouldBeEmpty();
        SmallForms.Wrong(fair.With("ways", null)).ShouldBe(["error ways check.required"]);
        SmallForms.Wrong(Sample.With("type", new ChosenValue(["other"], "沙龙")).With("ways", null)).ShouldBeEmpty();
    }

    [Fact]
    public void Choices_are_held_against_the_options()
    {
        SmallForms.Wrong(Sample.With("type", new ChosenValue(["forum", "fair"]))).ShouldContain("error type value.only-one");
        SmallForms.Wrong(Sample.With("type", new ChosenValue(["other"]))).ShouldContain("error type value.other");
        SmallForms.Wrong(Sample.With("type", new ChosenValue(["nothing"]))).ShouldContain("error type value.option");
    }

    [Fact]
    public void A_value_of_another_shape_is_said() => SmallForms.Wrong(Sample.With("people", new TypedValue("张三")).With("phone", new ChosenValue(["x"])).With("ways", SmallForms.Rows("a: b")))
        .ShouldBe(["error ways value.shape", "error phone value.shape", "error people value.shape"]);

    [Fact]
    public void The_deadline_is_that_of_the_notice()
    {
        SmallForms.Wrong(Sample, "2026-05-01T00:00:01+08:00").ShouldBe(["warning  check.deadline-passed"]);
        SmallForms.Wrong(Sample, "2026-04-30T23:59:59+08:00").ShouldBeEmpty();
        SmallForms.Wrong(Sample.With("period", null).With("stages", null).With("filled-on", new TypedValue("2026-05-01"))).ShouldBe(["error filled-on check.after-deadline"]);
    }

    [Fact]
    public void A_problem_says_figures_why_and_the_clause()
    {
        var problem = FormChecker.Check(SmallForms.Form, Sample.With("grant", new TypedValue("11")), SmallForms.Open).Single(p => p.Field == "grant");

        problem.Say(Some.Knowledge.Wording, Languages.Chinese).ShouldBe("“申请经费”是11万元，最多10万元。论坛每个10万元。");
        problem.Say(Some.Knowledge.Wording, Languages.English).ShouldContain("CNY 110,000");
        problem.Clauses.ShouldBe(["三.1"]);
    }

    [Fact]
    public void Completeness_counts_what_is_asked()
    {
        var done = Completeness.Of(SmallForms.Form.Asked, Sample.With("unit", null));

        (done.Filled, done.Total, done.Missing.Single().Id).ShouldBe((19, 20, "unit"));
    }
}
