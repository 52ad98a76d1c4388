namespace ApplyBot.Announcements.Reminders;

/// <summary>Of what, and when, somebody wants to be reminded.</summary>
public sealed record ReminderWishes
{
    /// <summary>What holds where nobody says otherwise: an applicant, 30, 7, 3 and 1 days and 3 hours before, not between 22:00 and 8:00.</summary>
    public static ReminderWishes Default { get; } = new();

    /// <summary>What he is.</summary>
    public IReadOnlySet<DeadlineRole> Roles { get; init; } = new HashSet<DeadlineRole> { DeadlineRole.Applicants, DeadlineRole.Paper };

    /// <summary>How long before, longest first, each once.</summary>
    public IReadOnlyList<ReminderOffset> Offsets { get; init; } = [new(30, 0), new(7, 0), new(3, 0), new(1, 0), new(0, 3)];

    /// <summary>When not to be reminded; null for never.</summary>
    public QuietHours? Quiet { get; init; } = new(new TimeOnly(22, 0), new TimeOnly(8, 0));

    /// <summary>Time of day of reminders that are days before: 9:00, or the end of the quiet hours where it lies in them.</summary>
    public TimeOnly Morning => new TimeOnly(9, 0) is var nine && Quiet is { } quiet && quiet.Contains(nine) ? quiet.To : nine;

    /// <summary>Whether a deadline of a role concerns him.</summary>
    public bool Concern(DeadlineRole role) => role == DeadlineRole.Everyone || Roles.Contains(role);
}
