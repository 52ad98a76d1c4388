using System.Text.Json.Nodes;
using ApplyBot.Bot.Cards.Announcements;
using ApplyBot.Bot.Tests.SelfChecks;
using ApplyBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Announcements;

/// <summary>Staff and recipients on the page, from the first word to the file of what became of it.</summary>
public sealed class StaffWebTests : IAsyncLifetime
{
    private const string Key = "staff-key-of-these-tests-1234";

    private readonly BotHost _host = new BotHost().Real().With("Staff:Key", Key).With("DirectLine:ReadBurst", "1000").With("DirectLine:OpenBurst", "1000");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task An_announcement_goes_its_whole_way()
    {
        var (staff, reader) = (await WebPerson.OpenAsync(_host, Key), await WebPerson.OpenAsync(_host));
        await staff.SayAsync("发公告");
        await staff.PressAsync("预览", (StaffAction.Title, "受理点搬迁"), (StaffAction.Text, "请到**新楼**交材料。"), (StaffAction.Audience, "conversation"), (StaffAction.Names, reader.Conversation), (StaffAction.Acknowledgement, "true"));
        CheckCards.Text(staff.Card).ShouldContain("收到的人数：1");
        var preview = CardText.Of(staff.Card);

        await staff.PressAsync("发送");
        await reader.UntilAsync("公告：受理点搬迁");
        await staff.UntilAsync("发送完成");

        // What was previewed is what came.
        preview.ShouldContain(CardText.Of(reader.Card));
        await reader.PressAsync("我已知悉");
        reader.Text.ShouldContain("已记下");
        await staff.PressAsync("刷新");
        await staff.UntilAsync("已确认知悉：1");

        var cards = reader.Cards.Count;
        await staff.PressAsync("更正");
        await staff.PressAsync("预览更正", (StaffAction.Text, "请到**旧楼**交材料。"));
        CheckCards.Text(staff.Card).ShouldContain("预览更正");
        CardText.Of(staff.Card).ShouldContain("“请到新楼交材料。”改为“请到旧楼交材料。”");
        await staff.PressAsync("发布更正");
        await reader.UntilAsync(p => p.Text.Contains("更正（", StringComparison.Ordinal) && p.Text.Contains("旧楼", StringComparison.Ordinal));
        reader.Cards.Count.ShouldBe(cards);
        await staff.UntilAsync("更正完成");

        await staff.PressAsync("导出结果（CSV）");
        var link = (string)CheckCards.Buttons(staff.Card).Concat(Opening(staff.Card)).First(b => (string?)b["type"] == "Action.OpenUrl")["url"]!;
        var path = new Uri(link).PathAndQuery;
        (await _host.CreateClient().GetAsync(path)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);

        await staff.PressAsync("查看进度");
        await staff.UntilAsync("更正完成");
        await staff.PressAsync("撤回");
        CheckCards.Text(staff.Card).ShouldContain("不能恢复");
        await staff.PressAsync("确定撤回");
        await reader.UntilAsync(p => !p.Text.Contains("受理点搬迁", StringComparison.Ordinal) || p.Cards.Count < cards);
        await staff.UntilAsync("已撤回");
    }

    [Fact]
    public async Task Who_is_not_staff_is_answered_as_ever_and_a_press_does_nothing_but_is_noted()
    {
        var (staff, other) = (await WebPerson.OpenAsync(_host, Key), await WebPerson.OpenAsync(_host));
        await other.SayAsync("发公告");
        other.Text.ShouldNotContain("新公告");
        await staff.SayAsync("公告列表");
        CheckCards.Text(staff.Card).ShouldContain("还没有公告");
        var noted = await AuditedAsync();

        await other.SubmitAsync(CheckCards.Filled(staff.Card, "写新公告"));

        other.Text.ShouldContain(Real.Knowledge.Wording.Say("zh-CN", "card.unknown-press"));
        (await AuditedAsync()).ShouldBe(noted + 1);
    }

    [Fact]
    public async Task What_cannot_be_sent_so_is_said_and_what_was_filled_in_stays()
    {
        var staff = await WebPerson.OpenAsync(_host, Key);
        await staff.SayAsync("new announcement");
        CheckCards.Text(staff.Card).ShouldStartWith("New announcement");
        await staff.PressAsync("Preview", (StaffAction.Title, "题目"), (StaffAction.Audience, "all"), (StaffAction.Day, "2026-03-05"));
        CheckCards.Text(staff.Card).ShouldContain("both date and time");
        CheckCards.Value(staff.Card, StaffAction.Title).ShouldBe("题目");
        await staff.PressAsync("Preview", (StaffAction.Text, "<b>x</b>"), (StaffAction.Time, "09:00"));
        CheckCards.Buttons(staff.Card).ShouldNotContain(b => ((string?)b["title"])!.StartsWith("Send", StringComparison.Ordinal));
        await staff.PressAsync("Change");
        CheckCards.Value(staff.Card, StaffAction.Text).ShouldBe("<b>x</b>");
        CheckCards.Value(staff.Card, StaffAction.Time).ShouldBe("09:00");
    }

    [Fact]
    public async Task A_deadline_that_the_notice_states_otherwise_is_sent_only_when_it_is_confirmed()
    {
        var (staff, reader) = (await WebPerson.OpenAsync(_host, Key), await WebPerson.OpenAsync(_host));
        var (notice, programme) = Real.Programmes.First(p => p.Notice.Facts.Any(f => f.Kind == Knowledge.FactKind.WindowCloses && f.At is { } at && at.End > Real.Now));
        await staff.SayAsync("发公告");
        await staff.PressAsync("预览", (StaffAction.Title, "截止提醒"), (StaffAction.Text, "申报截止时间是2027年1月31日。"), (StaffAction.Programme, $"{notice.Id}/{programme.Path}"), (StaffAction.Audience, "conversation"), (StaffAction.Names, reader.Conversation));
        CheckCards.Text(staff.Card).ShouldContain("公告写");
        var tick = (string)CheckCards.Inputs(staff.Card).First(i => (string?)i["type"] == "Input.Toggle")["id"]!;

        await staff.PressAsync("发送");
        CheckCards.Text(staff.Card).ShouldContain("还没有发送");
        await staff.PressAsync("发送", [.. CheckCards.Inputs(staff.Card).Select(i => ((string)i["id"]!, "true"))]);

        tick.ShouldStartWith(StaffAction.Confirm);
        await reader.UntilAsync("公告：截止提醒");
    }

    private static IEnumerable<JsonObject> Opening(JsonObject card) => card["body"]!.AsArray().Where(e => (string?)e!["type"] == "ActionSet").SelectMany(e => e!["actions"]!.AsArray()).Select(a => a!.AsObject());

    private async Task<int> AuditedAsync()
    {
        var count = 0;
        await foreach (var _ in _host.Services.GetRequiredService<IDocumentStore>().ListAsync("audit/"))
        {
            count++;
        }
        return count;
    }
}
