using ApplyBot.Bot.Delivery.Outbox;
using ApplyBot.Bot.Downloads;

namespace ApplyBot.Bot.Conversations.Reminders;

/// <summary>Puts subscriptions and reminders into the host.</summary>
internal static class ReminderSetup
{
    public static IServiceCollection AddReminders(this IServiceCollection services)
    {
        services.AddOptions<ReminderOptions>().BindConfiguration("Reminders").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Subscriptions>().AddSingleton<CalendarLinks>().AddSingleton<ReminderAgenda>().AddSingleton<ReminderTopics>().AddSingleton<ReminderTurns>().AddSingleton<ReminderTalk>();
        services.AddHostedService<ReminderService>();
        return services.AddSingleton<MailingContent, ReminderContent>().AddSingleton<MailingContent, ChangeContent>();
    }

    public static void MapReminders(this IEndpointRouteBuilder app) => CalendarLinks.Map(app);
}
