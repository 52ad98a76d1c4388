namespace ApplyBot.Bot.Downloads;

/// <summary>Where somebody has this host's own page open: its Direct Line endpoint takes the place of the service address, by which a channel tells where it is reached.</summary>
internal static class OwnPage
{
    private const string Endpoint = "/directline";

    /// <summary>The service address of what comes in by a request.</summary>
    public static string ServiceUrlOf(HttpRequest request) => $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}{Endpoint}";

    /// <summary>Where the page is open; null for every other channel, the published Direct Line among them.</summary>
    public static string? Of(string? channelId, string? serviceUrl) =>
        channelId == ChannelIds.DirectLine && serviceUrl?.EndsWith(Endpoint, StringComparison.Ordinal) == true && Uri.TryCreate(serviceUrl, UriKind.Absolute, out _)
            ? serviceUrl[..^Endpoint.Length] : null;
}
