using ApplyBot.Bot.Announcements;
using ApplyBot.Bot.Channels.DirectLine;
using ApplyBot.Bot.Channels.Teams;
using ApplyBot.Bot.Conversations.Reminders;
using ApplyBot.Bot.Delivery.Outbox;
using ApplyBot.Bot.Downloads;
using ApplyBot.Bot.Staff;
using ApplyBot.Knowledge;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Hosting;

/// <summary>Why a command cannot open the bot's data.</summary>
/// <param name="Message">What to tell whoever runs it.</param>
/// <param name="IsInUse">Whether a running bot has them.</param>
/// <param name="KeysFolder">The folder of the keys, where the staff key lies too; empty where that is not known.</param>
public sealed record CommandRefusal(string Message, bool IsInUse, string KeysFolder);

/// <summary>The bot's data and what is done with them, opened by a command as the bot opens them, without listening and without sending anything.</summary>
public sealed class CommandHost : IAsyncDisposable
{
    private readonly IHost _host;

    private CommandHost(IHost host) => _host = host;

    /// <summary>Something that the bot is made of.</summary>
    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Opens them by the settings that the bot reads: appsettings.json beside the program, environment variables.</summary>
    /// <param name="settings">Settings that go before those.</param>
    /// <param name="refusal">Why they cannot be opened.</param>
    /// <param name="replace">Puts other services in the place of some.</param>
    /// <returns>Null when they cannot be opened.</returns>
    public static CommandHost? Open(IReadOnlyDictionary<string, string?> settings, out CommandRefusal? refusal, Action<IServiceCollection>? replace = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(settings);
        // Standard output is the command's.
        builder.Logging.ClearProviders();
        builder.Services.AddAssistant(builder.Configuration);
        builder.Services.AddStorage().AddDirectLine().AddTeams().AddDispatch().AddDownloads().AddReminders().AddStaff().AddAnnouncements();
        replace?.Invoke(builder.Services);
        var host = builder.Build();
        try
        {
            host.Services.GetRequiredService<IStartupValidator>().Validate();
            if (host.Services.GetRequiredService<LoadedKnowledge>() is { Problems: { Count: > 0 } problems })
            {
                throw new StartRefusedException(string.Join('\n', problems));
            }
            host.Services.OpenStorage();
            refusal = null;
            return new CommandHost(host);
        }
        catch (Exception refused) when (refused is StartRefusedException or OptionsValidationException)
        {
            refusal = new CommandRefusal(refused.Message, refused is StartRefusedException { IsInUse: true }, KeysFolderOf(host));
            host.Dispose();
            return null;
        }
    }

    /// <summary>Waits for what was decided to be brought about, and closes the data.</summary>
    public async ValueTask DisposeAsync()
    {
        await Get<AnnouncementSettler>().WhenIdleAsync();
        if (_host is IAsyncDisposable host)
        {
            await host.DisposeAsync();
        }
    }

    private static string KeysFolderOf(IHost host)
    {
        try
        {
            return host.Services.GetRequiredService<IOptions<StorageOptions>>().Value.KeysPath;
        }
        catch (Exception unknown) when (unknown is StartRefusedException or OptionsValidationException)
        {
            return "";
        }
    }
}
