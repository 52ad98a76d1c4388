using ApplyBot.Knowledge;
using ApplyBot.Search;
using ApplyBot.Understanding;

namespace ApplyBot.Answering;

/// <summary>A programme that a search has found.</summary>
/// <param name="Notice">Its notice.</param>
/// <param name="Programme">The programme or kind.</param>
/// <param name="Glance">Window and status at the moment asked for.</param>
public sealed record FoundProgramme(Notice Notice, Programme Programme, ProgrammeGlance Glance);

/// <summary>Finds programmes by what people type into a search box: whole or half a name, a province, who applies, pinyin. Never throws on user text. Thread-safe.</summary>
public sealed class ProgrammeSearch
{
    private const int FewestLetters = 2;

    private readonly KnowledgeBase _knowledge;
    private readonly Func<string, Question> _read;
    private readonly List<Candidate> _candidates;

    /// <summary>Prepares the names to be searched.</summary>
    /// <param name="knowledge">Everything known.</param>
    /// <param name="read">Understands a text, as <see cref="Assistant.Understand"/> does.</param>
    public ProgrammeSearch(KnowledgeBase knowledge, Func<string, Question> read)
    {
        (_knowledge, _read) = (knowledge, read);
        _candidates = [.. from n in knowledge.Notices from p in n.AllProgrammes select Candidate.Of(n, p)];
    }

    /// <summary>What fits, best first; what fits alike: what is open and closes first, then what opens, then what has no date, then what has closed, last first.</summary>
    /// <param name="text">What was typed; nothing finds every programme.</param>
    /// <param name="now">The present moment, for windows.</param>
    public IReadOnlyList<FoundProgramme> Find(string text, DateTimeOffset now)
    {
        var ranked = string.IsNullOrWhiteSpace(text) ? _candidates.Where(c => c.Programme.Parent is null).Select(c => (Candidate: c, Rank: 0)) : Rank(text);
        return
        [
            .. from r in ranked
               let glance = ProgrammeGlance.Of(_knowledge.Wording, r.Candidate.Notice, r.Candidate.Programme, now)
               orderby r.Rank descending, Place(glance.Status), Days(glance)
               select new FoundProgramme(r.Candidate.Notice, r.Candidate.Programme, glance),
        ];
    }

    private IEnumerable<(Candidate Candidate, int Rank)> Rank(string text)
    {
        var (question, typed) = (_read(text), TextNormalizer.Normalize(text));
        var targets = question.Mentions.Targets.ToHashSet();
        var found = _candidates.Select(c => (Candidate: c, Rank: RankOf(c, typed, targets))).Where(r => r.Rank > 0).ToList();
        if (question.Applicants.Count == 0)
        {
            return found;
        }
        var open = _candidates.Where(c => c.Programme.Parent is null && IsOpenTo(c, question.Applicants)).ToList();
        var both = found.Where(r => open.Any(o => o.Notice == r.Candidate.Notice && o.Programme.Path == r.Candidate.Programme.Path.Split('/')[0])).ToList();
        return found.Count == 0 ? open.Select(c => (c, 1)) : both.Count > 0 ? both : found;
    }

    // A programme named in full, then one whose name has what was typed, then all of a notice that has it.
    private static int RankOf(Candidate candidate, string typed, HashSet<Target> targets) =>
        targets.Contains(new Target(candidate.Notice.Id, candidate.Programme.Path)) ? 3
        : candidate.Names.Has(typed) ? 2
        : candidate.Programme.Parent is not null ? 0
        : targets.Contains(new Target(candidate.Notice.Id, null)) || candidate.NoticeNames.Has(typed) ? 1 : 0;

    private bool IsOpenTo(Candidate candidate, IReadOnlyList<string> applicants) => candidate.Notice.Facts
        .Where(f => f.Kind == FactKind.Eligible && (f.HoldsFor(candidate.Programme.Path) || f.LiesWithin(candidate.Programme.Path)))
        .Any(f => applicants.Any(a => _knowledge.Vocabulary.Lineage(a).Any(f.Applicants.Contains)));

    private static int Place(WindowStatus status) => status switch
    {
        WindowStatus.Open => 0,
        WindowStatus.Upcoming => 1,
        WindowStatus.Later => 2,
        WindowStatus.NotStated => 3,
        _ => 4,
    };

    private static int Days(ProgrammeGlance glance) => glance.Status switch
    {
        WindowStatus.Open => glance.Closes!.Value.Date.DayNumber,
        WindowStatus.Upcoming => glance.Opens?.Date.DayNumber ?? 0,
        WindowStatus.Closed => -glance.Closes!.Value.Date.DayNumber,
        _ => 0,
    };

    private sealed record Candidate(Notice Notice, Programme Programme, Names Names, Names NoticeNames)
    {
        public static Candidate Of(Notice notice, Programme programme) => new(notice, programme,
            Names.Of([.. programme.Aliases, programme.Name.Zh, programme.Name.En, programme.Number ?? ""]),
            Names.Of([.. notice.Aliases, .. notice.Issuers, notice.Title.Zh, notice.Title.En, notice.Short.Zh, notice.Short.En, notice.DocNumber ?? "", notice.Province, $"{notice.Year}"]));
    }

    private sealed record Names(IReadOnlyList<string> Written, IReadOnlyList<string> Letters)
    {
        public static Names Of(IEnumerable<string> names)
        {
            List<string> written = [.. names.Select(TextNormalizer.Normalize).Where(n => n.Length > 0).Distinct()];
            return new Names(written, [.. written.SelectMany(Spelled).Distinct()]);
        }

        // From each character on, so that only what begins a syllable is found.
        private static IEnumerable<string> Spelled(string name)
        {
            var han = string.Concat(name.Where(TextNormalizer.IsHan));
            return Enumerable.Range(0, han.Length).Select(i => Pinyin.Letters(han[i..])).OfType<string>();
        }

        /// <summary>Whether every word typed stands in a name, or begins a syllable of one in pinyin.</summary>
        public bool Has(string typed)
        {
            var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return words.Length > 0 && words.All(w => Written.Any(n => n.Contains(w, StringComparison.Ordinal))) || HasLetters(string.Concat(words));
        }

        private bool HasLetters(string typed) => typed.Length >= FewestLetters && typed.All(char.IsAsciiLetterLower) && Letters.Any(l => l.StartsWith(typed, StringComparison.Ordinal));
    }
}
