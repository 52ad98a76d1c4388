using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Channels.Teams.Files;

/// <summary>Puts a file where Teams said. Goes nowhere but to hosts that are allowed: redirections are not followed. The address is a secret and is never logged.</summary>
internal sealed class FileUpload(IOptions<FileUploadOptions> options, IOptions<ConnectorOptions> connector, TimeProvider clock, ILogger<FileUpload> log) : IDisposable
{
    private readonly FileUploadOptions _options = options.Value;

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = connector.Value.UseProxy, MaxResponseHeadersLength = 32, MaxResponseDrainSize = 64 * 1024 })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>The address where files may be put to it; else null.</summary>
    public Uri? Allowed(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && _options.Allows(uri) ? uri : null;

    /// <summary>Whether the file is there.</summary>
    public async Task<bool> PutAsync(Uri address, byte[] file, CancellationToken stopped)
    {
        for (var tries = 0; tries <= _options.MaxRetries; tries++)
        {
            if (tries > 0)
            {
                await Task.Delay(_options.RetryDelay * (1 << (tries - 1)), clock, stopped);
            }
            if (await TryAsync(address, file, stopped) is { } done)
            {
                return done;
            }
        }
        return false;
    }

    // Null: it may work later. The same bytes put twice are one file.
    private async Task<bool?> TryAsync(Uri address, byte[] file, CancellationToken stopped)
    {
        using var limit = new CancellationTokenSource(_options.UploadTimeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stopped, limit.Token);
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new ByteArrayContent(file) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Content.Headers.ContentRange = new ContentRangeHeaderValue(0, file.Length - 1, file.Length);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created)
            {
                return true;
            }
            log.LogWarning("A file was not taken by {Host}: {Status}", address.IdnHost, (int)response.StatusCode);
            return response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError ? null : false;
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException || broken is OperationCanceledException && !stopped.IsCancellationRequested)
        {
            log.LogWarning("A file did not reach {Host}: {Reason}", address.IdnHost, broken is HttpRequestException failed ? failed.HttpRequestError.ToString() : "Timeout");
            return null;
        }
    }

    public void Dispose() => _http.Dispose();
}
