using ApplyBot.Bot.Conversations.References;
using ApplyBot.Bot.Delivery.Outbox;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.Delivery.Outbox.Bars;
using ApplyBot.Storage.Outbox;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

[assembly: HostingStartup(typeof(DispatchProcess.Setup))]

namespace ApplyBot.Bot.Tests.Delivery.Outbox.Bars;

/// <summary>The real program in a process of its own, with one sort of mailings more: those that the bars are measured with.</summary>
internal static class DispatchProcess
{
    /// <summary>What the ids of its mailings begin with.</summary>
    public const string Prefix = "bar";

    public static int Main(string[] arguments) => (int)typeof(Program).Assembly.EntryPoint!.Invoke(null, [arguments])!;

    /// <summary>Adds the mailings; found by the program because it is started from this assembly.</summary>
    internal sealed class Setup : IHostingStartup
    {
        public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services => services.AddSingleton<MailingContent, BarContent>());
    }

    private sealed class BarContent : MailingContent
    {
        public override string Prefix => DispatchProcess.Prefix;

        public override ValueTask<MailingMessage> WriteAsync(OutboxLease lease, KeptReference to, CancellationToken cancellation) =>
            ValueTask.FromResult(MailingMessage.Of(new Activity { Type = ActivityTypes.Message, Text = $"{lease.Mailing} {lease.Recipient}" }));
    }
}
