using ApplyBot.Search;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Search;

/// <summary>What holds of every index of passages. An implementation inherits this class and says how it is made.</summary>
public abstract class PassageIndexContract
{
    private static readonly Passage[] Notices =
    [
        Some.Passage("网上申报2026年4月30日截止。", "申报时间", "茶马论坛", "什么时候截止", "最晚哪天交"),
        Some.Passage("学术论坛每个10万元。", "资助金额", "茶马论坛 学术论坛", "给多少钱", "每个几万"),
        Some.Passage("联系人李四，电话0871-65130001，邮箱lisi@example.org。", "联系方式", "茶马论坛", "找谁问", "打听一下"),
        Some.Passage("云南省内的高校、企业可以申报。", "申报对象", "茶马论坛", "谁能报", "哪些单位可以"),
        Some.Passage("Applications are sent through the platform at example.org.", "procedure", "Tea Horse Forum", "how to apply"),
    ];

    /// <summary>The index under test over these passages, numbered in their order.</summary>
    protected abstract IPassageIndex Create(IReadOnlyList<Passage> passages);

    private int? First(string question, Func<int, bool>? within = null) => Create(Notices).Search(question, within, 5) is [var best, ..] ? best.Passage : null;

    [Theory]
    [InlineData("学术论坛", 1)]
    [InlineData("电话", 2)]
    [InlineData("lisi@example.org", 2)]
    [InlineData("4月30日", 0)]
    [InlineData("platform", 4)]
    public void A_passage_is_found_by_a_word_that_stands_in_it(string question, int passage) => First(question).ShouldBe(passage);

    [Theory]
    [InlineData("deadline", 0)]
    [InlineData("公司", 3)]
    [InlineData("大学", 3)]
    [InlineData("手机号", 2)]
    public void A_passage_is_found_by_a_synonym(string question, int passage) => First(question).ShouldBe(passage);

    [Theory]
    [InlineData("最晚哪天交", 0)]
    [InlineData("打听一下", 2)]
    [InlineData("谁能报", 3)]
    public void A_passage_is_found_by_how_people_ask_for_it(string question, int passage) => First(question).ShouldBe(passage);

    [Theory]
    [InlineData("資助金額", 1)]
    [InlineData("ＰＬＡＴＦＯＲＭ", 4)]
    [InlineData("申报\u200b对象", 3)]
    public void However_it_is_typed(string question, int passage) => First(question).ShouldBe(passage);

    [Theory]
    [InlineData("验收", "规定", "规定", "规定")]
    [InlineData("规定", "验收", "规定", "规定")]
    public void A_heading_or_an_ask_counts_more_than_the_text(string heading, string ask, string otherHeading, string otherAsk)
    {
        var index = Create([Some.Passage("验收须按章办理", otherHeading, "", otherAsk), Some.Passage("全部须按章办理", heading, "", ask), Some.Passage("其他须按章办理", otherHeading, "", otherAsk)]);

        index.Search("验收", null, 3).Select(h => h.Passage).ShouldBe([1, 0]);
    }

    [Fact]
    public void Only_passages_within_count()
    {
        var hits = Create(Notices).Search("茶马论坛什么时候截止", p => p != 0, 5);

        hits.ShouldNotBeEmpty();
        hits.ShouldAllBe(h => h.Passage != 0);
        Create(Notices).Search("截止", _ => false, 5).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public void No_more_than_the_top_are_returned(int top)
    {
        var all = Create(Notices).Search("茶马论坛申报", null, int.MaxValue);

        Create(Notices).Search("茶马论坛申报", null, top).ShouldBe(all.Take(top));
    }

    [Fact]
    public void The_best_stand_first_and_equals_in_their_order()
    {
        var same = Enumerable.Range(0, 20).Select(_ => Some.Passage("同样的话", "标题")).Append(Some.Passage("同样的话", "同样的话")).ToArray();

        var hits = Create(same).Search("同样的话", null, 30);

        hits.Select(h => h.Passage).ShouldBe([20, .. Enumerable.Range(0, 20)]);
        hits.Select(h => h.Score).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void The_same_question_finds_the_same() =>
        Create(Notices).Search("茶马论坛申报截止时间", null, 5).ShouldBe(Create(Notices).Search("茶马论坛申报截止时间", null, 5));

    [Fact]
    public void A_score_says_how_much_of_the_question_is_covered()
    {
        var index = Create(Notices);
        foreach (var question in Notices.SelectMany(p => p.Asks.Append(p.Text).Append(p.Heading)).Append("茶马论坛到底什么时候截止，找谁问，给多少钱"))
            index.Search(question, null, 5).ShouldAllBe(h => h.Score > 0 && h.Score <= 1.2f, question);

        index.Search("什么时候截止", null, 1)[0].Score.ShouldBeGreaterThan(index.Search("什么时候截止 熊猫竹子火锅", null, 1)[0].Score);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("？！。，")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("zzzzqqqq")]
    public void Text_with_nothing_in_common_finds_nothing(string question) => Create(Notices).Search(question, null, 5).ShouldBeEmpty();

    [Theory]
    [InlineData("\"申报 AND (OR NOT")]
    [InlineData("title:申报^4 ~2 *? [a TO b] \\")]
    [InlineData("'; DROP TABLE passages; --")]
    [InlineData("<script>申报</script>")]
    public void Query_syntax_is_text_like_any_other(string question) => Should.NotThrow(() => Create(Notices).Search(question, null, 5));

    // Not as inline data: the test runner passes that on as UTF-8, which holds no lone surrogates.
    [Fact]
    public void Lone_surrogates_are_passed_over()
    {
        Create(Notices).Search("\ud800\ud83d\ude00\udc00", null, 5).ShouldBeEmpty();
        Create(Notices).Search("\ud800电话\udc00", null, 5)[0].Passage.ShouldBe(2);
    }

    [Fact]
    public void A_very_long_question_is_read() => Should.NotThrow(() => Create(Notices).Search(string.Concat(Enumerable.Repeat("申报截止", 250_000)), null, 5));

    [Fact]
    public void An_index_of_nothing_finds_nothing() => Create([]).Search("申报", null, 5).ShouldBeEmpty();

    [Fact]
    public void Passages_without_text_are_no_trouble() => Create([Some.Passage(), Some.Passage("申报")]).Search("申报", null, 5).ShouldHaveSingleItem().Passage.ShouldBe(1);

    [Fact]
    public void Many_may_search_at_once()
    {
        var index = Create(Notices);
        var questions = Notices.SelectMany(p => p.Asks).Concat(["截止", "金额", "\ud800申报"]).ToArray();
        var alone = questions.Select(q => index.Search(q, null, 5)).ToArray();

        Parallel.For(0, 2000, i => index.Search(questions[i % questions.Length], null, 5).ShouldBe(alone[i % questions.Length]));
    }
}
