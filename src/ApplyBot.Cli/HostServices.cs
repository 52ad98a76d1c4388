using ApplyBot.Bot.Hosting;

namespace ApplyBot.Cli;

/// <summary>The bot's data, opened by a command as the bot opens them.</summary>
internal static class HostServices
{
    /// <summary>Opens them; null, with why, when they cannot be opened.</summary>
    /// <param name="knowledge">The knowledge folder; null: as the bot finds it.</param>
    /// <param name="refusal">Why they cannot be opened.</param>
    public static CommandHost? Open(string? knowledge, out CommandRefusal? refusal)
    {
        var settings = new Dictionary<string, string?>();
        if ((knowledge ?? Workspace.Folder(null)) is { } folder) settings["Knowledge"] = folder;
        return CommandHost.Open(settings, out refusal);
    }
}
