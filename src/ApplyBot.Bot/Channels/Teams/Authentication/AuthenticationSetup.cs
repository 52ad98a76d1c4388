namespace ApplyBot.Bot.Channels.Teams.Authentication;

/// <summary>Who the bot is, who may call it, and where it may call.</summary>
internal static class AuthenticationSetup
{
    public static IServiceCollection AddBotAuthentication(this IServiceCollection services)
    {
        services.AddHttpClient();
        return services
            .AddSingleton(provider => BotRegistration.Read(provider.GetRequiredService<IConfiguration>()))
            .AddSingleton<InboundAuthentication>()
            .AddSingleton<TrustedServiceUrls>()
            .AddSingleton<ConnectorCredentials>();
    }
}
