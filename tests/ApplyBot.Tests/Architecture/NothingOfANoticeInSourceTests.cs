using System.Globalization;
using System.Text.RegularExpressions;
using ApplyBot.Knowledge;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Architecture;

/// <summary>
/// A new notice touches knowledge/ only, so nothing of a notice may stand in src/. Comments are left out: they give examples,
/// and decide nothing. Latin ids and aliases are looked for in strings only, since park and journal are also words of English
/// that code may be written in; Chinese names are looked for everywhere.
/// </summary>
public partial class NothingOfANoticeInSourceTests
{
    // 万 and 亿: how amounts are counted, not amounts.
    private static readonly HashSet<decimal> Units = [10_000m, 100_000_000m];

    private static readonly IReadOnlyList<(string File, string Code)> Sources =
        [.. Repository.Sources.Select(f => (Repository.Relative(f), SourceText.WithoutComments(File.ReadAllText(f))))];

    private static IEnumerable<string> In(Func<string, string, bool> found, IEnumerable<string> wanted) =>
        from w in wanted.Distinct() from s in Sources where found(s.Code, w) select $"{s.File}: {w}";

    [GeneratedRegex(@"(?<![\w.])\d[\d_]*(?:\.\d+)?(?=[mMfFdDlLuU]{0,2}\b)")]
    private static partial Regex Number();

    [Fact]
    public void No_id_of_a_notice_or_programme()
    {
        var ids = Some.Knowledge.Notices.SelectMany(n => n.AllProgrammes.SelectMany(p => new[] { p.Path, p.Path.Split('/')[^1] }).Append(n.Id));

        In((code, id) => SourceText.Strings(code).Any(s => IsWord(s, id)), ids).ShouldBeEmpty();
    }

    [Fact]
    public void No_name_of_a_notice_or_programme()
    {
        var names = Some.Knowledge.Notices
            .SelectMany(n => n.Aliases.Append(n.Title.Zh).Append(n.Short.Zh).Append(n.DocNumber ?? "").Concat(n.AllProgrammes.SelectMany(p => p.Aliases.Append(p.Name.Zh).Append(p.Number ?? ""))))
            .Where(name => name.Length >= 3);

        In((code, name) => name.All(char.IsAscii) ? SourceText.Strings(code).Any(s => IsWord(s, name)) : code.Contains(name, StringComparison.Ordinal), names).ShouldBeEmpty();
    }

    [Fact]
    public void No_amount()
    {
        var amounts = Some.Knowledge.Notices.SelectMany(n => n.Facts).Select(f => f.Money).OfType<NumberRange>().SelectMany(m => new[] { m.Low, m.High })
            .Where(a => a >= 10_000 && !Units.Contains(a)).Distinct().ToList();

        var numbers = from s in Sources from Match m in Number().Matches(s.Code) let n = decimal.Parse(m.Value.Replace("_", ""), NumberStyles.Number, CultureInfo.InvariantCulture) where amounts.Contains(n) select $"{s.File}: {m.Value}";
        var words = In((code, amount) => Regex.IsMatch(code, $@"(?<![\d.]){Regex.Escape(amount)}"), amounts.Select(a => $"{(a / 10_000).ToString("0.####", CultureInfo.InvariantCulture)}万"));

        numbers.Concat(words).ShouldBeEmpty();
    }

    [Fact]
    public void No_date()
    {
        var dates = Some.Knowledge.Notices.SelectMany(n => n.Facts.Select(f => f.At?.Date).Append(n.Issued)).OfType<DateOnly>();

        In((code, date) => code.Contains(date, StringComparison.OrdinalIgnoreCase), dates.SelectMany(d => new[]
        {
            $"{d:yyyy-MM-dd}", $"{d.Year}, {d.Month}, {d.Day}", $"{d.Month}月{d.Day}日", d.ToString("d MMMM", CultureInfo.InvariantCulture), d.ToString("MMMM d,", CultureInfo.InvariantCulture),
        })).ShouldBeEmpty();
    }

    [Fact]
    public void No_phone_and_no_mail_address()
    {
        var contacts = Some.Knowledge.Notices.SelectMany(n => n.Facts).Select(f => f.Contact).OfType<Contact>();

        In((code, c) => code.Contains(c, StringComparison.Ordinal), contacts.SelectMany(c => c.Phones.Concat(c.Names).Append(c.Email ?? "")).Where(c => c.Length >= 3)).ShouldBeEmpty();
    }

    [Fact]
    public void The_scan_sees_what_it_looks_for()
    {
        Sources.Count.ShouldBeGreaterThan(40);
        SourceText.WithoutComments("var a = \"// 赣\"; // 赣海\n/* 赣 */ b").ShouldBe("var a = \"// 赣\";  \n  b");
        SourceText.Strings("a(\"park\", @\"x\"\"y\", $\"{z}\", 'c')").ShouldBe(["\"park\"", "@\"x\"\"y\"", "$\"{z}\"", "'c'"]);
        Number().Matches("x = 200_000m + y2 + 1.5f").Select(m => m.Value).ShouldBe(["200_000", "1.5"]);
        IsWord("\"the park\"", "park").ShouldBeTrue();
        IsWord("\"parking\"", "park").ShouldBeFalse();
    }

    private static bool IsWord(string text, string word) => Regex.IsMatch(text, $@"(?<![\w-]){Regex.Escape(word)}(?![\w-])", RegexOptions.IgnoreCase);
}
