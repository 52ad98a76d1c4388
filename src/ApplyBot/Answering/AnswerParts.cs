using ApplyBot.Knowledge;

namespace ApplyBot.Answering;

/// <summary>Makes the parts of an answer out of its statements.</summary>
internal sealed class AnswerParts(KnowledgeBase knowledge)
{
    private readonly Voice _voice = new(knowledge);

    public AnswerPart Of(Statement statement, string language)
    {
        var entry = statement.Backing;
        var figure = statement.Subject is null && entry is { Fact: { } fact } ? FigureOf(entry, fact, language) : null;
        return new AnswerPart
        {
            Role = entry is null ? PartRole.Remark : entry.Conflict is not null ? PartRole.Conflict : entry.Kind == FactKind.NotStated ? PartRole.NotStated : PartRole.Fact,
            Text = statement.Text.In(language),
            Subject = statement.Subject?.In(language),
            Content = statement.Content?.In(language),
            Notice = entry?.Notice.Id,
            Kind = entry?.Kind,
            Clauses = entry?.Clauses ?? [],
            Figure = figure,
            FigureLabel = figure is null ? null : _voice.Label(entry!.Kind!.Value).In(language),
            At = statement.At,
            Day = statement.At is { } at ? Voice.Date(at).In(language) : null,
            DaysLeft = statement.DaysLeft,
        };
    }

    // A figure is only set apart when its clause holds it as it is written: a month alone is kept as its last day, and has no day to show.
    private string? FigureOf(Entry entry, Fact fact, string language)
    {
        var figure = fact switch
        {
            { At: { } at, For: null or "applicants" } => Voice.Date(at).In(language),
            { Kind: FactKind.GrantAmount, Money: not null } => ProgrammeGlance.AmountOf(knowledge.Wording, [fact])?.In(language),
            _ => null,
        };
        return figure is not null && Figures.Stated(figure).All(entry.Backed.Contains) ? figure : null;
    }
}
