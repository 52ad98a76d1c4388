using ApplyBot.Bot.Announcements;
using ApplyBot.Bot.Staff;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations.Announcements;

/// <summary>Puts what staff and recipients do with announcements into the host.</summary>
internal static class AnnouncementTalkSetup
{
    public static IServiceCollection AddAnnouncementTalk(this IServiceCollection services) => services
        .AddSingleton<StaffProgress>().AddSingleton<StaffComposing>().AddSingleton<StaffCorrecting>().AddSingleton<StaffTurns>().AddSingleton<CsvLinks>().AddSingleton<ProgressWatch>().AddSingleton<AcknowledgeTalk>()
        .AddSingleton(provider => new StaffTalk(
            provider.GetRequiredService<StaffAccess>(), provider.GetRequiredService<AnnouncementDesk>(), provider.GetRequiredService<StaffTurns>(),
            provider.GetRequiredService<ProgressWatch>(), provider.GetRequiredService<Wording>(), provider.GetRequiredService<Replies>()));
}
