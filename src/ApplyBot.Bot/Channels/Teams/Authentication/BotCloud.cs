namespace ApplyBot.Bot.Channels.Teams.Authentication;

/// <summary>Where the Bot Framework of a cloud stands. Values: botbuilder-dotnet's AuthenticationConstants and GovernmentAuthenticationConstants, teams.net's CloudEnvironment, and docs.azure.cn "Configure a bot in Azure operated by 21Vianet".</summary>
/// <param name="ChannelService">What the setting <c>ChannelService</c> says for this cloud.</param>
/// <param name="TokenIssuer">Issuer of the tokens that the Bot Connector brings.</param>
/// <param name="OpenIdMetadataUrl">Document that leads to the keys of those tokens.</param>
/// <param name="LoginEndpoint">Where tokens for the Bot Connector are fetched, without the tenant.</param>
/// <param name="LoginTenant">Tenant of multi-tenant bots.</param>
/// <param name="Scope">For whom tokens for the Bot Connector are made out, without <c>/.default</c>.</param>
/// <param name="TeamsUrls">Where the Bot Connector of Teams stands.</param>
internal sealed record BotCloud(
    string ChannelService, string TokenIssuer, string OpenIdMetadataUrl, string LoginEndpoint, string LoginTenant, string Scope, IReadOnlyList<string> TeamsUrls)
{
    public static BotCloud Public { get; } = new(
        "",
        "https://api.botframework.com",
        "https://login.botframework.com/v1/.well-known/openidconfiguration",
        "https://login.microsoftonline.com",
        "botframework.com",
        "https://api.botframework.com",
        ["https://smba.trafficmanager.net", "https://smba.onyx.prod.teams.trafficmanager.net", "https://smba.infra.gcc.teams.microsoft.com"]);

    public static BotCloud UsGovernment { get; } = new(
        "https://botframework.azure.us",
        "https://api.botframework.us",
        "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        "https://login.microsoftonline.us",
        "MicrosoftServices.onmicrosoft.us",
        "https://api.botframework.us",
        ["https://smba.infra.gov.teams.microsoft.us", "https://smba.infra.dod.teams.microsoft.us"]);

    public static BotCloud China { get; } = new(
        "https://botframework.azure.cn",
        "https://api.botframework.azure.cn",
        "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
        "https://login.partner.microsoftonline.cn",
        "microsoftservices.partner.onmschina.cn",
        "https://api.botframework.azure.cn",
        ["https://frontend.botapi.msg.infra.teams.microsoftonline.cn"]);

    public static IReadOnlyList<BotCloud> All { get; } = [Public, UsGovernment, China];
}
