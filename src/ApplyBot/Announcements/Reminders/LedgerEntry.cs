using ApplyBot.Knowledge;

namespace ApplyBot.Announcements.Reminders;

/// <summary>A reminder that was decided on, so that no other run decides on it again.</summary>
/// <param name="Key">What it reminds of.</param>
/// <param name="Mailing">The mailing that brings it; empty for one that is never sent, because it was already past when its recipient could have wanted it, or a later one has taken its place.</param>
/// <param name="IsHandedOver">Whether the outbox has it.</param>
public sealed record LedgerEntry(ReminderKey Key, string Mailing, bool IsHandedOver);

/// <summary>What makes a reminder one and the same to its recipient: all deadlines of a notice at one moment and of one role are one.</summary>
/// <param name="Notice">Id of the notice.</param>
/// <param name="Role">Whom the deadline concerns.</param>
/// <param name="Until">The deadline, UTC.</param>
/// <param name="Offset">How long before.</param>
public sealed record ReminderKey(string Notice, DeadlineRole Role, DateTimeOffset Until, ReminderOffset Offset)
{
    /// <summary>The key of a planned reminder.</summary>
    public static ReminderKey Of(PlannedReminder reminder) =>
        new(reminder.Deadline.Notice, reminder.Deadline.Role, reminder.Deadline.At.End.ToUniversalTime(), reminder.Offset);

    /// <summary>Whether both are of the same deadline.</summary>
    public bool IsOfSame(ReminderKey other) => Notice == other.Notice && Role == other.Role && Until == other.Until;
}

/// <summary>A deadline that the knowledge states otherwise than when its subscriber last heard of it.</summary>
/// <param name="Id">Id of the deadline.</param>
/// <param name="Before">As it was; null where none was stated.</param>
/// <param name="After">As it is; null where none is stated any more.</param>
public sealed record DeadlineChange(string Id, LocalMoment? Before, LocalMoment? After);

/// <summary>A change that was decided to be told.</summary>
/// <param name="Change">What changed.</param>
/// <param name="Mailing">The mailing that tells it.</param>
/// <param name="IsHandedOver">Whether the outbox has it.</param>
/// <param name="Found">When it was found, UTC.</param>
public sealed record ChangeEntry(DeadlineChange Change, string Mailing, bool IsHandedOver, DateTimeOffset Found);
