using ApplyBot.Bot.Hosting;

namespace ApplyBot.Bot.Channels.Teams.Authentication;

/// <summary>How the bot proves who it is.</summary>
internal enum BotAppType
{
    /// <summary>With a password; open to every tenant.</summary>
    MultiTenant,
    /// <summary>With a password, in its own tenant.</summary>
    SingleTenant,
    /// <summary>By the machine that it runs on, without a password.</summary>
    UserAssignedMSI,
}

/// <summary>How the bot is registered with the Bot Framework: its settings by the SDK's own names, checked.</summary>
internal sealed class BotRegistration
{
    /// <summary>Identity of the bot, a GUID; null: not registered, and only programs on this machine may call.</summary>
    public string? AppId { get; private init; }
    public BotAppType AppType { get; private init; }
    public string? Password { get; private init; }
    /// <summary>Issuer of the tokens that come in.</summary>
    public required string TokenIssuer { get; init; }
    /// <summary>Document that leads to the keys of those tokens.</summary>
    public required Uri OpenIdMetadataUrl { get; init; }
    /// <summary>Where tokens that go out are fetched, with the tenant.</summary>
    public required Uri LoginUrl { get; init; }
    /// <summary>For whom they are made out, without <c>/.default</c>.</summary>
    public required string Scope { get; init; }
    /// <summary>Where the Bot Connector of Teams stands in this cloud.</summary>
    public required IReadOnlyList<string> TeamsUrls { get; init; }

    /// <summary>Reads <c>MicrosoftAppType</c>, <c>MicrosoftAppId</c>, <c>MicrosoftAppPassword</c>, <c>MicrosoftAppTenantId</c>, <c>ChannelService</c>, and the endpoints that stand in for the cloud's.</summary>
    /// <exception cref="StartRefusedException">Settings that do not go together; the message has a line for each.</exception>
    public static BotRegistration Read(IConfiguration settings)
    {
        var problems = new List<string>();
        string? Setting(string name) => settings[name]?.Trim() is { Length: > 0 } value ? value : null;
        Uri Endpoint(string name, string otherwise)
        {
            if (Setting(name) is not { } value)
            {
                return new Uri(otherwise);
            }
            if (Uri.TryCreate(value, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
            {
                return url;
            }
            problems.Add($"{name} 应为 https 网址，而配置的是 {value}。");
            return new Uri(otherwise);
        }

        var (appId, tenant, password) = (Setting("MicrosoftAppId"), Setting("MicrosoftAppTenantId"), Setting("MicrosoftAppPassword"));
        var type = ReadType(Setting("MicrosoftAppType"), problems);
        Check(type, appId, tenant, password, problems);
        var service = Setting("ChannelService")?.TrimEnd('/') ?? "";
        var cloud = BotCloud.All.FirstOrDefault(c => c.ChannelService.Equals(service, StringComparison.OrdinalIgnoreCase));
        if (cloud is null)
        {
            problems.Add($"ChannelService 只能为空（公有云）、{BotCloud.UsGovernment.ChannelService} 或 {BotCloud.China.ChannelService}（世纪互联），而配置的是 {service}。");
            cloud = BotCloud.Public;
        }
        var registration = new BotRegistration
        {
            AppId = appId,
            AppType = type,
            Password = password,
            TokenIssuer = Setting("ToBotFromChannelTokenIssuer") ?? cloud.TokenIssuer,
            OpenIdMetadataUrl = Endpoint("ToBotFromChannelOpenIdMetadataUrl", cloud.OpenIdMetadataUrl),
            LoginUrl = Endpoint("ToChannelFromBotLoginUrl", $"{cloud.LoginEndpoint}/{Uri.EscapeDataString(tenant ?? cloud.LoginTenant)}"),
            Scope = Setting("ToChannelFromBotOAuthScope")?.TrimEnd('/') ?? cloud.Scope,
            TeamsUrls = cloud.TeamsUrls,
        };
        return problems.Count == 0 ? registration : throw new StartRefusedException(string.Join('\n', problems));
    }

    // What is not said is multi-tenant, as in the SDK.
    private static BotAppType ReadType(string? value, List<string> problems)
    {
        if (value is null || Enum.GetNames<BotAppType>().Contains(value, StringComparer.OrdinalIgnoreCase))
        {
            return value is null ? BotAppType.MultiTenant : Enum.Parse<BotAppType>(value, ignoreCase: true);
        }
        problems.Add($"MicrosoftAppType 只能是 {string.Join("、", Enum.GetNames<BotAppType>())}，而配置的是 {value}。");
        return BotAppType.MultiTenant;
    }

    private static void Check(BotAppType type, string? appId, string? tenant, string? password, List<string> problems)
    {
        if (appId is null)
        {
            if (password is not null)
            {
                problems.Add("配置了 MicrosoftAppPassword，却没有 MicrosoftAppId：请补上应用程序 ID，或删除密码。");
            }
            return;
        }
        if (!Guid.TryParseExact(appId, "D", out _))
        {
            problems.Add($"MicrosoftAppId 应为 GUID（如 00000000-0000-0000-0000-000000000000），而配置的是 {appId}。");
        }
        if (type != BotAppType.MultiTenant && tenant is null)
        {
            problems.Add($"MicrosoftAppType 为 {type} 时需要 MicrosoftAppTenantId（机器人所在的租户）。");
        }
        if (type == BotAppType.UserAssignedMSI && password is not null)
        {
            problems.Add("MicrosoftAppType 为 UserAssignedMSI 时不用密码：请删除 MicrosoftAppPassword。");
        }
        if (type != BotAppType.UserAssignedMSI && password is null)
        {
            problems.Add($"MicrosoftAppType 为 {type} 时需要 MicrosoftAppPassword（客户端密码的值，不是它的 ID）。");
        }
    }
}
