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

    /// <summary>The closing day in words; null when not stated, or stated as a month alone.</summary>
    public LocalText? Closing { get; init; }
    /// <summary>Anchors of the clauses that window and money stand in.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];

    /// <summary>All programmes of all notices in their order.</summary>
    public static IReadOnlyList<ProgrammeGlance> All(KnowledgeBase knowledge, DateTimeOffset now) =>
        [.. from n in knowledge.Notices from p in n.Programmes select Of(knowledge.Wording, n, p, now)];

    /// <summary>A programme or kind of a notice.</summary>
    internal static ProgrammeGlance Of(Wording wording, Notice notice, Programme programme, DateTimeOffset now)
    {
        var window = ApplicationWindow.Of(notice, programme.Path);
        var status = window.Later is not null ? WindowStatus.Later
            : window.Until is not { } until ? WindowStatus.NotStated
            : now >= until ? WindowStatus.Closed
            : now < window.From ? WindowStatus.Upcoming
            : WindowStatus.Open;
        var amounts = notice.Facts.Where(f => f is { Kind: FactKind.GrantAmount, Money: not null } && f.LiesWithin(programme.Path)).ToList();
        return new ProgrammeGlance
        {
            Notice = notice.Id, Path = programme.Path, NoticeName = notice.Short, Name = programme.Name,
            Opens = window.Opens?.At, Closes = window.Closes?.At, Status = status,
            Closing = window.Closes is { At: { } day } closing && Figures.Backed(closing.Text.Zh).Contains(day.Date.Day) ? Voice.Date(day) : null,
            DaysLeft = status == WindowStatus.Open ? window.Closes?.At?.DaysFrom(now) : null,
            Amount = AmountOf(wording, amounts),
            Clauses = [.. notice.Facts.Where(f => f.HoldsFor(programme.Path) && (f is { Kind: FactKind.WindowOpens or FactKind.WindowCloses, For: null or "applicants" } || f == window.Later)).Concat(amounts).SelectMany(f => f.Clauses).Distinct()],
        };
    }

    // All tiers and kinds in one figure or range; the single amounts stand in the answers.
    internal static LocalText? AmountOf(Wording wording, IReadOnlyList<Fact> facts)
    {
        if (facts.Count == 0) return null;
        var (low, high) = (facts.Min(f => f.Money!.Value.Low == 0 ? f.Money.Value.High : f.Money.Value.Low), facts.Max(f => f.Money!.Value.High));
        var key = low < high ? "glance.amount-range" : facts.All(f => f.Cap) ? "glance.amount-cap" : "glance.amount";
        string Chinese(decimal yuan) => yuan % 1000 == 0 && yuan >= 10_000 ? wording.Say(Languages.Chinese, "glance.ten-thousand", yuan / 10_000) : yuan.ToString("N0");
        string[] zh = low < high ? [Chinese(low), Chinese(high)] : [Chinese(high)];
        string[] en = low < high ? [low.ToString("N0"), high.ToString("N0")] : [high.ToString("N0")];
        return new LocalText(wording.Say(Languages.Chinese, key, zh), wording.Say(Languages.English, key, en));
    }
}
