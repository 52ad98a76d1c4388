using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyBot.Browser.Tests;

/// <summary>Staff's whole path: written, previewed, sent to three, read, put right, its outcome as a file, taken back.</summary>
public sealed class AnnouncementTests
{
    private const string Programme = "赣海汇智";

    [BrowserFact]
    public async Task On_the_page_three_subscribers_get_it_and_see_it_put_right_and_taken_back()
    {
        using var bot = await BotProcess.StartAsync();
        List<ChatPage> readers = [];
        foreach (var topic in new[] { Programme, "江西", "全部" })
        {
            var reader = await ChatPage.OpenAsync(bot.Address, 420, 800);
            readers.Add(reader);
            await Expect(reader.Last).ToBeVisibleAsync();
            await reader.AskAsync("订阅" + topic);
            await Expect(Feed(reader)).ToContainTextAsync("已订阅");
        }
        await using var staff = await ChatPage.OpenAsync(bot.Address, 1000, 1400, at: "/#staff=" + bot.StaffKey);
        await Expect(staff.Last).ToBeVisibleAsync();
        staff.Page.Url.ShouldNotContain("staff");

        await staff.AskAsync("发公告");
        await Expect(staff.Last).ToContainTextAsync("新公告");
        await staff.ShootAsync("announcement-1-compose");
        await staff.Last.GetByLabel(new Regex("^标题")).FillAsync("网上填报有变化");
        await staff.Last.GetByLabel(new Regex("^正文")).FillAsync("请在**系统一**填报。");
        await staff.Last.GetByLabel(new Regex("^关于哪个项目")).SelectOptionAsync(new SelectOptionValue { Label = await OptionAsync(staff) });
        await staff.Last.GetByText("请收到的人点").ClickAsync();
        await PressAsync(staff, "预览", "收到的人数：3");
        await staff.ShootAsync("announcement-2-preview");
        await ConfirmAsync(staff.Last);
        await PressAsync(staff, "发送", "发送完成");
        await staff.ShootAsync("announcement-3-progress");
        foreach (var reader in readers)
        {
            await Expect(reader.Last).ToContainTextAsync("系统一");
            await Expect(reader.Last).ToContainTextAsync("条款：");
        }
        await readers[0].ShootAsync("announcement-4-received");
        var before = await readers[1].Messages.CountAsync();
        await readers[0].Last.GetByRole(AriaRole.Button, new() { Name = "我已知悉" }).ClickAsync();
        await Expect(readers[0].Last).ToContainTextAsync("已记下");
        await Expect(staff.Last).ToContainTextAsync("已确认知悉：1", new() { Timeout = 60_000 });

        await PressAsync(staff, "更正", "更正公告");
        await staff.Last.GetByLabel(new Regex("^正文")).FillAsync("请在**系统二**填报。");
        await PressAsync(staff, "预览更正", "“请在系统一填报。”改为“请在系统二填报。”");
        await staff.ShootAsync("announcement-5-correction");
        await ConfirmAsync(staff.Last);
        await PressAsync(staff, "发布更正", "更正完成");
        await Expect(readers[1].Last).ToContainTextAsync("更正（");
        (await readers[1].Messages.CountAsync()).ShouldBe(before);
        await Expect(Feed(readers[0])).ToContainTextAsync("更正（");
        await readers[1].ShootAsync("announcement-6-corrected");

        await PressAsync(staff, "导出结果（CSV）", "下载CSV");
        var download = await staff.Page.RunAndWaitForDownloadAsync(() => staff.Last.GetByText("下载CSV", new() { Exact = true }).ClickAsync());
        (await File.ReadAllLinesAsync(await download.PathAsync())).Length.ShouldBe(4);

        await PressAsync(staff, "查看进度", "更正完成");
        await PressAsync(staff, "撤回", "不能恢复");
        await PressAsync(staff, "确定撤回", "已撤回");
        foreach (var reader in readers)
        {
            await Expect(Feed(reader)).Not.ToContainTextAsync("系统二");
        }
        await readers[1].ShootAsync("announcement-7-withdrawn");
        foreach (var page in readers.Append(staff))
        {
            page.Faults.ShouldBeEmpty();
        }
        foreach (var reader in readers)
        {
            await reader.DisposeAsync();
        }
    }

