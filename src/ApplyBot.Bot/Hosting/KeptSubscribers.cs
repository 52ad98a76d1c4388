using ApplyBot.Announcements.Reminders;
using ApplyBot.Bot.Conversations.Reminders;
using ApplyBot.Knowledge;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Hosting;

/// <summary>Reads who subscribes to what from the storage that the host's settings name, whether or not a host runs; writes nothing of it.</summary>
public static class KeptSubscribers
{
    /// <summary>Everybody who subscribes to something, by key.</summary>
    /// <exception cref="StartRefusedException">The storage cannot be opened; the message says why and what to do.</exception>
    /// <exception cref="IOException">The storage cannot be read.</exception>
    public static async Task<IReadOnlyList<(string Recipient, Subscriber Subscriber)>> ReadAsync(KnowledgeBase knowledge, CancellationToken cancellation)
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var storage = settings.GetSection("Storage").Get<StorageOptions>() ?? new StorageOptions();
        var isJournal = string.IsNullOrWhiteSpace(storage.Postgres);
        if (isJournal && !Directory.Exists(storage.FolderPath))
        {
            return [];
        }
        // A journal belongs to the host that has it open. What it has written lies in files that only grow; a copy of them is as after a crash.
        using var copy = isJournal ? JournalCopy.Of(storage.FolderPath) : null;
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(settings).AddSingleton(TimeProvider.System).AddSingleton(knowledge).AddStorage().AddSingleton<Subscriptions>();
        services.AddDataProtection().DisableAutomaticKeyGeneration();
        services.PostConfigure<StorageOptions>(options => (options.Keys, options.Folder) = (storage.KeysPath, copy?.Folder ?? options.Folder));
        await using var provider = services.BuildServiceProvider();
        var subscribers = new List<(string, Subscriber)>();
        await foreach (var own in provider.GetRequiredService<Subscriptions>().AllAsync(cancellation))
        {
            subscribers.Add((own.Recipient, own.Subscriber));
        }
        return subscribers;
    }

    private sealed class JournalCopy : IDisposable
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("applybot-copy-").FullName;

        public static JournalCopy Of(string folder)
        {
            var copy = new JournalCopy();
            foreach (var file in Directory.GetFiles(folder, "documents.*"))
            {
                using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var to = new FileStream(Path.Combine(copy.Folder, Path.GetFileName(file)), FileMode.CreateNew);
                from.CopyTo(to);
            }
            return copy;
        }

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
