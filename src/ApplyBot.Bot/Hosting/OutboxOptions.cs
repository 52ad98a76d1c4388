using System.ComponentModel.DataAnnotations;
using ApplyBot.Storage.Outbox;

namespace ApplyBot.Bot.Hosting;

/// <summary>How fast announcements and reminders are sent, section <c>Announcements</c>.</summary>
public sealed class OutboxOptions
{
    /// <summary>Messages a second, over all recipients and over all hosts that share a database.</summary>
    [Range(0.01, 100_000)]
    public double PerSecond { get; set; } = OutboxPace.Default.PerSecond;

    /// <summary>This rate, with the least time between two messages to one recipient.</summary>
    public OutboxPace Pace => OutboxPace.Default with { PerSecond = PerSecond };
}
