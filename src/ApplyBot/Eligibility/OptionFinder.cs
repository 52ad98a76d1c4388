using System.Globalization;
using System.Text.RegularExpressions;
using ApplyBot.Knowledge;

namespace ApplyBot.Eligibility;

/// <summary>Finds the option that somebody means: by id, number, name, part of a name, or kind of applicant.</summary>
internal sealed partial class OptionFinder(Vocabulary vocabulary)
{
    [GeneratedRegex(@"^(?:第|选|no\.?|#|\()?\s*(?<n>\d{1,2})\s*(?:\)|\.|、|项|个|号)?$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"[,，、;；/\s]+|(?<=\d)和(?=\d)")]
    private static partial Regex Separator();

    [GeneratedRegex(@"[（(][^）)]*[）)]|\s")]
    private static partial Regex Aside();

    /// <summary>The number that the whole text is (2, 2., 第2项, 选2); null when it is none.</summary>
    public static int? Number(string folded) => Numbered().Match(folded) is { Success: true } m ? int.Parse(m.Groups["n"].Value, CultureInfo.InvariantCulture) : null;

    /// <summary>The option meant; several when that is not clear, none when nothing fits.</summary>
    public IReadOnlyList<Option> Find(EligibilityQuestion question, string folded)
    {
        if (question.Options.FirstOrDefault(o => o.Id == folded) is { } byId) return [byId];
        if (Number(folded) is { } n) return n >= 1 && n <= question.Options.Count ? [question.Options[n - 1]] : [];
        foreach (var fits in new Func<Option, bool>[] { o => Names(o).Contains(folded), o => Names(o).Select(Bare).Contains(Bare(folded)) })
            if (question.Options.Where(fits).ToList() is { Count: > 0 } exact) return exact;
        if (folded.Length < 2) return [];
        if (question.Options.Where(o => Names(o).Any(name => name.Contains(folded, StringComparison.Ordinal))).ToList() is { Count: > 0 } part) return part;
        return vocabulary.Applicants.FirstOrDefault(a => Words(a).Contains(folded)) is { } kind ? OfKind(question, kind.Id) : [];
    }

    /// <summary>The options meant by each part of an enumeration.</summary>
    public IReadOnlyList<IReadOnlyList<Option>> Split(EligibilityQuestion question, string folded) =>
        [.. Separator().Split(folded).Where(p => p.Length > 0).Select(p => Find(question, AnswerReader.Fold(p)))];

    /// <summary>The option that a kind of applicant falls under; null when no option, or more than one, would do.</summary>
    public Option? OfApplicant(EligibilityQuestion question, string kind) => OfKind(question, kind) is [var one] ? one : null;

    private List<Option> OfKind(EligibilityQuestion question, string kind)
    {
        foreach (var id in vocabulary.Lineage(kind))
            if (question.Options.Where(o => o.Applicants.Contains(id)).ToList() is { Count: > 0 } named) return named;
        // Only some of this kind are named (高新技术企业 of 企业): which it is, or whether it is another, must be asked.
        var (finer, others) = (question.Options.Where(o => o.Applicants.Any(a => a != Option.OtherApplicant && vocabulary.Lineage(a).Contains(kind))), question.Options.Where(o => o.Applicants.Contains(Option.OtherApplicant)));
        return !finer.Any() ? [.. others] : finer.Union(others).ToList() is { Count: > 1 } asked ? asked : [];
    }

    /// <summary>The kind of applicant that a text names; null when it names none.</summary>
    public ApplicantKind? Applicant(string folded) => vocabulary.Applicants.FirstOrDefault(a => a.Id == folded || Words(a).Contains(folded))
        ?? vocabulary.Applicants.SelectMany(a => Words(a).Where(w => w.Length > 1 && folded.Contains(w, StringComparison.Ordinal)).Select(w => (Kind: a, w.Length))).OrderByDescending(x => x.Length).FirstOrDefault().Kind;

    private static IEnumerable<string> Words(ApplicantKind kind) => kind.Words.Append(kind.Name.Zh).Append(kind.Name.En).Select(AnswerReader.Fold);

    private static IEnumerable<string> Names(Option option) => [AnswerReader.Fold(option.Text.Zh), AnswerReader.Fold(option.Text.En)];

    private static string Bare(string name) => Aside().Replace(name, "");
}
