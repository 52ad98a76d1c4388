using ApplyBot.Eligibility.Checking;
using ApplyBot.Eligibility.Reading;
using ApplyBot.Knowledge;

namespace ApplyBot.Eligibility;

/// <summary>Everything that self-checks can be made for.</summary>
/// <param name="Programmes">By notice, in the order of their files.</param>
public sealed record EligibilityRules(IReadOnlyList<ProgrammeRules> Programmes)
{
    /// <summary>The programme with this id (notice/path), or null.</summary>
    public ProgrammeRules? Find(string id) => Programmes.FirstOrDefault(p => p.Id == id);
}

/// <summary>What eligibility.yaml files hold, or what is wrong with them.</summary>
/// <param name="Rules">The rules; null when there is a problem.</param>
/// <param name="Problems">Everything wrong, in the order found.</param>
public sealed record LoadedEligibility(EligibilityRules? Rules, IReadOnlyList<Problem> Problems);

/// <summary>Reads notices/&lt;id&gt;/eligibility.yaml. A notice without one has no self-check.</summary>
public static class EligibilityLoader
{
    /// <summary>Reads and checks the rules of every notice; every problem names its file and line.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="knowledge">What was read from it.</param>
    public static LoadedEligibility Load(string folder, KnowledgeBase knowledge)
    {
        var (problems, programmes) = (new List<Problem>(), new List<ProgrammeRules>());
        foreach (var notice in knowledge.Notices)
        {
            var file = Path.Combine(folder, "notices", notice.Id, "eligibility.yaml");
            if (!File.Exists(file)) continue;
            var read = new EligibilityReader(notice, knowledge.Vocabulary).Read(file, problems);
            problems.AddRange(EligibilitySourcing.Check(read, file, notice));
            programmes.AddRange(read);
        }
        return new LoadedEligibility(problems.Count == 0 ? new EligibilityRules(programmes) : null, problems);
    }
}
