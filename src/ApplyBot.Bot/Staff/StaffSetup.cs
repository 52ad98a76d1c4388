using ApplyBot.Bot.Hosting;

namespace ApplyBot.Bot.Staff;

/// <summary>Puts into the host who is staff.</summary>
internal static class StaffSetup
{
    public static IServiceCollection AddStaff(this IServiceCollection services)
    {
        services.AddOptions<StaffOptions>().BindConfiguration("Staff").ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<StaffKey>().AddSingleton<StaffAccess>().AddSingleton<StaffService>();
    }

    /// <summary>Where staff open the page, for who reads the console; null where others may read it too.</summary>
    public static string? EntryOf(IServiceProvider services, IConfiguration configuration, IEnumerable<string> addresses) =>
        ListenAddresses.IsRegistered(configuration) || addresses.FirstOrDefault() is not { } address ? null : $"{address.TrimEnd('/')}/#staff={services.GetRequiredService<StaffKey>().Value}";
}
