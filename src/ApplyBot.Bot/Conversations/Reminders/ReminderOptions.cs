using System.ComponentModel.DataAnnotations;

namespace ApplyBot.Bot.Conversations.Reminders;

/// <summary>How reminders are looked for, section <c>Reminders</c>. Checked once, at start.</summary>
public sealed class ReminderOptions
{
    /// <summary>How often to look who is due.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often to look through all subscribers, for what other hosts have kept.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan EverybodyEvery { get; set; } = TimeSpan.FromMinutes(15);
}
