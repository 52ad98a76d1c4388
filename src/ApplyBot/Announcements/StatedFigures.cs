using ApplyBot.Knowledge;

namespace ApplyBot.Announcements;

/// <summary>Days and sums of money that a notice states, as far as they concern a programme.</summary>
internal sealed class StatedFigures(NamedProgramme programme)
{
    private readonly IReadOnlyList<Fact> _facts = [.. programme.Notice.Facts.Where(f => f.HoldsFor(programme.Programme.Path) || f.LiesWithin(programme.Programme.Path))];
    private readonly Lazy<IReadOnlyList<SaidDay>> _days = new(() => [.. programme.Notice.Clauses.SelectMany(c => c.Lines.Prepend(c.Title)).Append(programme.Notice.Title.Zh).SelectMany(SaidFigures.Pieces).SelectMany(p => p.Days)]);

    /// <summary>The fact that names the amount; null where the notice names none.</summary>
    public Fact? Amount => _facts.Where(f => f is { Kind: FactKind.GrantAmount, Money: not null }).MaxBy(f => (f.Scopes.Contains(programme.Programme.Path), f.HoldsFor(programme.Programme.Path)));

    /// <summary>The last moment for whom it concerns, or for everybody; null where the notice names none.</summary>
    /// <param name="whom"><c>applicants</c>, <c>recommenders</c> or <c>paper</c>.</param>
    public Fact? Closes(string whom) => programme.Notice.Facts
        .Where(f => f.Kind == FactKind.WindowCloses && f.At is not null && f.HoldsFor(programme.Programme.Path) && (f.For == whom || f.For is null || f.For == "applicants" && whom == "applicants"))
        .MaxBy(f => (f.For == whom, f.Scopes.Count > 0));

    /// <summary>Whether the notice names that day, or issued on it.</summary>
    public bool HasDay(SaidDay said) =>
        _facts.Any(f => f.At is { } at && said.Fits(at))
        || programme.Notice.Issued is { } issued && said.FitsDay(issued)
        || _days.Value.Any(d => d.Month == said.Month && d.Day == said.Day && (d.Year is null || said.Year is null || d.Year == said.Year));

    /// <summary>Whether what the notice says of the programme names that sum.</summary>
    public bool HasMoney(decimal yuan) =>
        _facts.Any(f => f.Money is { } money && (money.Low == yuan || money.High == yuan))
        || _facts.SelectMany(f => SaidFigures.Pieces(f.Text.Zh)).Any(p => p.Money.Contains(yuan));
}
