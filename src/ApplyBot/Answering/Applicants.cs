using ApplyBot.Knowledge;
using ApplyBot.Answering.Sources;
using ApplyBot.Understanding;

namespace ApplyBot.Answering;

/// <summary>Whether a kind of applicant is among those that a programme names.</summary>
internal sealed class Applicants(Catalog catalog, Voice voice)
{
    private const int Plain = 20;

    private readonly Vocabulary _vocabulary = catalog.Knowledge.Vocabulary;
    private readonly Dictionary<string, ApplicantKind> _kinds = catalog.Knowledge.Vocabulary.Applicants.ToDictionary(a => a.Id);

    /// <summary>The verdict to put before an eligibility fact; null when the question names no applicant, or asks for no verdict.</summary>
    public Statement? Verdict(Request request, IReadOnlyList<Entry> eligible)
    {
        // Whoever is only mentioned (让公司承办, 跟大学合作) asks for no verdict on himself.
        if (request.Question.Content.Length > Plain || request.Strength(FactKind.Eligible) == 0) return null;
        if (request.Question.Mentions.Strangers is [var stranger, ..]) return voice.State("eligible.elsewhere", new LocalText(stranger.Name, stranger.NameEn));
        if (request.Question.Applicants.Count == 0 || !request.Question.Has(Cue.YesNo) && request.Question.Strength(FactKind.Eligible) < 0.6f && !request.Question.Has(Cue.FollowUp)) return null;
        var asked = request.Question.Applicants.Select(a => _kinds[a]).ToList();
        // Who asks names himself first (个人博士, 高校和企业一起); but 三甲医院…医院科协 speaks for the association.
        var first = asked.Find(a => a.Within.Count > 0 && asked[0].Within.Count == 0) ?? asked[0];
        if (eligible.Any(e => Covers(e.Fact!, first))) return voice.State("eligible.yes", first.Name);
        return eligible.Any(e => e.Fact!.Applicants.Any(x => _vocabulary.Lineage(x).Contains(first.Id))) ? voice.State("eligible.partly", first.Name) : voice.State(eligible.Any(e => e.Text.Zh.Contains('等')) ? "eligible.unlisted" : "eligible.no", first.Name);
    }

    /// <summary>Notices that name the applicant, then those that do not.</summary>
    public List<Statement> Across(Request request, IReadOnlyList<IReadOnlyList<Target>> groups)
    {
        var asked = request.Question.Applicants.Select(a => _kinds[a]).ToList();
        var (yes, no) = (new List<Statement>(), new List<Statement>());
        foreach (var target in groups.SelectMany(g => g).DistinctBy(t => t.Notice))
        {
            var notice = catalog.Knowledge.Find(target.Notice)!;
            var facts = catalog.Of(notice.Id).Select(i => catalog.Entries[i]).Where(e => e.Kind == FactKind.Eligible).ToList();
            var fits = facts.Where(e => asked.Any(a => Covers(e.Fact!, a) || e.Fact!.Applicants.Any(x => _vocabulary.Lineage(x).Contains(a.Id)))).ToList();
            // Of a notice of several programmes, which of them; of one, its own sentence.
            var names = notice.Programmes.Where(p => fits.Any(e => e.Scopes.Count > 0 && e.LiesWithin(p.Path))).Select(p => p.Name).ToList();
            if (names.Count > 1)
            {
                yes.Add(new Statement(voice.Say("eligible.here", notice, new LocalText(string.Join("、", names.Select(n => n.Zh)), string.Join("; ", names.Select(n => n.En)))), fits.First(e => e.Scopes.Count > 0)));
                continue;
            }
            var best = fits.OrderBy(e => e.Fact!.Applicants.Any(x => asked.Any(a => a.Id == x)) ? 0 : 1).ThenBy(e => e.Scopes.Count).FirstOrDefault();
            if (best is not null) yes.Add(ComparisonSource.Under(notice, best));
            else if (facts.Count > 0) no.Add(new Statement(voice.Say("eligible.not-here", notice, asked[0].Name), facts[0]));
        }
        return [voice.State("eligible.across", asked[0].Name, yes.Count), .. yes, .. no];
    }

    private bool Covers(Fact fact, ApplicantKind asked) => _vocabulary.Lineage(asked.Id).Any(fact.Applicants.Contains);
}
