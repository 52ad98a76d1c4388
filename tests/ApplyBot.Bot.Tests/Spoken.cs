using ApplyBot.Bot.Protocol;

namespace ApplyBot.Bot.Tests;

/// <summary>What an activity says, whether on a card or in its text.</summary>
internal static class Spoken
{
    public static string? Of(Activity activity) => activity.Summary ?? activity.Text?.Replace("\\.", ".", StringComparison.Ordinal);
}
