namespace ApplyBot.Bot.Protocol;

/// <summary>How the Bot Connector is called over HTTP, whoever speaks with it.</summary>
public static class ConnectorHttp
{
    /// <summary>How many members are asked for at once, as many as Teams gives.</summary>
    public const int MembersAtOnce = 500;

    /// <summary>Most bytes of an answer that lists members.</summary>
    public const int MostBytesOfMembers = 8 * 1024 * 1024;

    /// <summary>Goes nowhere but to the address that it is given: redirections are not followed.</summary>
    /// <param name="useProxy">Whether requests go through the proxy that the system names.</param>
    /// <param name="connectTimeout">How long a connection may take.</param>
    public static SocketsHttpHandler Handler(bool useProxy, TimeSpan connectTimeout) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = useProxy,
        ConnectTimeout = connectTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        MaxResponseHeadersLength = 32,
        MaxResponseDrainSize = 64 * 1024,
    };
}
