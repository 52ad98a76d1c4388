using System.Net;

namespace ApplyBot.Bot.Hosting;

/// <summary>Where the host listens, and that it stays on the local machine until it is registered as a bot.</summary>
internal static class ListenAddresses
{
    private const string Default = "http://localhost:3978";

    /// <summary>Takes the configured addresses (<c>--urls</c>, <c>ASPNETCORE_URLS</c>, …) or the default one.</summary>
    /// <exception cref="StartRefusedException">No <c>MicrosoftAppId</c>, and an address that others can reach.</exception>
    public static void ListenSafely(this WebApplicationBuilder builder)
    {
        var configured = Configured(builder.Configuration).ToList();
        if (configured.Count == 0)
        {
            builder.WebHost.UseUrls(Default);
        }
        if (IsRegistered(builder.Configuration))
        {
            return;
        }
        if (configured.Where(address => !IsLoopback(address)).ToList() is { Count: > 0 } open)
        {
            throw new StartRefusedException(
                $"没有配置 MicrosoftAppId，只允许在本机（localhost、127.0.0.1、[::1]）监听，而配置的地址是 {string.Join("、", open)}。"
                + $"\n请改用 --urls {Default}，或配置 MicrosoftAppId 后再对外监听。");
        }
        // Against pages elsewhere whose name is made to resolve to this machine.
        builder.Configuration["AllowedHosts"] ??= "localhost;127.0.0.1;[::1]";
    }

    /// <summary>Whether the host is registered as a bot and may be reached from outside.</summary>
    public static bool IsRegistered(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration["MicrosoftAppId"]);

    private static IEnumerable<string> Configured(ConfigurationManager configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>();
        var urls = Split(configuration["urls"]);
        var ports = Split(configuration["http_ports"]).Select(port => $"http://*:{port}")
            .Concat(Split(configuration["https_ports"]).Select(port => $"https://*:{port}"));
        return endpoints.Concat(urls.Length > 0 ? urls : ports);
    }

    private static string[] Split(string? list) => list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static bool IsLoopback(string address)
    {
        try
        {
            var host = BindingAddress.Parse(address).Host.Trim('[', ']');
            return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
        }
        catch (FormatException)
        {
            throw new StartRefusedException($"监听地址写法有误：{address}（应如 {Default}）。");
        }
    }
}
