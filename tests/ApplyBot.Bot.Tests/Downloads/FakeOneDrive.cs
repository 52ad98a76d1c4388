using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ApplyBot.Bot.Tests.Downloads;

/// <summary>Takes files on a port of this machine, and answers as it is told.</summary>
internal sealed class FakeOneDrive : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<(string Method, string? Range, string? Type, byte[] Bytes)> _received = new();
    private readonly ConcurrentQueue<Action<HttpContext>> _failures = new();

    private FakeOneDrive(WebApplication server) => _server = server;

    public string Address => _server.Urls.Single() + "/up?secret=s3cret";

    /// <summary>What came, in order.</summary>
    public IReadOnlyList<(string Method, string? Range, string? Type, byte[] Bytes)> Received => [.. _received];

    public static async Task<FakeOneDrive> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var drive = new FakeOneDrive(server);
        server.Run(drive.TakeAsync);
        await server.StartAsync();
        return drive;
    }

    /// <summary>The next requests fail so, the others are taken.</summary>
    public void Fail(params Action<HttpContext>[] failures)
    {
        foreach (var failure in failures)
        {
            _failures.Enqueue(failure);
        }
    }

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        _received.Enqueue((http.Request.Method, http.Request.Headers.ContentRange, http.Request.ContentType, body.ToArray()));
        http.Response.StatusCode = StatusCodes.Status201Created;
        if (_failures.TryDequeue(out var fail))
        {
            fail(http);
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
