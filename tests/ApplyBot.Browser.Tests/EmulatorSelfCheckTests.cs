using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyBot.Browser.Tests;

/// <summary>Whole self-checks in Teams, as Microsoft's emulator plays it: each card is replaced in place by the next step.</summary>
public sealed class EmulatorSelfCheckTests
{
    [EmulatorFact]
    public async Task An_answer_is_changed_half_way_and_the_verdict_tells_why()
    {
        using var emulator = await EmulatorProcess.StartAsync(await SharedBot.AddressAsync());
        await using var teams = await EmulatorPage.OpenAsync(emulator);
        await Expect(teams.Body).ToContainTextAsync("ApplyBot");

        await BeginAsync(teams);
        await teams.ShootAsync("emulator-check-1-question");
        await ChooseAsync(teams, "企业", "第2步");
        await teams.Card.GetByRole(AriaRole.Combobox).ClickAsync();
        await teams.Page.GetByRole(AriaRole.Option, new() { Name = "湖南", Exact = true }).ClickAsync();
        await PressAsync(teams, "下一步", "第3步");
        await PressAsync(teams, "修改答案（2）", "修改第1题");
        await PressAsync(teams, "修改第1题", "原来的回答：企业");
        await ChooseAsync(teams, "高校", "独立法人资格");
        await PressAsync(teams, "是", "不转包");
        await PressAsync(teams, "是", "应是最后一步");
        await teams.Card.GetByRole(AriaRole.Spinbutton).FillAsync("5");
        await PressAsync(teams, "下一步", "已符合5条，不符合0条，待确认0条");
        await teams.ShootAsync("emulator-check-2-eligible");

        await BeginAsync(teams);
        await ChooseAsync(teams, "企业", "第2步");
        await PressAsync(teams, "修改答案（1）", "修改第1题");
        await PressAsync(teams, "修改第1题", "原来的回答：企业");
        await ChooseAsync(teams, "个人", "不符合1条");
        await Expect(teams.Card).ToContainTextAsync("✗ 申报单位属于所列六类");
        await teams.ShootAsync("emulator-check-3-not-eligible");
        await Expect(teams.Body).Not.ToContainTextAsync("InvalidResponse");
    }

    private static async Task BeginAsync(EmulatorPage teams)
    {
        await teams.SayAsync("湖南国际交流项目我能报吗");
        await Expect(teams.Card).ToContainTextAsync("国际科技交流会议");
        await ChooseAsync(teams, "国际科技交流会议", "第1步，约剩4步");
    }

    private static async Task ChooseAsync(EmulatorPage teams, string option, string then)
    {
        await teams.Card.GetByText(option, new() { Exact = true }).ClickAsync();
        await PressAsync(teams, "下一步", then);
    }

    private static async Task PressAsync(EmulatorPage teams, string button, string then)
    {
        await teams.Card.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Expect(teams.Card).ToContainTextAsync(then);
    }
}
