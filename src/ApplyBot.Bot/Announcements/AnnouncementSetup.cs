using ApplyBot.Bot.Delivery.Outbox;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Announcements;

/// <summary>Puts announcements into the host.</summary>
internal static class AnnouncementSetup
{
    /// <summary>What announces, without what sends: enough for a command that only decides.</summary>
    public static IServiceCollection AddAnnouncementDesk(this IServiceCollection services)
    {
        services.AddSingleton<AnnouncementStore>().AddSingleton<Acknowledgements>().AddSingleton<AuditTrail>().AddSingleton<AnnouncementAudience>().AddSingleton<AnnouncementChecks>();
        services.AddSingleton<AnnouncementSettler>().AddSingleton<AnnouncementActions>().AddSingleton<AnnouncementCorrections>().AddSingleton<AnnouncementReport>();
        return services.AddSingleton(provider => new AnnouncementDesk(
            provider.GetRequiredService<AnnouncementStore>(), provider.GetRequiredService<AnnouncementChecks>(), provider.GetRequiredService<AnnouncementActions>(), provider.GetRequiredService<AnnouncementCorrections>(), provider.GetRequiredService<AnnouncementReport>(),
            provider.GetRequiredService<Acknowledgements>(), provider.GetRequiredService<AuditTrail>(), provider.GetRequiredService<KnowledgeBase>(), provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>All of it.</summary>
    public static IServiceCollection AddAnnouncements(this IServiceCollection services)
    {
        services.AddAnnouncementDesk();
        services.AddSingleton<MailingContent, AnnouncementContent>().AddSingleton<MailingContent, CorrectionContent>();
        return services.AddSingleton<AnnouncementScheduler>().AddHostedService(provider => provider.GetRequiredService<AnnouncementScheduler>());
    }
}
