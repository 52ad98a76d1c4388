using System.Collections.Concurrent;
using System.Text;
using ApplyBot.Bot.Conversations.References;
using ApplyBot.Bot.Delivery.Outbox;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.Teams;
using ApplyBot.Storage.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ApplyBot.Bot.Tests.Delivery.Outbox;

/// <summary>The bot with mailings to send to people in Teams whom it knows, on a clock that the test moves.</summary>
internal sealed class DispatchBot : IAsyncDisposable
{
    private DispatchBot(TeamsBot bot) => Bot = bot;

    public TeamsBot Bot { get; }
    public FakeConnector Connector => Bot.Connector;
    public FakeTime Time => Bot.Time;
    public TestContent Content { get; } = new();
    public IOutbox Outbox => Get<IOutbox>();
    public ConversationReferences References => Get<ConversationReferences>();
    public OutboxDispatcher Dispatcher => Bot.Host.Services.GetServices<IHostedService>().OfType<OutboxDispatcher>().Single();

    public static Task<DispatchBot> StartAsync(params (string Setting, string Value)[] settings) => StartAsync(_ => { }, settings);

    public static async Task<DispatchBot> StartAsync(Action<IServiceCollection> services, params (string Setting, string Value)[] settings)
    {
        var made = new DispatchBot(await TeamsBot.StartAsync());
        // However slow this machine is, a request is not given up while the test moves the clock.
        made.Bot.Host.With("Connector:RequestTimeout", "00:02:00").With("Announcements:Lease", "00:10:00").With("Announcements:Poll", "00:00:02");
        foreach (var (setting, value) in settings) made.Bot.Host.With(setting, value);
        made.Bot.Host.With(added => added.AddSingleton<MailingContent>(made.Content)).With(services);
        return made;
    }

    public T Get<T>()
        where T : notnull => Bot.Host.Services.GetRequiredService<T>();

    /// <summary>Somebody whom the bot knows.</summary>
    public KeptReference Known(string recipient) => new()
    {
        Recipient = recipient, Met = Time.GetUtcNow(), Refreshed = Time.GetUtcNow(),
        Reference = new ConversationReference
        {
            ChannelId = ChannelIds.MsTeams, ServiceUrl = Connector.ServiceUrl, Bot = new ChannelAccount { Id = TeamsBot.BotId },
            User = new ChannelAccount { Id = "29:" + recipient }, Conversation = new ConversationAccount { Id = "a:" + recipient, TenantId = "tenant" },
        },
    };

    /// <summary>Begins a mailing to people whom the bot knows.</summary>
    public async Task BeginAsync(string mailing, params string[] recipients)
    {
        foreach (var recipient in recipients) await References.SaveAsync(Known(recipient), default);
        await BeginToAsync(mailing, recipients);
    }

    /// <summary>Begins a mailing to whomever.</summary>
    public async Task BeginToAsync(string mailing, params string[] recipients)
    {
        (await Outbox.BeginAsync(new Mailing(mailing, Time.GetUtcNow()), recipients.Select(r => new OutboxEntry(r, Encoding.UTF8.GetBytes("payload of " + r))).ToAsyncEnumerable())).ShouldBe(recipients.Length);
        Get<OutboxSignal>().Wake();
    }

    /// <summary>Begins the next round of a mailing.</summary>
    public async Task ReviseAsync(string mailing, int after, MailingRound kind)
    {
        (await Outbox.ReviseAsync(mailing, after, kind)).ShouldNotBeNull();
        Get<OutboxSignal>().Wake();
    }

    /// <summary>The rows of a mailing, by recipient.</summary>
    public async Task<IReadOnlyDictionary<string, OutboxRow>> RowsAsync(string mailing) => await Outbox.RowsAsync(mailing).ToDictionaryAsync(row => row.Recipient);

    /// <summary>Lets time pass until all of a mailing has ended; its rows.</summary>
    public async Task<IReadOnlyDictionary<string, OutboxRow>> EndAsync(string mailing)
    {
        await PassUntilAsync(async () => (await Outbox.CountAsync(mailing)).Open == 0);
        return await RowsAsync(mailing);
    }

    /// <summary>Lets time pass, in steps, until something holds.</summary>
    public async Task PassUntilAsync(Func<Task<bool>> holds, double step = 0.05)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(60));
            Time.Pass(TimeSpan.FromSeconds(step));
            await Task.Delay(2);
        }
    }

    public ValueTask DisposeAsync() => Bot.DisposeAsync();

    /// <summary>Writes who it is for, which round, and what was kept for him; or whatever the test wants.</summary>
    internal sealed class TestContent : MailingContent
    {
        public override string Prefix => "test";

        /// <summary>What to write instead; null as usual.</summary>
        public Func<OutboxLease, MailingMessage?> Write { get; set; } = _ => null;

        /// <summary>Who was told to have been reached, and in which round.</summary>
        public ConcurrentQueue<(string Recipient, int Round)> Delivered { get; } = [];

        public override ValueTask<MailingMessage> WriteAsync(OutboxLease lease, KeptReference to, CancellationToken cancellation) =>
            ValueTask.FromResult(Write(lease) ?? MailingMessage.Of(new Activity { Type = ActivityTypes.Message, Text = $"{lease.Recipient} {lease.Round} {Encoding.UTF8.GetString(lease.Payload.Span)}" }));

        public override ValueTask DeliveredAsync(OutboxLease lease, CancellationToken cancellation)
        {
            Delivered.Enqueue((lease.Recipient, lease.Round));
            return ValueTask.CompletedTask;
        }
    }
}
