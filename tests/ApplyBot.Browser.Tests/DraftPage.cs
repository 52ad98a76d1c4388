using System.Text.RegularExpressions;
using ApplyBot.Applications;
using ApplyBot.Applications.Checking;
using ApplyBot.Bot.Tests;
using ApplyBot.Knowledge;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyBot.Browser.Tests;

/// <summary>Cards of drafts in a page: fields are found by what stands over them, as people find them.</summary>
/// <param name="card">The card that came last.</param>
internal sealed class DraftPage(ILocator card)
{
    /// <summary>A form and its invented sample, from the repository's knowledge.</summary>
    public static (Form Form, FormValues Sample) Of(string id)
    {
        var form = Real.Forms.Find(id).ShouldNotBeNull();
        var problems = new List<Problem>();
        return (form, FormCases.Read(form, problems).ShouldNotBeNull(string.Join("\n", problems)).Sample);
    }

    public static string Say(string key, params object?[] values) => Real.Knowledge.Wording.Say(Languages.Chinese, key, values);

    /// <summary>Presses a button that says exactly this, and waits for what comes then.</summary>
    public async Task PressAsync(string button, string then)
    {
        await card.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Expect(card).ToContainTextAsync(then);
    }

    /// <summary>Fills in fields, or the columns of a row.</summary>
    public async Task FillAsync(IEnumerable<(FormField Field, string Text)> filled)
    {
        foreach (var (field, text) in filled)
        {
            await Input(field).FillAsync(text);
            await Input(field).BlurAsync();
        }
    }

    /// <summary>Sees that inputs hold what was filled in.</summary>
    public async Task SeeAsync(IEnumerable<(FormField Field, string Text)> filled)
    {
        foreach (var (field, text) in filled) await Expect(Input(field)).ToHaveValueAsync(text);
    }

    // Behind its name a label may say that the field is required, or in what it is counted.
    private ILocator Input(FormField field) => card.GetByLabel(new Regex($"^{Regex.Escape(field.Text.Zh)}(（[^（]*）)?$")).First;
}
