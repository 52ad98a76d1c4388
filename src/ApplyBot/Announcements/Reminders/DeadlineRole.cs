namespace ApplyBot.Announcements.Reminders;

/// <summary>Whom a deadline concerns.</summary>
public enum DeadlineRole
{
    /// <summary>Everybody: the notice does not say whom.</summary>
    Everyone,
    /// <summary>Who applies.</summary>
    Applicants,
    /// <summary>Who recommends or examines what others apply for.</summary>
    Recommenders,
    /// <summary>Whoever hands in the paper copies.</summary>
    Paper,
}

/// <summary>The spelling of the roles in knowledge/ (<c>for: applicants</c>) and wherever they are kept.</summary>
public static class DeadlineRoles
{
    /// <summary>Roles that somebody may have; what concerns everybody concerns each of them.</summary>
    public static IReadOnlyList<DeadlineRole> Own { get; } = [DeadlineRole.Applicants, DeadlineRole.Recommenders, DeadlineRole.Paper];

    /// <summary>How it is spelled.</summary>
    public static string Name(DeadlineRole role) => role.ToString().ToLowerInvariant();

    /// <summary>The role of that name; null when there is none.</summary>
    public static DeadlineRole? Find(string? name) =>
        Enum.GetValues<DeadlineRole>().Where(r => Name(r).Equals(name, StringComparison.OrdinalIgnoreCase)).Select(r => (DeadlineRole?)r).FirstOrDefault();
}
