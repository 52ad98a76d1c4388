using ApplyBot.Announcements;
using ApplyBot.Announcements.Reminders;
using ApplyBot.Bot.Announcements;
using ApplyBot.Bot.Conversations.References;
using ApplyBot.Bot.Conversations.Reminders;
using ApplyBot.Bot.Delivery.Outbox;
using ApplyBot.Bot.Hosting;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Staff;
using ApplyBot.Knowledge;
using ApplyBot.Storage;
using ApplyBot.Storage.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Staff;

/// <summary>The desk over a store of its own and the repository's knowledge, without anything that sends: the test takes that part.</summary>
internal sealed class Desk : IAsyncDisposable
{
    public const string Programme = "jiangxi-ganhai-huizhi-2026/ganhai-huizhi", Good = "请于3月25日前完成网上申报。";

    public static readonly StaffMember Staff = new("entra:1", "王工", "author");

    private readonly string _folder = Directory.CreateTempSubdirectory("applybot-").FullName;
    private readonly CommandHost _host;

    public Desk()
    {
        _host = CommandHost.Open(new Dictionary<string, string?> { ["Storage:Folder"] = _folder }, out var refusal, services =>
            services.AddSingleton<TimeProvider>(Time).AddReal()) ?? throw new InvalidOperationException(refusal!.Message);
    }

    public FakeTime Time { get; } = new();

    public AnnouncementDesk Announcements => Get<AnnouncementDesk>();
    public IOutbox Outbox => Get<IOutbox>();

    public T Get<T>() where T : notnull => _host.Get<T>();

    /// <summary>Runs the scheduler once.</summary>
    public Task ScheduleAsync() => Get<AnnouncementScheduler>().RunAsync(CancellationToken.None);

    /// <summary>Somebody who can be written to, and subscribes to something.</summary>
    public async Task<string> SubscriberAsync(string name, string topic = Programme)
    {
        var recipient = await PersonAsync(name);
        await Get<Subscriptions>().ChangeAsync(recipient, s => s.With(Topic.Parse(topic)!, Real.Knowledge, Time.GetUtcNow()));
        return recipient;
    }

    /// <summary>Somebody who can be written to.</summary>
    public async Task<string> PersonAsync(string name, RecipientKind kind = RecipientKind.Personal)
    {
        var recipient = Recipients.OfPerson(ChannelIds.MsTeams, name)!;
        await Get<ConversationReferences>().SaveAsync(new KeptReference
        {
            Recipient = recipient, Kind = kind, Name = name,
            Reference = new ConversationReference { ChannelId = ChannelIds.MsTeams, ServiceUrl = "https://smba.example.org/", Conversation = new ConversationAccount { Id = "c-" + name }, User = new ChannelAccount { Id = name } },
        }, CancellationToken.None);
        return recipient;
    }

    public static AnnouncementDraft Draft(string text = Good, string audience = "programme:" + Programme) => new() { Title = "申报提醒", Text = text, Programme = Programme, Audience = audience, WantsAcknowledgement = true };

    /// <summary>Previews and sends; its id.</summary>
    public async Task<string> SendAsync(AnnouncementDraft? draft = null)
    {
        var preview = await Announcements.PreviewAsync(Staff, draft ?? Draft());
        var sent = await Announcements.SendAsync(Staff, preview.Announcement!.Id, preview.ETag, preview.ToConfirm);
        sent.Outcome.ShouldBe(AnnouncementOutcome.Done, string.Join('\n', sent.Findings.Select(f => f.Id)));
        return preview.Announcement.Id;
    }

    /// <summary>Sends what is due: what was to be done to whom, and what was written.</summary>
    public async Task<IReadOnlyList<(OutboxLease Lease, MailingMessage Message)>> DeliverAsync()
    {
        Time.Pass(TimeSpan.FromSeconds(10));
        var done = new List<(OutboxLease, MailingMessage)>();
        foreach (var lease in (await Outbox.ClaimAsync(100, TimeSpan.FromMinutes(1))).Leases)
        {
            var content = _host.Get<IEnumerable<MailingContent>>().Single(c => lease.Mailing.StartsWith(c.Prefix + "/", StringComparison.Ordinal));
            var to = (await Get<ConversationReferences>().FindAsync(lease.Recipient, CancellationToken.None))!;
            var message = lease.Operation == OutboxOperation.Delete ? MailingMessage.Skip("") : await content.WriteAsync(lease, to, CancellationToken.None);
            if (lease.Operation != OutboxOperation.Delete && message.Skipped is { } skipped)
            {
                await Outbox.FailAsync(lease, skipped, isSkipped: true);
            }
            else
            {
                await Outbox.CompleteAsync(lease, lease.ActivityId ?? "m-" + to.Name);
            }
            done.Add((lease, message));
        }
        return done;
    }

    /// <summary>The card of a message, as text.</summary>
    public static string CardOf(MailingMessage message) => message.Activity!.Attachments!.ShouldHaveSingleItem().Content!.Value.GetRawText();

    /// <summary>The actions of the audit trail.</summary>
    public async Task<IReadOnlyList<string>> AuditAsync()
    {
        var actions = new List<string>();
        await foreach (var entry in Announcements.AuditAsync(Staff))
        {
            actions.Add(entry.Action);
        }
        return actions;
    }

    /// <summary>How many documents there are under a prefix.</summary>
    public async Task<int> CountAsync(string prefix)
    {
        var count = 0;
        await foreach (var _ in Get<IDocumentStore>().ListAsync(prefix))
        {
            count++;
        }
        return count;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
