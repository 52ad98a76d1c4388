namespace ApplyBot.Bot.Channels.Teams.Authentication;

/// <summary>Who the bot is, who may call it, and where it may call.</summary>
internal static class AuthenticationSetup
{
    public static IServiceCollection AddBotAuthentication(this IServiceCollection services)
    {
        services.AddHttpClient(SigningKeys.HttpClientName, client => (client.Timeout, client.MaxResponseContentBufferSize) = (TimeSpan.FromSeconds(10), 1024 * 1024));
        services.AddHttpClient(ConnectorCredentials.HttpClientName, client => client.Timeout = TimeSpan.FromSeconds(20));
        return services
            .AddSingleton(provider => BotRegistration.Read(provider.GetRequiredService<IConfiguration>()))
            .AddSingleton<SigningKeys>()
            .AddSingleton<TokenValidator>()
            .AddSingleton<InboundAuthentication>()
            .AddSingleton<TrustedServiceUrls>()
            .AddSingleton<ConnectorCredentials>();
    }
}