    [BrowserFact]
    public async Task A_wrong_key_opens_the_page_for_a_visitor_and_says_so()
    {
        await using var chat = await ChatPage.OpenAsync(await SharedBot.AddressAsync(), at: "/#staff=not-the-key-of-this-bot-at-all");

        await Expect(chat.Last).ToContainTextAsync("ApplyBot");
        await Expect(chat.Page.GetByText("工作人员密钥不对")).ToBeVisibleAsync();
        chat.Page.Url.ShouldNotContain("staff");
    }

    [EmulatorFact]
    public async Task In_Teams_cards_change_in_place()
    {
        var user = Guid.NewGuid();
        using var bot = await BotProcess.StartAsync(0, "--Staff:ObjectIds:0", $"{user}");
        using var emulator = await EmulatorProcess.StartAsync(bot.Address, user);
        await using var teams = await EmulatorPage.OpenAsync(emulator);
        await Expect(teams.Body).ToContainTextAsync("ApplyBot");
        await teams.SayAsync("订阅" + Programme);
        await Expect(teams.Body).ToContainTextAsync("已订阅");
        await teams.SayAsync("发公告");
        await Expect(teams.Card).ToContainTextAsync("新公告");
        await teams.Card.GetByLabel(new Regex("^标题")).FillAsync("网上填报有变化");
        await teams.Card.GetByLabel(new Regex("^正文")).FillAsync("请在**系统一**填报。");
        await teams.Card.GetByRole(AriaRole.Combobox).Nth(1).ClickAsync();
        await teams.Page.GetByRole(AriaRole.Option, new() { Name = "全部订阅者", Exact = true }).ClickAsync();
        await PressAsync(teams, "新公告", "预览");
        await Expect(teams.Card).ToContainTextAsync("收到的人数：1");
        await teams.ShootAsync("emulator-announcement-1-preview");
        await PressAsync(teams, "收到的人数：1", "发送");
        await Expect(teams.Body).ToContainTextAsync("发送完成");
        await Expect(teams.Card).ToContainTextAsync("系统一");
        await teams.ShootAsync("emulator-announcement-2-sent");

        await PressAsync(teams, "发送完成", "更正");
        await Showing(teams, "更正公告").GetByLabel(new Regex("^正文")).FillAsync("请在**系统二**填报。");
        await PressAsync(teams, "更正公告", "预览更正");
        await PressAsync(teams, "预览更正：", "发布更正");
        await Expect(Showing(teams, "更正完成")).ToHaveCountAsync(1);
        await Expect(Showing(teams, "请在系统二填报。您订阅了")).ToHaveCountAsync(1);
        await teams.ShootAsync("emulator-announcement-3-corrected");
        await PressAsync(teams, "更正完成", "撤回");
        await PressAsync(teams, "不能恢复", "确定撤回");
        // The emulator takes no deletions (501); the card says that it is tried again.
        await Expect(Showing(teams, "正在撤回")).ToContainTextAsync("稍后重试：1");
        await teams.ShootAsync("emulator-announcement-4-withdrawing");
    }

    private static ILocator Feed(ChatPage chat) => chat.Page.GetByRole(AriaRole.Feed);

    private static async Task<string> OptionAsync(ChatPage staff) =>
        (await staff.Last.GetByLabel(new Regex("^关于哪个项目")).Locator("option").AllTextContentsAsync()).First(o => o.Contains(Programme, StringComparison.Ordinal));

    // What the notice states has passed by now, or reads otherwise: that is meant so.
    private static async Task ConfirmAsync(ILocator card)
    {
        foreach (var tick in await card.GetByText("我已核对，就这样发送").AllAsync())
        {
            await tick.ClickAsync();
        }
    }

    private static async Task PressAsync(ChatPage chat, string button, string then)
    {
        await chat.Last.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Expect(chat.Last).ToContainTextAsync(then);
    }

    // Cards change where they are, which need not be last.
    private static ILocator Showing(EmulatorPage teams, string text) => teams.Cards.Filter(new() { HasText = text });

    private static Task PressAsync(EmulatorPage teams, string on, string button) => Showing(teams, on).Last.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
