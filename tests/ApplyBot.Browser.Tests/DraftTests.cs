using ApplyBot.Applications;
using ApplyBot.Bot.Tests;
using ApplyBot.Knowledge;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.Playwright;
using static ApplyBot.Browser.Tests.DraftPage;
using static Microsoft.Playwright.Assertions;

namespace ApplyBot.Browser.Tests;

/// <summary>A whole application form in the web chat and in Teams, filled in with the sample that stands beside it. It is one that is filled in after the project, so that no deadline lies in its way.</summary>
public sealed class DraftTests
{
    private static readonly (Form Form, FormValues Sample) Known = Of("guangxi-quality-2026/haizhi");

    [BrowserTheory]
    [InlineData("wide", 1280, 900)]
    [InlineData("phone", 390, 844)]
    public async Task A_form_is_filled_in_put_right_left_taken_up_again_checked_and_downloaded(string name, int width, int height)
    {
        var (form, sample) = Known;
        var sections = form.Sections.Where(s => s.Asked.Any()).ToList();
        await using var chat = await ChatPage.OpenAsync(await SharedBot.AddressAsync(), width, height);
        var draft = new DraftPage(chat.Last);
        await Expect(chat.Last).ToBeVisibleAsync();
        await chat.AskAsync("填" + form.Aliases[1]);
        await Expect(chat.Last).ToContainTextAsync(Titled(sections, 0));
        await ShootAsync(chat, $"draft-{name}-1-begun");

        for (var i = 0; i < sections.Count; i++)
        {
            foreach (var table in sections[i].Asked.Where(f => f.IsTable)) await FillTableAsync(chat, draft, table, $"draft-{name}");
            var fields = Typed(sections[i]).ToList();
            if (fields.Find(f => f.Field.Kind == FieldKind.Phone) is { Field: { } phone, Text: { } right })
            {
                var wrong = right[..^3];
                await draft.FillAsync([.. fields, (phone, wrong)]);
                await draft.PressAsync(Say("draft.save"), Say("draft.saved-wrong"));
                await Expect(chat.Last).ToContainTextAsync(FormChecker.Field(phone, new TypedValue(wrong)).ShouldHaveSingleItem().Say(Real.Knowledge.Wording, Languages.Chinese));
                await draft.SeeAsync([.. fields.Where(f => f.Field != phone), (phone, wrong)]);
                await ShootAsync(chat, $"draft-{name}-2-wrong");
                await draft.FillAsync([(phone, right)]);
                await draft.PressAsync(Say("draft.save-again"), Titled(sections, i + 1));
                await LeaveAsync(chat, draft, form, sections[..(i + 1)], $"draft-{name}");
                await draft.PressAsync(sections[i + 1].Title.Zh, Titled(sections, i + 1));
                continue;
            }
            await draft.FillAsync(fields);
            await draft.SeeAsync(fields);
            if (i == 2) await ShootAsync(chat, $"draft-{name}-4-long");
            await draft.PressAsync(Say("draft.save"), i + 1 < sections.Count ? Titled(sections, i + 1) : Say("draft.filled", form.Asked.Count(), form.Asked.Count()));
        }
        await ShootAsync(chat, $"draft-{name}-7-overview");
        await draft.PressAsync(Say("draft.check"), Say("draft.check.clean"));
        await ShootAsync(chat, $"draft-{name}-8-clean");
        await draft.PressAsync(Say("draft.deliver"), Say("draft.deliver.final"));
        await draft.PressAsync(Say("draft.deliver.docx"), Say("download.open"));
        await ShootAsync(chat, $"draft-{name}-9-file");

        var download = await chat.Page.RunAndWaitForDownloadAsync(() => chat.Last.GetByText(Say("download.open"), new() { Exact = true }).ClickAsync());
        download.SuggestedFilename.ShouldEndWith(".docx");
        SeeFile(await download.PathAsync(), sample);
        chat.Faults.ShouldBeEmpty();
    }

    [EmulatorFact]
    public async Task In_Teams_a_section_is_kept_and_the_file_is_offered_for_consent()
    {
        var sections = Known.Form.Sections.Where(s => s.Asked.Any()).ToList();
        using var emulator = await EmulatorProcess.StartAsync(await SharedBot.AddressAsync());
        await using var teams = await EmulatorPage.OpenAsync(emulator);
        var draft = new DraftPage(teams.Card);
        await Expect(teams.Body).ToContainTextAsync("ApplyBot");
        await teams.SayAsync("填" + Known.Form.Aliases[1]);
        await Expect(teams.Card).ToContainTextAsync(Titled(sections, 0));
        await teams.ShootAsync("emulator-draft-1-begun");
        await draft.FillAsync(Typed(sections[0]));
        await draft.PressAsync(Say("draft.save"), Titled(sections, 1));
        await draft.PressAsync(Say("draft.previous"), Titled(sections, 0));
        // The emulator writes a day in words.
        await draft.SeeAsync(Typed(sections[0]).Where(f => f.Field.Kind != FieldKind.Date));
        await teams.ShootAsync("emulator-draft-2-kept");

        await teams.SayAsync("导出");
        await Expect(teams.Card).ToContainTextAsync(Say("draft.deliver.docx"));
        await teams.Card.GetByRole(AriaRole.Button, new() { Name = Say("draft.deliver.docx"), Exact = true }).ClickAsync();
        // It does not draw this sort of card; its log says that one came.
        await Expect(teams.Body).ToContainTextAsync("File Consent Card");
        await teams.ShootAsync("emulator-draft-3-consent");
        await Expect(teams.Body).Not.ToContainTextAsync("InvalidResponse");
    }

