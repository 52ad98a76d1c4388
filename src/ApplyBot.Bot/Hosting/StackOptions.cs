namespace ApplyBot.Bot.Hosting;

/// <summary>Which implementations stand behind the walls, section <c>Stack</c>. Checked once, at start.</summary>
internal sealed class StackOptions
{
    /// <summary>The index of passages, one of <see cref="PassageIndices.Names"/>; null: the first of them.</summary>
    public string? Index { get; set; }

    /// <summary>What speaks with the Bot Connector, one of those that <see cref="Channels.Teams.ChannelStack"/> has; null: the first of them.</summary>
    public string? Channel { get; set; }
}
