using System.Text.RegularExpressions;
using ApplyBot.Answering;
using ApplyBot.Knowledge;
using ApplyBot.Understanding;

namespace ApplyBot.Tests.Answering;

/// <summary>
/// Finds figures that an answer invents. A figure may stand in an answer if it stands in a clause that the answer cites, in
/// the identity of a notice that it cites (year, number, title), or in the question. Beside that only this is let pass:
/// <list type="bullet">
/// <item>“N天”, “N days”: N days lie between now and a date of a fact whose clause is cited, or between two such dates;</item>
/// <item>a date: the question's own date moved by the distance or term of a fact whose clause is cited;</item>
/// <item>“24:00” on the last day, when such a fact names a day without an hour;</item>
/// <item>the next year, when the question says 明年 (the answer says that there is nothing about it);</item>
/// <item>the number of notices that are listed under it;</item>
/// <item>in the sentence of a recorded contradiction, word for word: sums of figures in its clauses, and the phone of a contact of the notice.</item>
/// </list>
/// </summary>
internal sealed partial class FigureGuard(KnowledgeBase knowledge)
{
    [GeneratedRegex(@"(?<n>\d+)\s*(?:天|days?\b)")]
    private static partial Regex Days();

    [GeneratedRegex(@"(?<y>\d{4})年(?<m>\d{1,2})月(?<d>\d{1,2})日|(?<d>\d{1,2}) (?<n>[A-Z][a-z]+) (?<y>\d{4})")]
    private static partial Regex Date();

    [GeneratedRegex(@"有(?<n>\d+)个：|as an applicant: (?<n>\d+)")]
    private static partial Regex Listed();

    /// <summary>Figures of the answer that nothing backs.</summary>
    public IReadOnlyList<decimal> Invented(Answer answer, IEnumerable<string> said, DateTimeOffset now) => Backing(answer, said, now)(answer);

    /// <summary>What backs an answer, worked out once; then says of the same answer, however it is worded, what it invents.</summary>
    public Func<Answer, IReadOnlyList<decimal>> Backing(Answer answer, IEnumerable<string> said, DateTimeOffset now)
    {
        var asked = string.Join("\n", said);
        var cited = Cited(answer).ToList();
        var dated = cited.Select(f => f.At).OfType<LocalMoment>().ToList();
        var days = dated.Select(d => Math.Abs(d.DaysFrom(now)))
            .Concat(from a in dated from b in dated select Math.Abs(a.Date.DayNumber - b.Date.DayNumber)).ToHashSet();
        var moved = Moved(cited, asked, now).ToHashSet();

        var backed = Figures.Backed(asked).ToHashSet();
        backed.UnionWith(Figures.Backed(TextOf(answer)));
        return worded =>
        {
            var text = WithoutConflicts(worded);
            text = Days().Replace(text, m => days.Contains(int.Parse(m.Groups["n"].Value)) ? " " : m.Value);
            text = Date().Replace(text, m => Parse(m) is { } date && moved.Contains(date) ? " " : m.Value);
            text = Listed().Replace(text, m => int.Parse(m.Groups["n"].Value) <= knowledge.Notices.Count ? " " : m.Value);
            if (dated.Any(d => d.Time is null && d.DaysFrom(now) == 0)) text = text.Replace("24:00", " ");
            if (asked.Contains("明年")) text = text.Replace($"{now.ToOffset(LocalMoment.Zone).Year + 1}", " ");
            return [.. Figures.Stated(text).Where(f => !backed.Contains(f))];
        };
    }

    private string TextOf(Answer answer) => string.Join("\n", answer.Citations.Select(c => $"{c.Text}\n{c.Clause}\n{c.Title}\n{c.DocNumber}\n{knowledge.Find(c.Notice)!.Year}"))
        // An answer without a place names notices by title and year only.
        + string.Join("\n", answer.Programmes.Select(p => knowledge.Find(p.Split('/')[0])!).Select(n => $"\n{n.Short.Zh}\n{n.Short.En}\n{n.Year}"));

    private IEnumerable<Fact> Cited(Answer answer)
    {
        var places = answer.Citations.Select(c => (c.Notice, Anchor: c.Clause.Split(' ')[0])).ToHashSet();
        return knowledge.Notices.SelectMany(n => n.Facts.Where(f => f.Clauses.Any(a => places.Contains((n.Id, a)))));
    }

    private static IEnumerable<DateOnly> Moved(List<Fact> cited, string asked, DateTimeOffset now)
    {
        var said = AskedFigures.Read(ApplyBot.Search.TextNormalizer.Normalize(asked)).Dates.Select(d => d.In(now.ToOffset(LocalMoment.Zone).Year)).OfType<DateOnly>().ToList();
        return said
            .Concat(from d in said from o in cited.Select(f => f.Offset).OfType<Offset>() let sign = o.Before ? -1 : 1 select d.AddMonths(sign * o.Months).AddDays(sign * o.Days))
            .Concat(from d in said from f in cited where f is { Kind: FactKind.Validity, Count: not null } select d.AddYears((int)f.Count!.Value.High));
    }

    private static DateOnly? Parse(Match m)
    {
        var month = m.Groups["n"].Success ? $"{m.Groups["n"].Value[..3]}" : m.Groups["m"].Value;
        return DateOnly.TryParseExact($"{m.Groups["y"].Value}-{month}-{m.Groups["d"].Value}", ["yyyy-M-d", "yyyy-MMM-d"], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var date) ? date : null;
    }

    private string WithoutConflicts(Answer answer)
    {
        var text = answer.Text;
        foreach (var notice in answer.Citations.Select(c => c.Notice).Distinct().Select(n => knowledge.Find(n)!))
            foreach (var conflict in notice.Conflicts.Where(c => c.Clauses.All(a => answer.Citations.Any(x => x.Notice == notice.Id && x.Clause.Split(' ')[0] == a))))
                if (!UnbackedBy(notice, conflict).Any()) text = text.Replace(conflict.Text.Zh, " ").Replace(conflict.Text.En, " ");
        return text;
    }

    /// <summary>Figures of a contradiction that are neither in its clauses, nor a sum of those, nor in a contact of its notice.</summary>
    public static IEnumerable<decimal> UnbackedBy(Notice notice, Conflict conflict)
    {
        var own = Figures.Backed(string.Join("\n", conflict.Clauses.Select(notice.ClauseText)) + "\n" + string.Join(" ", conflict.Clauses));
        var contacts = Figures.Backed(string.Join("\n", notice.Facts.Where(f => f.Kind == FactKind.Contact).SelectMany(f => f.Clauses).Distinct().Select(notice.ClauseText)));
        return Figures.Stated(conflict.Text.Zh + "\n" + conflict.Text.En).Where(f => f != notice.Year && !own.Contains(f) && !contacts.Contains(f) && !IsSum(f, own));
    }

    // 20 and 1 are 21; 20 at 15,000 and 1 at 40,000 are 340,000.
    private static bool IsSum(decimal sum, IReadOnlySet<decimal> parts)
    {
        var products = (from a in parts from b in parts select a * b).ToHashSet();
        return parts.Any(a => parts.Contains(sum - a)) || products.Any(p => products.Contains(sum - p));
    }
}
