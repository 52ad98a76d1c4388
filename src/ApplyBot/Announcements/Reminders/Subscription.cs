namespace ApplyBot.Announcements.Reminders;

/// <summary>Something that somebody subscribes to.</summary>
/// <param name="Topic">What.</param>
/// <param name="Since">Since when, UTC.</param>
public sealed record Subscription(Topic Topic, DateTimeOffset Since);

/// <summary>A reminder that is to be sent.</summary>
/// <param name="Deadline">Of what.</param>
/// <param name="Offset">How long before.</param>
/// <param name="At">When it is sent: with the other reminders of the same moment as one message.</param>
public sealed record PlannedReminder(Deadline Deadline, ReminderOffset Offset, DateTimeOffset At);
