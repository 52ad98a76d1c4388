using System.Text.Json;
using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.Teams;

namespace ApplyBot.Bot.Tests.Channels;

/// <summary>Teams, answers by requests to the connector.</summary>
public class TeamsChannelTests : ChannelContract, IAsyncLifetime
{
    private TeamsBot _bot = null!;
    private Activity? _last;
    private int _read;

    /// <summary>What speaks with the connector; null: what the build has by itself.</summary>
    protected virtual string? Stack => null;

    public async Task InitializeAsync() => _bot = await TeamsBot.StartAsync(Stack);

    internal override Activity Arrival { get; } = new() { Type = ActivityTypes.InstallationUpdate, Action = "add" };

    internal override Task<IReadOnlyList<Activity>> SendAsync(Activity activity) => PostAsync(_bot.From(activity));

    internal override Task<IReadOnlyList<Activity>> RepeatAsync() => PostAsync(_last!);

    private async Task<IReadOnlyList<Activity>> PostAsync(Activity activity)
    {
        (await _bot.PostAsync(_last = activity)).ShouldBe(200);
        var said = _bot.Connector.All.Skip(_read).Select(r => r.Activity!).ToList();
        _read += said.Count;
        return [.. said.Where(a => a.Type != ActivityTypes.Typing)];
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();
}

/// <summary>Teams, answers expected in the response.</summary>
public class ExpectRepliesChannelTests : ChannelContract, IAsyncLifetime
{
    private TeamsBot _bot = null!;
    private Activity? _last;
    private ExpectedReplies? _replies;

    /// <summary>What speaks with the connector; null: what the build has by itself.</summary>
    protected virtual string? Stack => null;

    public async Task InitializeAsync() => _bot = await TeamsBot.StartAsync(Stack);

    internal override Activity Arrival { get; } = new() { Type = ActivityTypes.InstallationUpdate, Action = "add" };

    internal override async Task<IReadOnlyList<Activity>> SendAsync(Activity activity) =>
        (_replies = await _bot.ExpectAsync(_last = _bot.From(activity))).Activities;

    // The response is given again, for whoever has not got it.
    internal override async Task<IReadOnlyList<Activity>> RepeatAsync() =>
        [.. (await _bot.ExpectAsync(_last!)).Activities.Where(a => !_replies!.Activities.Any(first => JsonOf(first) == JsonOf(a)))];

    private static string JsonOf(Activity activity) => JsonSerializer.Serialize(activity, ProtocolJson.Wire.Activity);

    public async Task DisposeAsync() => await _bot.DisposeAsync();
}

/// <summary>The web chat.</summary>
public sealed class DirectLineChannelTests : ChannelContract, IAsyncLifetime, IDisposable
{
    private readonly BotHost _host = new();
    private DirectLineClient _client = null!;
    private Activity? _last;
    private int _sent;

    public async Task InitializeAsync() => _client = await DirectLineClient.InConversationAsync(_host);

    internal override Activity Arrival { get; } = new() { Type = ActivityTypes.Event, Name = ApplicantChat.JoinEvent };

    internal override Task<IReadOnlyList<Activity>> SendAsync(Activity activity) =>
        PostAsync(activity with { ChannelData = JsonSerializer.SerializeToElement(new { clientActivityID = $"c{_sent++}" }) });

    internal override Task<IReadOnlyList<Activity>> RepeatAsync() => PostAsync(_last!);

    private async Task<IReadOnlyList<Activity>> PostAsync(Activity activity)
    {
        (await _client.PostAsync(_last = activity)).IsSuccessStatusCode.ShouldBeTrue();
        return [.. (await _client.ReadAsync()).Where(a => a.From!.Role == RoleTypes.Bot && a.Type != ActivityTypes.Typing)];
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _host.Dispose();
}
