namespace ApplyBot.Bot.Conversations.Reminders;

/// <summary>Puts subscriptions and reminders into the host.</summary>
internal static class ReminderSetup
{
    public static IServiceCollection AddReminders(this IServiceCollection services) => services.AddSingleton<Subscriptions>();
}
