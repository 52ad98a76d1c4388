namespace ApplyBot.Bot.Protocol;

/// <summary>Addresses within the Bot Connector.</summary>
public static class ConnectorAddress
{
    /// <summary>Whether an identity, escaped, makes a part of a path. Dots alone would be taken as steps within the path, however they are escaped; and no channel gives control characters.</summary>
    public static bool IsSegment([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? id) => id is { Length: > 0 and <= 1024 } and not "." and not ".." && !id.AsSpan().ContainsAnyInRange('\0', '\u001f');
}
