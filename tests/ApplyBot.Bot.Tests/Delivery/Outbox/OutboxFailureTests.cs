using System.Reflection;
using ApplyBot.Storage;
using ApplyBot.Storage.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Delivery.Outbox;

/// <summary>The outbox cannot be read or written for a while.</summary>
public sealed class OutboxFailureTests
{
    [Fact]
    public async Task What_was_sent_is_recorded_later_and_not_sent_again()
    {
        await using var bot = await StartAsync(nameof(IOutbox.CompleteAsync), failures: 5);
        await bot.BeginAsync("test/1", "r0");

        var row = (await bot.EndAsync("test/1"))["r0"];

        (row.State, row.Attempts, row.WasUncertain).ShouldBe((OutboxState.Sent, 1, false));
        bot.Connector.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Sending_goes_on_once_it_can_be_read_again()
    {
        await using var bot = await StartAsync(nameof(IOutbox.ClaimAsync), failures: 3);
        await bot.BeginAsync("test/1", "r0", "r1");

        (await bot.EndAsync("test/1")).Values.ShouldAllBe(r => r.State == OutboxState.Sent && r.Attempts == 1);
    }

    private static Task<DispatchBot> StartAsync(string method, int failures) => DispatchBot.StartAsync(services => services.AddSingleton(provider =>
    {
        var outbox = DispatchProxy.Create<IOutbox, FailingOutbox>();
        var failing = (FailingOutbox)outbox;
        (failing.Inner, failing.Method, failing.Failures) = (new JournalOutbox(provider.GetRequiredService<IDocumentStore>(), OutboxPace.Default, provider.GetRequiredService<TimeProvider>()), method, failures);
        return outbox;
    }));

    /// <summary>Another outbox, one member of which fails the first times.</summary>
#pragma warning disable CA1852 // The proxy is a type of its own that derives from it.
    internal class FailingOutbox : DispatchProxy
#pragma warning restore CA1852
    {
        private readonly Lock _lock = new();

        public IOutbox Inner { get; set; } = null!;
        public string Method { get; set; } = "";
        public int Failures { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            lock (_lock)
            {
                if (targetMethod!.Name == Method && Failures-- > 0) throw new IOException("No space left on device");
            }
            return targetMethod.Invoke(Inner, args);
        }
    }
}
