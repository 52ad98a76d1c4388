using System.Text.Json.Nodes;
using ApplyBot.Answering;
using ApplyBot.Knowledge;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards;

/// <summary>What an answer says, laid out: sentences under a figure, a comparison, a calendar.</summary>
internal static class AnswerBody
{
    private const int MostFigures = 3;

    /// <summary>The elements.</summary>
    public static IEnumerable<JsonObject> Of(Answer answer, IReadOnlyList<AnswerPart> parts, (string Label, string Figure)? figure, Wording wording)
    {
        if (figure is { } first)
        {
            yield return Container([Text(first.Label, "Small", subtle: true), Heading(first.Figure, "ExtraLarge")]);
        }
        var rows = answer.Layout is AnswerLayout.Comparison or AnswerLayout.Calendar && parts.Count(p => p.Subject is not null) > 1;
        if (!rows)
        {
            foreach (var part in parts)
            {
                yield return Sentence(part, figure is not null, wording, answer.Language);
            }
            yield break;
        }
        // The day that was asked for comes first; in the table below it stands among the others.
        foreach (var part in parts.TakeWhile((p, i) => p.Subject is null || i == 0 && p.DaysLeft is not null))
        {
            yield return Text(part.Text, bold: true);
        }
        yield return answer.Layout == AnswerLayout.Calendar ? Calendar(parts, wording, answer.Language) : Comparison(parts, wording, answer.Language);
    }

    /// <summary>The figure that the answer comes down to; null where it has none, contradicts itself, or has too many.</summary>
    public static (string Label, string Figure)? Figure(Answer answer, IReadOnlyList<AnswerPart> parts)
    {
        if (answer.Outcome != Outcome.Answered || parts.FirstOrDefault(p => p.Role != PartRole.Remark) is not { Role: PartRole.Fact, Figure: not null, FigureLabel: { } label } first || parts.Any(p => p.Role == PartRole.Conflict))
        {
            return null;
        }
        var alike = parts.Where(p => p.Kind == first.Kind).ToList();
        var figures = alike.Select(p => p.Figure).OfType<string>().Distinct().ToList();
        return alike.Any(p => p.Figure is null || p.Notice != first.Notice) ? null : figures.Count == 1 || first.Kind == FactKind.GrantAmount && figures.Count <= MostFigures ? (label, string.Join(" / ", figures)) : null;
    }

    private static JsonObject Sentence(AnswerPart part, bool hasFigure, Wording wording, string language) => part.Role switch
    {
        PartRole.Conflict => Container(Lines(part.Text), style: "warning"),
        PartRole.Original => Container(Lines(part.Text, "Small", subtle: true)),
        PartRole.NotStated => Container([Heading(wording.Say(language, "card.is-not-stated")), .. Lines(part.Text)]),
        PartRole.Remark => Container(Lines(part.Text)),
        _ when part.Kind == FactKind.Contact => Container([Text(wording.Say(language, "card.contact"), "Small", bold: true), .. Lines(part.Text)], style: "emphasis"),
        _ => Container(hasFigure || part.Figure is null ? Lines(part.Text) : [Text(part.Figure, "Medium", bold: true), .. Lines(part.Text)]),
    };

    // What follows a row without naming another belongs to it.
    private static JsonObject Comparison(IReadOnlyList<AnswerPart> parts, Wording wording, string language)
    {
        var rows = new List<List<AnswerPart>>();
        foreach (var part in parts.SkipWhile(p => p.Subject is null))
        {
            if (part.Subject is not null && (rows.Count == 0 || rows[^1][0].Subject != part.Subject))
            {
                rows.Add([]);
            }
            rows[^1].Add(part);
        }
        return Table([2, 5], [wording.Say(language, "card.column.notice"), wording.Say(language, "card.column.says")], rows.Select(row => (IEnumerable<IEnumerable<JsonObject>>)
        [
            [Text(row[0].Subject!, bold: true)],
            [.. row.SelectMany(part => Lines(part.Content ?? part.Text)), .. Clauses(row.SelectMany(part => part.Clauses), wording, language)],
        ]));
    }

    private static JsonObject Calendar(IReadOnlyList<AnswerPart> parts, Wording wording, string language) =>
        Table([2, 3], [wording.Say(language, "card.column.closes"), wording.Say(language, "card.column.notice")], parts.Where(p => p.Subject is not null)
            .OrderBy(p => p.At is null).ThenBy(p => p.At?.End).Select(part => (IEnumerable<IEnumerable<JsonObject>>)
            [
                part.Day is { } day
                    ? [Text(day, bold: true), Text(part.DaysLeft is { } days ? wording.Say(language, "card.days-left", days) : wording.Say(language, "card.status.closed"), "Small")]
                    : [Text(wording.Say(language, "card.status.not-stated"), subtle: true)],
                [Text(part.Subject!), .. Clauses(part.Clauses, wording, language)],
            ]));

    private static IEnumerable<JsonObject> Clauses(IEnumerable<string> clauses, Wording wording, string language)
    {
        var anchors = clauses.Distinct().ToList();
        return anchors.Count == 0 ? [] : [Text(wording.Say(language, "card.clauses", string.Join(wording.Say(language, "card.and"), anchors)), "Small", subtle: true)];
    }
}
