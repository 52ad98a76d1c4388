using System.Text.Json.Nodes;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.SelfChecks;

namespace ApplyBot.Bot.Tests.Announcements;

/// <summary>Somebody with the page open: sees what was said as it is now, updates and deletions included.</summary>
internal sealed class WebPerson(BotHost host, DirectLineClient client)
{
    private readonly List<Activity> _shown = [];

    /// <summary>Id of the conversation.</summary>
    public string Conversation => client.Id;

    /// <summary>The cards that stand there, the oldest first.</summary>
    public IReadOnlyList<JsonObject> Cards => [.. _shown.Select(CheckCards.CardOf).OfType<JsonObject>()];

    /// <summary>The card that came last.</summary>
    public JsonObject Card => Cards[^1];

    /// <summary>Everything that stands there.</summary>
    public string Text => string.Join('\n', _shown.Select(a => CheckCards.CardOf(a) is { } card ? CheckCards.Text(card) : a.Text?.Replace("\\", "", StringComparison.Ordinal)));

    /// <summary>Opens the page.</summary>
    /// <param name="host">The host.</param>
    /// <param name="staffKey">Staff key that the page shows; null for none.</param>
    public static async Task<WebPerson> OpenAsync(BotHost host, string? staffKey = null)
    {
        var client = new DirectLineClient(host) { StaffKey = staffKey };
        await client.TakeAsync(await client.SendAsync(HttpMethod.Post, "tokens/generate"));
        await client.TakeAsync(await client.SendAsync(HttpMethod.Post, "conversations"));
        var person = new WebPerson(host, client);
        await client.PostAsync(new Activity { Type = ActivityTypes.Event, Name = "webchat/join", Locale = "zh-CN" });
        await person.ReadAsync();
        return person;
    }

    public Task SayAsync(string text) => SendAsync(new Activity { Type = ActivityTypes.Message, Text = text, Locale = "zh-CN" });

    /// <summary>Presses a button of the card that came last, with what stands in the inputs, but for what is filled in.</summary>
    public Task PressAsync(string button, params (string Id, string Value)[] filled) => SubmitAsync(CheckCards.Filled(Card, button, filled));

    public Task SubmitAsync(JsonObject data) => SendAsync(new Activity { Type = ActivityTypes.Message, Locale = "zh-CN", Value = ProtocolJson.Element(data) });

    /// <summary>Lets time pass until it holds.</summary>
    public async Task UntilAsync(Func<WebPerson, bool> holds)
    {
        for (var tries = 0; tries < 400; tries++)
        {
            await ReadAsync();
            if (holds(this))
            {
                return;
            }
            host.Time.Pass(TimeSpan.FromMilliseconds(500));
            await Task.Delay(10);
        }
        throw new ShouldAssertException($"It has not happened:\n{Text}");
    }

    /// <summary>Lets time pass until the last card says so.</summary>
    public Task UntilAsync(string text) => UntilAsync(p => p.Cards.Count > 0 && CheckCards.Text(p.Card).Contains(text, StringComparison.Ordinal));

    private async Task SendAsync(Activity activity)
    {
        (await client.PostAsync(activity)).IsSuccessStatusCode.ShouldBeTrue();
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        foreach (var activity in (await client.ReadAsync()).Where(a => a.From!.Role == RoleTypes.Bot))
        {
            var at = _shown.FindIndex(a => a.Id == activity.Id);
            if (activity.Type == ActivityTypes.MessageDelete)
            {
                _shown.RemoveAt(at);
            }
            else if (activity.Type == ActivityTypes.Message && at >= 0)
            {
                _shown[at] = activity;
            }
            else if (activity.Type == ActivityTypes.Message)
            {
                _shown.Add(activity);
            }
        }
    }
}
