using System.Globalization;
using System.Text.RegularExpressions;
using ApplyBot.Knowledge;

namespace ApplyBot.Announcements;

/// <summary>Holds what an announcement says against the notice of its programme. What differs is never forbidden, for a notice may be out of date; somebody has to say that it is meant so.</summary>
public static partial class AnnouncementCheck
{
    /// <summary>How long ahead an announcement may be scheduled; a later moment is a slip of the pen.</summary>
    public static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    // Who writes at 9:00 for 9:00 sends a few seconds later.
    private static readonly TimeSpan Leeway = TimeSpan.FromMinutes(1);

    [GeneratedRegex(@"截止|截至|之?前(?!往|期|后|述|景|沿|提)|为止|最晚|最迟|逾期|不晚于|不迟于|deadline|clos(?:e|es|ing)\b|\bdue\b|\buntil\b|\bby\b|no later|\bbefore\b")]
    private static partial Regex Ends();

    [GeneratedRegex("结题|结项|验收|成果|完成|实施|总结|中期|举办|召开|results?|report|complet|accept")]
    private static partial Regex Later();

    [GeneratedRegex("申报|报名|申请|填报|appl(?:y|ication)")]
    private static partial Regex Applying();

    [GeneratedRegex("推荐|审核|主管部门|recommend|department")]
    private static partial Regex OfRecommenders();

    [GeneratedRegex("纸质|书面|邮寄|寄送|送达|paper|hard cop")]
    private static partial Regex OfPaper();

    [GeneratedRegex(@"(?:还有|还剩|剩余|剩下|仅剩|只剩|仅有|倒计时)\s*(?<n>\d{1,3})\s*天|(?<n>\d{1,3})\s+days?\s+(?:left|to go|remain)")]
    private static partial Regex DaysLeft();

    /// <summary>Everything that is to be said of a text.</summary>
    /// <param name="programme">What it is about; null for nothing that a notice states.</param>
    /// <param name="title">Its title.</param>
    /// <param name="text">Its text.</param>
    /// <param name="at">When it is read: the moment at which it is due.</param>
    public static IReadOnlyList<AnnouncementFinding> Text(NamedProgramme? programme, string title, string text, DateTimeOffset at)
    {
        var findings = AnnouncementText.Check(title, text).ToList();
        if (programme is null) return findings;
        if (ApplicationWindow.Of(programme.Notice, programme.Programme.Path).Closes is { At: { } closes } passed && at >= closes.End)
            findings.Add(Confirm("announce.finding.deadline-passed", passed.Clauses, Day(closes), Clauses(passed.Clauses)));
        var stated = new StatedFigures(programme);
        foreach (var piece in SaidFigures.Pieces($"{title}\n{text}"))
        {
            findings.AddRange(Days(stated, piece));
            findings.AddRange(piece.Money.Where(m => !stated.HasMoney(m)).Select(m => Money(stated, m)));
            if (DaysLeft().Match(piece.Text) is { Success: true } left && stated.Closes("applicants") is { At: { } end } fact && end.DaysFrom(at) != int.Parse(left.Groups["n"].Value, CultureInfo.InvariantCulture))
                findings.Add(Confirm("announce.finding.days-left", fact.Clauses, left.Groups["n"].Value, end.DaysFrom(at), Day(end), Clauses(fact.Clauses)));
        }
        return [.. findings.DistinctBy(f => f.Id)];
    }

    /// <summary>What is to be said of the moment at which it is due.</summary>
    /// <param name="dueAt">The moment; null: at once.</param>
    /// <param name="now">The present moment.</param>
    public static IEnumerable<AnnouncementFinding> Moment(DateTimeOffset? dueAt, DateTimeOffset now) => dueAt switch
    {
        { } due when due < now - Leeway => [AnnouncementText.Refused("announce.finding.due-past", Local(due), Local(now))],
        { } due when due > now + Furthest => [AnnouncementText.Refused("announce.finding.due-far", Local(due))],
        _ => [],
    };

    private static IEnumerable<AnnouncementFinding> Days(StatedFigures stated, SaidFigures piece)
    {
        for (var i = 0; i < piece.Days.Count; i++)
        {
            var (said, isEnd) = (piece.Days[i], i == piece.Days.Count - 1 && Ends().IsMatch(piece.Text) && (Applying().IsMatch(piece.Text) || !Later().IsMatch(piece.Text)));
            if (!isEnd)
            {
                if (!stated.HasDay(said)) yield return Confirm("announce.finding.date-unknown", [], said.InWords);
                continue;
            }
            var whom = OfPaper().IsMatch(piece.Text) ? "paper" : OfRecommenders().IsMatch(piece.Text) ? "recommenders" : "applicants";
            if (stated.Closes(whom) is not { At: { } closes } fact) yield return Confirm("announce.finding.deadline-not-stated", [], said.InWords);
            else if (!said.Fits(closes)) yield return Confirm("announce.finding.deadline-differs", fact.Clauses, said.InWords, Clauses(fact.Clauses), Day(closes));
        }
    }

    private static AnnouncementFinding Money(StatedFigures stated, decimal said) => stated.Amount is { } fact
        ? Confirm("announce.finding.amount-differs", fact.Clauses, Sum(said), Clauses(fact.Clauses), fact.Text)
        : Confirm("announce.finding.amount-not-stated", [], Sum(said));

    private static AnnouncementFinding Confirm(string key, IReadOnlyList<string> clauses, params IReadOnlyList<object> arguments) => new(FindingWeight.NeedsConfirmation, key, arguments, clauses);

    private static LocalText Day(LocalMoment at) => new SaidDay(at.Date.Year, at.Date.Month, at.Date.Day, at.Time).InWords;

    private static string Clauses(IReadOnlyList<string> clauses) => string.Join('、', clauses);

    private static LocalText Sum(decimal yuan) => new(
        yuan >= 10_000 ? (yuan / 10_000).ToString("0.######", CultureInfo.InvariantCulture) + "万元" : yuan.ToString("#,0.##", CultureInfo.InvariantCulture) + "元",
        "CNY " + yuan.ToString("#,0.##", CultureInfo.InvariantCulture));

    private static string Local(DateTimeOffset moment) => moment.ToOffset(LocalMoment.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
