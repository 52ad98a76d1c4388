using System.Text.Json.Nodes;
using ApplyBot.Eligibility;
using ApplyBot.Knowledge;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards.SelfChecks;

/// <summary>What somebody is, held against every programme.</summary>
/// <param name="Match">The verdicts.</param>
/// <param name="Told">What was known of him.</param>
public sealed record ShownMatch(ProfileMatch Match, IReadOnlyList<ListedAnswer> Told)
{
    /// <summary>What would be kept, in words; null when nothing is to be offered.</summary>
    public string? Offered { get; init; }
}

/// <summary>Programmes by what stands in the way: can be applied for, perhaps, not; the soonest deadline first.</summary>
public static class MatchCard
{
    // How many of each are shown by name; fewer where the card grows too large.
    private static readonly (int Open, int Barred)[] Versions = [(14, 20), (10, 12), (8, 8), (6, 5), (4, 3)];

    /// <summary>The card (Adaptive Card 1.5).</summary>
    public static JsonObject Of(CheckFrame frame, ShownMatch shown) =>
        CardSize.Largest(Versions.Select(v => (Func<JsonObject>)(() => Of(frame, shown, v.Open, v.Barred))));

    private static JsonObject Of(CheckFrame frame, ShownMatch shown, int most, int barred)
    {
        var language = frame.Language;
        var told = frame.Say("check.match.told", CheckFrame.Join(shown.Told.Select(t => frame.Say("check.pair", t.Question, t.Answer)), language));
        var (body, plain) = (new List<JsonObject>(), new List<string>());
        foreach (var (outcome, key, limit) in new[] { (VerdictOutcome.Eligible, "check.match.eligible", most), (VerdictOutcome.Unclear, "check.match.unclear", most) })
        {
            var found = shown.Match.Verdicts.Where(v => v.Outcome == outcome).ToList();
            if (found.Count == 0)
            {
                continue;
            }
            body.Add(Container([Heading(frame.Say(key, found.Count)), .. found.Take(limit).Select(v => Row(frame, v))], style: CheckFrame.Style(outcome)));
            plain.AddRange(found.Take(limit).Select(v => "· " + frame.Say("check.pair", v.Programme.NameIn(language), Line(frame, v))).Prepend(frame.Say(key, found.Count)));
            if (found.Count > limit)
            {
                body.Add(Text(frame.Say("check.match.more", found.Count - limit)));
            }
        }
        var no = shown.Match.Verdicts.Where(v => v.Outcome == VerdictOutcome.NotEligible).ToList();
        var lines = Barred(frame, no).ToList();
        if (no.Count > 0)
        {
            var left = lines.Count > barred ? [frame.Say("check.match.more", lines.Skip(barred).Sum(l => l.Count))] : Array.Empty<string>();
            var said = lines.Take(barred).Select(l => l.Line).Concat(left).ToList();
            body.Add(Container([Heading(frame.Say("check.match.no", no.Count)), .. said.Select(l => Text("· " + l, "Small"))], separator: true));
            plain.AddRange(said.Select(l => "· " + l).Prepend(frame.Say("check.match.no", no.Count)));
        }
        return Card(language,
        [
            .. frame.Notes(),
            Text(frame.Say("check.match.title"), "Small", subtle: true), Text(told, bold: true),
            .. body,
            .. frame.Offer(shown.Offered),
            Text(frame.Say("check.not-binding"), "Small", subtle: true),
            .. Buttons([frame.Answers(shown.Told), frame.Button("check.again", CheckAction.Again), frame.Button("check.quit", CheckAction.Quit)]),
        ],
        Shorten(string.Join('\n', [.. QuestionCard.Prefix(frame), told, .. plain, frame.Say("check.plain.match")]), 3_000), told);
    }

    private static JsonObject Row(CheckFrame frame, Verdict verdict)
    {
        var row = Container([Text(verdict.Programme.NameIn(frame.Language), bold: true), Text(Line(frame, verdict), "Small")], separator: true);
        row["selectAction"] = CheckAction.Of(frame.Say("check.start.named", verdict.Programme.Programme.Name.In(frame.Language)), CheckAction.Choose, frame.Card, verdict.Programme.Id);
        return row;
    }

    private static string Line(CheckFrame frame, Verdict verdict)
    {
        var reasons = new Reasons(frame.Wording);
        var deadline = verdict.Results.First(r => r.Criterion is null);
        return string.Join(' ', new[]
        {
            reasons.Reason(verdict, deadline, frame.Language),
            verdict.Ask is [var next, ..] ? frame.Say("check.match.asks", next.Text.In(frame.Language)) : verdict.Unknown.FirstOrDefault() is { } open ? reasons.Reason(verdict, open, frame.Language) : null,
        }.OfType<string>());
    }

    // One line for each reason of a notice, with the programmes that it bars.
    private static IEnumerable<(string Line, int Count)> Barred(CheckFrame frame, IReadOnlyList<Verdict> verdicts)
    {
        var (language, reasons) = (frame.Language, new Reasons(frame.Wording));
        return from v in verdicts
               let why = v.NotMet.OrderBy(r => r.Criterion is null).First()
               group v by (v.Programme.Notice.Id, Why: why.Criterion?.Text.In(language) ?? reasons.Reason(v, why, language), Behind: frame.Behind(why.Clauses)) into alike
               let who = alike.Count() switch
               {
                   1 => alike.First().Programme.NameIn(language),
                   > 3 => alike.First().Programme.Notice.Short.In(language) + frame.Say("check.match.count", alike.Count()),
                   _ => $"{alike.First().Programme.Notice.Short.In(language)} · {CheckFrame.Join(alike.Select(v => v.Programme.Programme.Name.In(language)), language)}",
               }
               select (frame.Say("check.pair", who, alike.Key.Why) + alike.Key.Behind, alike.Count());
    }
}
