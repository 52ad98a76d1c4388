using ApplyBot.Bot.Channels.Teams;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Delivery.Outbox;

/// <summary>Puts what sends mailings into the host.</summary>
internal static class DispatchSetup
{
    public static IServiceCollection AddDispatch(this IServiceCollection services)
    {
        services.AddSingleton<OutboxSignal>().AddSingleton<MailingSender>().AddSingleton<OutboxRecorder>().AddSingleton<PersonalConversations>().AddSingleton<TeamMembers>();
        services.AddSingleton(provider => new VerdictRules(provider.GetRequiredService<IOptions<AnnouncementOptions>>().Value, Random.Shared.NextDouble));
        return services.AddHostedService<OutboxDispatcher>();
    }
}
