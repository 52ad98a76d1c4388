using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Conversations.References;
using ApplyBot.Bot.Hosting;
using ApplyBot.Bot.Protocol;
using ApplyBot.Storage;
using ApplyBot.Storage.Outbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ApplyBot.Bot.Tests.Delivery.Outbox.Bars;

/// <summary>The stores of a bot that is not running, or runs elsewhere on the same database: to put in whom it knows and what it is to send, and to see what came of it.</summary>
internal sealed class BarStores : IAsyncDisposable
{
    public const string Mailing = $"{DispatchProcess.Prefix}/1";

    private readonly ServiceProvider _services;

    /// <param name="settings">As they are given to the bot: <c>--Name value</c>.</param>
    public BarStores(params string[] settings) => _services = new ServiceCollection()
        .AddLogging().AddSingleton<IConfiguration>(new ConfigurationBuilder().AddCommandLine(settings).Build()).AddSingleton(TimeProvider.System).AddStorage().BuildServiceProvider();

    public IOutbox Outbox => _services.GetRequiredService<IOutbox>();

    public static string ConversationOf(int recipient) => $"a:{recipient:d6}";

    public static string RecipientOf(int recipient) => $"r{recipient:d6}";

    /// <summary>Makes so many known.</summary>
    public async Task MeetAsync(int recipients, string serviceUrl)
    {
        var now = TimeProvider.System.GetUtcNow();
        var references = new ConversationReferences(_services.GetRequiredService<IDocumentStore>(), _services.GetRequiredService<DocumentSeal>(), TimeProvider.System, NullLogger<ConversationReferences>.Instance);
        await Parallel.ForEachAsync(Enumerable.Range(0, recipients), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (n, cancellation) => await references.SaveAsync(
            new KeptReference
            {
                Recipient = RecipientOf(n), Met = now, Refreshed = now,
                Reference = new ConversationReference
                {
                    ChannelId = ChannelIds.MsTeams, ServiceUrl = serviceUrl, Conversation = new ConversationAccount { Id = ConversationOf(n) },
                    Bot = new ChannelAccount { Id = "28:bot" }, User = new ChannelAccount { Id = $"29:{n}" },
                },
            },
            cancellation));
    }

    /// <summary>Begins a mailing to so many.</summary>
    public async Task BeginAsync(int recipients) =>
        (await Outbox.BeginAsync(new Mailing(Mailing, TimeProvider.System.GetUtcNow()), Enumerable.Range(0, recipients).Select(n => new OutboxEntry(RecipientOf(n))).ToAsyncEnumerable())).ShouldBe(recipients);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
