using ApplyBot.Storage;

namespace ApplyBot.Bot.Hosting;

/// <summary>Where documents are kept, and the keys that seal them.</summary>
internal static class StorageSetup
{
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddDataProtection();
        return services.AddSingleton<IDocumentStore, VolatileDocumentStore>();
    }
}
