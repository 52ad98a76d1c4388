using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ApplyBot.Cli;

/// <summary><c>bench-echo</c>, started by <c>bench</c>: a plain ASP.NET Core program that parses an activity and echoes its text; also the connector that takes the bot's replies.</summary>
internal static class BenchEcho
{
    public const string Name = "bench-echo", Messages = "/api/messages", Received = "/received";

    public static Command Create()
    {
        var command = new Command(Name, "What bench measures the bot against") { Hidden = true };
        command.SetAction((_, cancellation) => RunAsync(cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var app = builder.Build();
        var received = 0L;
        app.MapPost(Messages, (Message message) => new Echo(message.Text));
        app.MapPost("/v3/conversations/{conversation}/activities/{activity}", async (HttpRequest request) =>
        {
            await request.Body.CopyToAsync(Stream.Null);
            return new Resource(Interlocked.Increment(ref received).ToString());
        });
        app.MapGet(Received, () => Interlocked.Read(ref received));
        await app.StartAsync(cancellation);
        Console.WriteLine(app.Urls.Single());
        // The end of the input is the end of bench, however it came.
        await Console.In.ReadToEndAsync(cancellation);
        await app.StopAsync(cancellation);
        return ExitCode.Done;
    }

    private sealed record Account(string? Id, string? Name, string? AadObjectId);

    private sealed record Talk(string? Id, string? ConversationType, string? TenantId);

    private sealed record Message(string? Type, string? Id, DateTimeOffset? Timestamp, string? ServiceUrl, string? ChannelId, Account? From, Talk? Conversation, Account? Recipient,
        string? TextFormat, string? Locale, string? Text, string? DeliveryMode);

    private sealed record Echo(string? Text);

    private sealed record Resource(string Id);
}
