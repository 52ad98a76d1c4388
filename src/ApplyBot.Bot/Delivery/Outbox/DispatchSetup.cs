namespace ApplyBot.Bot.Delivery.Outbox;

/// <summary>Puts what sends mailings into the host.</summary>
internal static class DispatchSetup
{
    public static IServiceCollection AddDispatch(this IServiceCollection services)
    {
        services.AddOptions<AnnouncementOptions>().BindConfiguration("Announcements").ValidateDataAnnotations().ValidateOnStart();
        return services;
    }
}