    // The chat scrolls down to what is new by and by.
    private static async Task ShootAsync(ChatPage chat, string name)
    {
        await chat.Last.EvaluateAsync("card => card.scrollIntoView({ block: 'end' })");
        await chat.ShootAsync(name);
    }

    private static string Titled(List<FormSection> sections, int number) => Say("draft.section.title", number + 1, sections.Count, sections[number].Title.Zh);

    private static IEnumerable<(FormField Field, string Text)> Typed(FormSection section) => section.Asked.Where(f => !f.IsTable).Select(f => (f, Known.Sample.Text(f.Id)));

    // Each row of the sample, the first one wrong at first, and one more that is removed again.
    private static async Task FillTableAsync(ChatPage chat, DraftPage draft, FormField table, string name)
    {
        var rows = Known.Sample.Rows(table.Id);
        List<(FormField, string)> Row(int number) => [.. table.Columns.Select(c => (c, rows[number - 1].GetValueOrDefault(c.Id) ?? ""))];
        string RowTitle(int number) => Say("draft.row.title", table.Text.Zh, number);
        var (first, other) = (rows[0][table.Columns[0].Id], rows[^1][table.Columns[0].Id]);

        await draft.PressAsync(Say("draft.row.add", table.Row!.Zh), RowTitle(1));
        await draft.FillAsync([.. Row(1), (table.Columns[0], other)]);
        await draft.PressAsync(Say("draft.row.save-add"), RowTitle(2));
        for (var number = 2; number <= rows.Length; number++)
        {
            await draft.FillAsync(Row(number));
            await ShootAsync(chat, $"{name}-5-row-{table.Id}");
            await draft.PressAsync(Say("draft.row.save-add"), RowTitle(number + 1));
        }
        await draft.FillAsync(Row(1));
        await draft.PressAsync(Say("draft.row.save"), Say("draft.row.edit", rows.Length + 1));
        await draft.PressAsync(Say("draft.row.edit", 1), RowTitle(1));
        await draft.FillAsync([(table.Columns[0], first)]);
        await draft.PressAsync(Say("draft.row.save"), $"1. {first}");
        await ShootAsync(chat, $"{name}-6-rows-{table.Id}");
        await draft.PressAsync(Say("draft.row.remove", rows.Length + 1), Say("draft.row.removed", rows.Length + 1));
        await Expect(chat.Last).Not.ToContainTextAsync(Say("draft.row.edit", rows.Length + 1));
    }

    private static async Task LeaveAsync(ChatPage chat, DraftPage draft, Form form, List<FormSection> filled, string name)
    {
        await chat.Page.ReloadAsync();
        await Expect(chat.Last).ToBeVisibleAsync();
        await chat.AskAsync(Say("draft.list"));
        await Expect(chat.Last).ToContainTextAsync(Say("draft.list.title", 1));
        await ShootAsync(chat, $"{name}-3-list");
        await draft.PressAsync(Say("draft.open"), Say("draft.filled", filled.Sum(s => s.Asked.Count()), form.Asked.Count()));
        await ShootAsync(chat, $"{name}-3-opened");
        foreach (var section in filled)
        {
            await draft.PressAsync(section.Title.Zh, section.Asked.First().Text.Zh);
            await draft.SeeAsync(Typed(section));
            await draft.PressAsync(Say("draft.overview"), Say("draft.check"));
        }
    }

    private static void SeeFile(string file, FormValues sample)
    {
        using var content = File.OpenRead(file);
        using var document = WordprocessingDocument.Open(content, false);
        var text = document.MainDocumentPart!.Document!.InnerText;
        var typed = sample.ById.Where(v => Known.Form.Find(v.Key)!.Kind is FieldKind.Text or FieldKind.LongText or FieldKind.Phone).Select(v => sample.Text(v.Key))
            .Concat(sample.ById.Values.OfType<RowsValue>().SelectMany(r => r.Rows).SelectMany(r => r.Values)).ToList();
        typed.Count.ShouldBeGreaterThan(10);
        typed.Where(t => !text.Contains(t, StringComparison.Ordinal)).ShouldBeEmpty();
        text.ShouldNotContain("草稿");
    }
}
