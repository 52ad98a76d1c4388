using ApplyBot.Announcements.Reminders;
using ApplyBot.Bot.Conversations.References;
using ApplyBot.Bot.Conversations.Reminders;
using ApplyBot.Bot.Delivery.Outbox;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.SelfChecks;
using ApplyBot.Knowledge;
using ApplyBot.Storage.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ApplyBot.Bot.Tests.Reminders;

/// <summary>The host with its subscribers; each look for reminders is the test's. Its clock stands at 9:00 on 1 March 2026.</summary>
internal sealed class ReminderHost : IDisposable
{
    public static readonly KeptReference Teams = new()
    {
        Reference = new ConversationReference { ChannelId = ChannelIds.MsTeams, ServiceUrl = "https://smba.trafficmanager.net/", Conversation = new ConversationAccount { Id = "a:1" } },
    };

    private readonly Action<IServiceCollection>? _services;
    private BotHost? _host;

    public ReminderHost(Action<IServiceCollection>? services = null) => _services = services;

    public BotHost Bot => _host ??= new BotHost().Real().With(services =>
    {
        // What runs by itself is not what is tested, and would run for each second of the days that pass.
        foreach (var own in services.Where(s => s.ServiceType == typeof(IHostedService) && (s.ImplementationType ?? s.ImplementationFactory?.Method.DeclaringType)?.Assembly == typeof(ReminderService).Assembly).ToList()) services.Remove(own);
        _services?.Invoke(services);
    });

    public Subscriptions Subscriptions => Bot.Services.GetRequiredService<Subscriptions>();
    public IOutbox Outbox => Bot.Services.GetRequiredService<IOutbox>();

    /// <summary>What looks for reminders, as one host of several.</summary>
    public ReminderService Service(KnowledgeBase? knowledge = null) => knowledge is null
        ? ActivatorUtilities.CreateInstance<ReminderService>(Bot.Services)
        : ActivatorUtilities.CreateInstance<ReminderService>(Bot.Services, knowledge, Of(knowledge));

    public Subscriptions Of(KnowledgeBase knowledge) => ActivatorUtilities.CreateInstance<Subscriptions>(Bot.Services, knowledge);

    public async Task SubscribeAsync(string recipient, string topic) =>
        await Subscriptions.ChangeAsync(recipient, s => s.With(Topic.Parse(topic)!, Real.Knowledge, Bot.Time.GetUtcNow()));

    public void SetClock(string moment) => Bot.Time.Pass(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture) - Bot.Time.GetUtcNow());

    /// <summary>Mailings and recipients of all rows.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string prefix = "reminder/")
    {
        var rows = new List<string>();
        await foreach (var mailing in Outbox.ListAsync(prefix))
            await foreach (var row in Outbox.RowsAsync(mailing.Id)) rows.Add($"{mailing.Id} {row.Recipient}");
        return rows;
    }

    /// <summary>What is sent for a row.</summary>
    public async Task<MailingMessage> WriteAsync(string row, KeptReference? to = null)
    {
        var (mailing, recipient) = (row.Split(' ')[0], row.Split(' ')[1]);
        var content = Bot.Services.GetServices<MailingContent>().Single(c => c.Prefix == mailing.Split('/')[0]);
        var now = Bot.Time.GetUtcNow();
        return await content.WriteAsync(new OutboxLease { Mailing = mailing, Recipient = recipient, Operation = OutboxOperation.Send, Round = 1, Attempt = 1, NotBefore = now, Until = now.AddMinutes(1), Token = "1" }, to ?? Teams, CancellationToken.None);
    }

    public void Dispose() => _host?.Dispose();
}
