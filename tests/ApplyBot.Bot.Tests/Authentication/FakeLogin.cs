using System.Net;
using System.Text;
using System.Web;

namespace ApplyBot.Bot.Tests.Authentication;

/// <summary>What hands out tokens for the Bot Connector: the login service's token endpoint, and the one that machines in Azure ask for their identity. Keeps what it was asked.</summary>
internal sealed class FakeLogin : HttpMessageHandler
{
    public List<(Uri Url, string Form)> Requests { get; } = [];
    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;
    public string? Refusal { get; set; }
    public int ExpiresIn { get; set; } = 3600;
    public Task Until { get; set; } = Task.CompletedTask;
    public bool IsUnreachable { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        int number;
        var form = request.Content is { } content ? HttpUtility.UrlDecode(await content.ReadAsStringAsync(cancellation)) : "";
        lock (Requests)
        {
            Requests.Add((request.RequestUri!, form));
            number = Requests.Count;
        }
        await Until.WaitAsync(cancellation);
        if (IsUnreachable)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");
        }
        var expires = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + ExpiresIn;
        var body = Refusal ?? (request.Method == HttpMethod.Post
            ? $$"""{"token_type":"Bearer","expires_in":{{ExpiresIn}},"access_token":"token-{{number}}"}"""
            : $$"""{"token_type":"Bearer","expires_in":"{{ExpiresIn}}","expires_on":"{{expires}}","resource":"x","access_token":"token-{{number}}"}""");
        return new(Status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }
}
