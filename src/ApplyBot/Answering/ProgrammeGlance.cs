using ApplyBot.Knowledge;

namespace ApplyBot.Answering;

/// <summary>Where a programme's window stands at a moment.</summary>
public enum WindowStatus
{
    /// <summary>Not open yet.</summary>
    Upcoming,
    /// <summary>Open.</summary>
    Open,
    /// <summary>Past.</summary>
    Closed,
    /// <summary>The notice gives no closing date.</summary>
    NotStated,
    /// <summary>A call of its own is announced later.</summary>
    Later,
}

/// <summary>A programme in one row: window, money, status today.</summary>
public sealed record ProgrammeGlance
{
    /// <summary>Id of the notice.</summary>
    public required string Notice { get; init; }
    /// <summary>Path within the notice.</summary>
    public required string Path { get; init; }
    /// <summary>Short name of the notice.</summary>
    public required LocalText NoticeName { get; init; }
    /// <summary>Name of the programme.</summary>
    public required LocalText Name { get; init; }
    /// <summary>Opening for applicants; null when not stated.</summary>
    public LocalMoment? Opens { get; init; }
    /// <summary>Closing for applicants; null when not stated.</summary>
    public LocalMoment? Closes { get; init; }
    /// <summary>Status at the moment asked for.</summary>
    public required WindowStatus Status { get; init; }
    /// <summary>Days left while open.</summary>
    public int? DaysLeft { get; init; }
    /// <summary>Money in one short sentence; null when not stated.</summary>
    public LocalText? Amount { get; init; }

    /// <summary>All programmes of all notices in their order.</summary>
    public static IReadOnlyList<ProgrammeGlance> All(KnowledgeBase knowledge, DateTimeOffset now) =>
        [.. from n in knowledge.Notices from p in n.Programmes select Of(n, p, now)];

    private static ProgrammeGlance Of(Notice notice, Programme programme, DateTimeOffset now)
    {
        var facts = notice.Facts.Where(f => f.HoldsFor(programme.Path)).ToList();
        var opens = facts.FirstOrDefault(f => f is { Kind: FactKind.WindowOpens, For: null or "applicants" })?.At;
        var closes = facts.FirstOrDefault(f => f is { Kind: FactKind.WindowCloses, For: null or "applicants" })?.At;
        var later = notice.Facts.Any(f => f.Kind == FactKind.WindowLater && f.Scopes.Contains(programme.Path));
        var status = later ? WindowStatus.Later
            : closes is not { } end ? WindowStatus.NotStated
            : now >= end.End ? WindowStatus.Closed
            : opens is { } start && now < start.Start ? WindowStatus.Upcoming
            : WindowStatus.Open;
        return new ProgrammeGlance
        {
            Notice = notice.Id, Path = programme.Path, NoticeName = notice.Short, Name = programme.Name,
            Opens = later ? null : opens, Closes = later ? null : closes, Status = status,
            DaysLeft = status == WindowStatus.Open ? closes?.DaysFrom(now) : null,
            Amount = notice.Facts.FirstOrDefault(f => f.Kind == FactKind.GrantAmount && f.LiesWithin(programme.Path))?.Text,
        };
    }
}
