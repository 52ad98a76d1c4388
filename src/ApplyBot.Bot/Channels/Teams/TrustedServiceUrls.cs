using System.Collections.Concurrent;
using ApplyBot.Bot.Channels.Teams.Authentication;
using ApplyBot.Bot.Hosting;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Channels.Teams;

/// <summary>Where activities may be sent, so that no request can make the bot call (and show its token to) a server of somebody's choice: what a validated token vouched for, and the known places of Teams. Without a registration: this machine.</summary>
internal sealed class TrustedServiceUrls
{
    private const int MostVouched = 10_000;

    private readonly bool _isRegistered;
    private readonly List<string> _known;
    private readonly ConcurrentDictionary<string, bool> _vouched = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<string> _order = new();

    /// <exception cref="StartRefusedException">A configured address that nothing can be sent to safely.</exception>
    public TrustedServiceUrls(BotRegistration registration, IOptions<TeamsOptions> options)
    {
        _isRegistered = registration.AppId is not null;
        _known = [.. (options.Value.ServiceUrls ?? registration.TeamsUrls).Select(url =>
            Uri.TryCreate(url, UriKind.Absolute, out var uri) && Base(uri) is { } known
                ? known
                : throw new StartRefusedException($"Teams:ServiceUrls 应为 https 网址，而配置的是 {url}。"))];
    }

    /// <summary>Whether activities may be sent there.</summary>
    public bool IsTrusted(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var serviceUrl) && Base(serviceUrl) is { } url
        && (_isRegistered ? _vouched.ContainsKey(url) || _known.Exists(known => IsWithin(url, known)) : serviceUrl.IsLoopback);

    /// <summary>Remembers what a validated token vouched for; of very many, the earliest are forgotten. Whether it is an address that anything may be sent to.</summary>
    internal bool Vouch(Uri serviceUrl)
    {
        if (Base(serviceUrl) is not { } url)
        {
            return false;
        }
        if (_vouched.ContainsKey(url) || !_vouched.TryAdd(url, true))
        {
            return true;
        }
        _order.Enqueue(url);
        while (_order.Count > MostVouched && _order.TryDequeue(out var earliest))
        {
            _vouched.TryRemove(earliest, out _);
        }
        return true;
    }

    // Null: nothing is ever sent there. A token must not travel in the clear, except within this machine.
    private static string? Base(Uri url) =>
        url.IsAbsoluteUri && url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            ? url.GetLeftPart(UriPartial.Path).TrimEnd('/')
            : null;

    private static bool IsWithin(string url, string known) =>
        url.StartsWith(known, StringComparison.OrdinalIgnoreCase) && (url.Length == known.Length || url[known.Length] == '/');
}
