using System.Text;
using System.Text.Json;
using ApplyBot.Bot.Protocol;
using ApplyBot.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Teams;

/// <summary>The bot, and Teams as it calls it: activities in the shapes that Teams sends.</summary>
internal sealed class TeamsBot : IAsyncDisposable
{
    public const string BotId = "28:applybot";

    // Hosts over one store share their keys as well.
    private static readonly EphemeralDataProtectionProvider SharedKeys = new();
    private int _sent;

    public BotHost Host { get; } = new();
    public FakeTime Time => Host.Time;
    public required FakeConnector Connector { get; init; }

    /// <summary>A bot before a connector of its own.</summary>
    /// <param name="stack">What speaks with the connector; null: what the build has by itself.</param>
    public static async Task<TeamsBot> StartAsync(string? stack = null)
    {
        var bot = new TeamsBot { Connector = await FakeConnector.StartAsync() };
        if (stack is not null)
        {
            bot.Host.With("Stack:Channel", stack);
        }
        return bot;
    }

    /// <summary>Another host over the same store, with the same connector.</summary>
    public static TeamsBot Over(IDocumentStore store, FakeConnector connector)
    {
        var bot = new TeamsBot { Connector = connector };
        bot.Host.With(services => services.AddSingleton(store).AddSingleton<IDataProtectionProvider>(SharedKeys));
        return bot;
    }

    /// <summary>A message of a person to the bot alone.</summary>
    public Activity Message(string? text, string conversation = "a:person") => Of(ActivityTypes.Message, conversation) with { Text = text, TextFormat = "plain" };

    /// <summary>A message in a group chat or in a thread of a channel.</summary>
    public Activity GroupMessage(string text, bool mentioned, string type = "channel", string conversation = "19:general@thread.tacv2;messageid=1") => Message(text, conversation) with
    {
        Conversation = new ConversationAccount { Id = conversation, IsGroup = true, ConversationType = type },
        Entities = mentioned ? [Mention("<at>ApplyBot</at>")] : null,
    };

    public Activity Of(string type, string conversation = "a:person") => new()
    {
        Type = type,
        Id = $"f:{Interlocked.Increment(ref _sent)}",
        ChannelId = ChannelIds.MsTeams,
        ServiceUrl = Connector.ServiceUrl,
        From = new ChannelAccount { Id = "29:person", Name = "申报人" },
        Recipient = new ChannelAccount { Id = BotId, Name = "ApplyBot" },
        Conversation = new ConversationAccount { Id = conversation, ConversationType = "personal" },
    };

    /// <summary>The activity with what Teams adds to it.</summary>
    public Activity From(Activity activity)
    {
        var frame = Of(activity.Type!);
        return activity with
        {
            Id = frame.Id, ChannelId = frame.ChannelId, ServiceUrl = frame.ServiceUrl, From = frame.From, Recipient = frame.Recipient, Conversation = frame.Conversation,
        };
    }

    public static Entity Mention(string? text, string id = BotId, string name = "ApplyBot") => new()
    {
        Type = "mention",
        Properties = new Dictionary<string, JsonElement>
        {
            ["mentioned"] = JsonSerializer.SerializeToElement(new { id, name }),
            ["text"] = JsonSerializer.SerializeToElement(text),
        },
    };

    /// <summary>Sends an activity; the HTTP status.</summary>
    public async Task<int> PostAsync(Activity activity) => (int)(await SendAsync(activity)).StatusCode;

    /// <summary>Sends an activity that awaits its replies in the response.</summary>
    public async Task<ExpectedReplies> ExpectAsync(Activity activity)
    {
        var response = await SendAsync(activity with { DeliveryMode = DeliveryModes.ExpectReplies });
        return JsonSerializer.Deserialize(await response.Content.ReadAsStringAsync(), ProtocolJson.Wire.ExpectedReplies)!;
    }

    public Task<HttpResponseMessage> SendAsync(Activity activity) => SendAsync(JsonSerializer.Serialize(activity, ProtocolJson.Wire.Activity));

    public Task<HttpResponseMessage> SendAsync(string json) =>
        Host.CreateClient().PostAsync("/api/messages", new StringContent(json, Encoding.UTF8, "application/json")).InTime();

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Connector.DisposeAsync();
    }
}
