namespace ApplyBot.Knowledge;

/// <summary>When a programme takes applications, as its notice states it.</summary>
/// <param name="Opens">The fact of the opening; null when the notice states none.</param>
/// <param name="Closes">The fact of the closing; null when the notice states none.</param>
/// <param name="Later">The fact that a call of its own is announced later; null when there is none.</param>
/// <param name="From">First instant at which one can apply: the opening, else the day of issue; null when neither is stated.</param>
public sealed record ApplicationWindow(Fact? Opens, Fact? Closes, Fact? Later, DateTimeOffset? From)
{
    /// <summary>The window of the programme at <paramref name="path"/> for applicants (not for recommenders or paper copies).</summary>
    public static ApplicationWindow Of(Notice notice, string path)
    {
        // What is said of this programme goes before what is said of the whole notice.
        Fact? First(FactKind kind) => notice.Facts.Where(f => f.Kind == kind && f.HoldsFor(path) && f is { At: not null, For: null or "applicants" }).MaxBy(f => f.Scopes.Count > 0);
        var later = notice.Facts.FirstOrDefault(f => f.Kind == FactKind.WindowLater && f.Scopes.Count > 0 && f.HoldsFor(path));
        var opens = First(FactKind.WindowOpens);
        // Before its day of issue nobody could apply, even where no opening is stated.
        var from = opens?.At ?? (notice.Issued is { } day ? new LocalMoment(day, null) : null);
        return later is null ? new ApplicationWindow(opens, First(FactKind.WindowCloses), null, from?.Start) : new ApplicationWindow(null, null, later, null);
    }

    /// <summary>Last instant at which one can apply; null when not stated.</summary>
    public DateTimeOffset? Until => Closes?.At?.End;
}
