using System.Collections.Concurrent;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyBot.Browser.Tests;

/// <summary>What somebody sees and does who opens the page for the first time.</summary>
public sealed class FirstMinuteTests
{
    [BrowserTheory]
    [InlineData("wide", 1280, 800)]
    [InlineData("narrow", 390, 844)]
    public async Task A_new_user_is_welcomed_asks_three_questions_and_reads_where_the_answer_stands(string name, int width, int height)
    {
        await using var chat = await ChatPage.OpenAsync(await SharedBot.AddressAsync(), width, height);

        var suggestions = chat.Page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button);
        await Expect(suggestions).ToHaveCountAsync(5);
        await chat.ShootAsync($"{name}-1-welcome");

        await chat.AskAsync("赣海汇智什么时候截止？");
        await Expect(chat.Last).ToContainTextAsync("3月25日");
        await chat.ShootAsync($"{name}-2-answer");
        await chat.AskAsync("那金额呢？");
        await Expect(chat.Last).ToContainTextAsync("4万");
        await chat.AskAsync("重庆海智工作站有效期几年？");
        await Expect(chat.Last).ToContainTextAsync("3年");

        var sources = chat.Last.GetByRole(AriaRole.Button, new() { Name = "依据" });
        await Expect(sources).ToHaveAttributeAsync("aria-expanded", "false");
        await sources.PressAsync("Enter");
        await Expect(sources).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(chat.Last.Locator(".ac-adaptiveCard .ac-adaptiveCard")).ToContainTextAsync("3年");
        await chat.ShootAsync($"{name}-3-citation");
        chat.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task The_programmes_stand_beside_the_chat_and_fold_on_a_phone()
    {
        await using var chat = await ChatPage.OpenAsync(await SharedBot.AddressAsync());
        var rows = chat.Page.GetByRole(AriaRole.Complementary, new() { Name = "项目一览" }).GetByRole(AriaRole.Listitem);
        await Expect(rows.First).ToBeVisibleAsync();
        (await rows.CountAsync()).ShouldBeGreaterThan(10);

        await chat.Page.SetViewportSizeAsync(390, 844);
        await Expect(rows.First).ToBeHiddenAsync();
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "展开" }).PressAsync("Enter");
        await Expect(rows.First).ToBeVisibleAsync();
        await chat.ShootAsync("narrow-4-programmes");

        await rows.First.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(rows.First).ToBeHiddenAsync();
        await Expect(chat.Page.GetByText("介绍一下").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Without_Web_Chat_a_plain_chat_answers_the_same()
    {
        await using var chat = await ChatPage.OpenAsync(await SharedBot.AddressAsync(), withWebChat: false);
        await Expect(chat.Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("简易聊天窗口");

        await chat.AskAsync("赣海汇智什么时候截止？");

        var answer = chat.Page.GetByRole(AriaRole.Log).Locator(".bot").Last;
        await Expect(answer).ToContainTextAsync("3月25日");
        await answer.GetByText("依据（").ClickAsync();
        await Expect(answer.GetByRole(AriaRole.Blockquote).First).ToContainTextAsync("3月25日");
        await chat.ShootAsync("plain-chat");
        chat.Faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Who_asks_before_the_welcome_is_there_is_welcomed_first()
    {
        var (asked, begun) = (new TaskCompletionSource(), new TaskCompletionSource());
        var sent = new ConcurrentQueue<string?>();
        await using var chat = await ChatPage.OpenAsync(await SharedBot.AddressAsync(), withWebChat: false, prepare: page => page.RouteAsync("**/activities", async route =>
        {
            sent.Enqueue(route.Request.PostData);
            if (sent.Count == 1)
            {
                begun.SetResult();
                await asked.Task;
            }
            await route.ContinueAsync();
        }));

        await chat.AskAsync("赣海汇智什么时候截止？");
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await chat.Page.EvaluateAsync("() => fetch('/health/live').then(() => {})"); // whatever was sent before it has been noted by now
        sent.ShouldHaveSingleItem().ShouldNotBeNull().ShouldContain("webchat/join");
        asked.SetResult();

        var said = chat.Page.GetByRole(AriaRole.Log).Locator(".plain-bubble:not(.typing)");
        await Expect(said).ToHaveCountAsync(3);
        await Expect(said.Nth(1)).ToHaveTextAsync("赣海汇智什么时候截止？");
        await Expect(said.Nth(2)).ToContainTextAsync("3月25日");
    }

    [BrowserFact]
    public async Task The_page_goes_on_after_the_bot_was_restarted()
    {
        var bot = await BotProcess.StartAsync();
        await using var chat = await ChatPage.OpenAsync(bot.Address);
        await Expect(chat.Last).ToBeVisibleAsync();
        bot.Dispose();

        using var restarted = await BotProcess.StartAsync(new Uri(bot.Address).Port);
        await Expect(chat.Messages).ToHaveCountAsync(2, new() { Timeout = 20_000 });
        await chat.AskAsync("赣海汇智什么时候截止？");

        await Expect(chat.Last).ToContainTextAsync("3月25日");
    }

    [BrowserFact]
    public async Task The_published_Direct_Line_client_speaks_with_the_bot()
    {
        await using var chat = await ChatPage.OpenAsync(await SharedBot.AddressAsync());
        await Expect(chat.Last).ToBeVisibleAsync();

        var answer = await chat.Page.EvaluateAsync<string>("""
            async () => {
              const { token } = await (await fetch('/directline/tokens/generate', { method: 'POST' })).json();
              const client = window.WebChat.createDirectLine({ domain: location.origin + '/directline', token, webSocket: false });
              return await new Promise((done, failed) => {
                client.activity$.subscribe(activity => activity.type === 'message' && activity.from.role === 'bot' && done(activity.text), failed);
                client.postActivity({ type: 'message', text: '赣海汇智什么时候截止？', from: { id: 'me' } }).subscribe(() => {}, failed);
              });
            }
            """);

        answer.ShouldContain("3月25日");
    }
}
