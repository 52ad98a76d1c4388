using System.Text.RegularExpressions;

namespace ApplyBot.Knowledge.Checking;

/// <summary>Structured values: present where the kind needs them, well formed, and the same as in the sentence.</summary>
internal static partial class Values
{
    [GeneratedRegex(@"^(?:0\d{2,3}-?)?\d{7,8}$|^1\d{10}$")]
    private static partial Regex Phone();

    [GeneratedRegex(@"^[\w.+-]+@[\w-]+(\.[\w-]+)+$")]
    private static partial Regex Email();

    public static IEnumerable<(string, string)> ArePresent(Notice notice, Vocabulary _)
    {
        foreach (var f in notice.Facts)
        {
            var missing = f.Kind switch
            {
                FactKind.WindowOpens or FactKind.WindowCloses when f.At is null => "at",
                FactKind.WindowCloses when f.For is not ("applicants" or "recommenders" or "paper") => "for (applicants, recommenders or paper)",
                FactKind.GrantAmount when f.Money is null && f.Scopes.Count > 0 => "value, min or max",
                FactKind.GrantTotal when f.Money is null && f.Scopes.Count > 0 => "value",
                FactKind.Score when f.Points is null && f.Level is not null => "points",
                FactKind.DueRelative when f.Offset is null => "offset",
                FactKind.System when f.Url is null => "url",
                FactKind.Eligible when f.Applicants.Count == 0 => "applicants",
                _ => null,
            };
            if (missing is not null) yield return (f.Source, $"{FactKinds.Name(f.Kind)}: `{missing}` is missing");
            if (f.Text.Zh.Length > 240) yield return (f.Source, $"`zh` has {f.Text.Zh.Length} characters, at most 240 are read in chat");
            if (f.Asks.Count < 3) yield return (f.Source, "`asks` needs at least three ways to ask");
        }
    }

    public static IEnumerable<(string, string)> StandInTheSentence(Notice notice, Vocabulary _)
    {
        foreach (var f in notice.Facts)
        {
            var said = Figures.Backed(f.Text.Zh);
            IEnumerable<decimal?> values = [f.Money?.Low, f.Money?.High, f.Points, f.PassMark, .. f.Raters.Select(r => (decimal?)r.Percent), f.Share, Day(f.At), f.At?.Date.Month];
            foreach (var value in values.OfType<decimal>().Where(v => v != 0 && !said.Contains(v)))
                yield return (f.Source, $"the value {value} does not stand in `zh`: {f.Text.Zh}");
        }
    }

    // A month alone is recorded as its last day, and the sentence then names only the month.
    private static decimal? Day(LocalMoment? at) => at is { } m && m.Date.AddDays(1).Day > 1 ? m.Date.Day : null;

    public static IEnumerable<(string, string)> ContactsParse(Notice notice, Vocabulary _)
    {
        foreach (var (fact, c) in notice.Facts.Where(f => f.Contact is not null).Select(f => (f, f.Contact!)))
        {
            foreach (var phone in c.Phones.Append(c.Fax).OfType<string>().Where(p => !Phone().IsMatch(p))) yield return (fact.Source, $"`{phone}` is no phone number");
            if (c.Email is { } email && !Email().IsMatch(email)) yield return (fact.Source, $"`{email}` is no e-mail address");
            if (c.Postcode is { } postcode && (postcode.Length != 6 || !postcode.All(char.IsAsciiDigit))) yield return (fact.Source, $"`{postcode}` is no postcode");
        }
        foreach (var f in notice.Facts.Where(f => f.Url is { } u && !Uri.TryCreate(u, UriKind.Absolute, out var _)))
            yield return (f.Source, $"`{f.Url}` is no address");
    }
}
