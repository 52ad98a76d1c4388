namespace ApplyBot.Knowledge.Checking;

/// <summary>Everything that must hold of knowledge/ beyond its shape. A rule is a function from a notice to what is wrong with it.</summary>
public static class KnowledgeCheck
{
    private static readonly Func<Notice, Vocabulary, IEnumerable<(string Where, string Reason)>>[] Rules =
    [
        References.Resolve,
        References.ProvinceExists,
        References.ApplicantsExist,
        Values.ArePresent,
        Values.StandInTheSentence,
        Values.ContactsParse,
        Sourcing.FiguresStandInTheClauses,
        Sourcing.ClausesAreShort,
        Consistency.WindowsDoNotOverlap,
        Consistency.AmountsAddUp,
        Consistency.AliasesAreDistinct,
        ScoreRows.AddUp,
    ];

    /// <summary>Runs every rule over every notice.</summary>
    /// <param name="knowledge">What was read.</param>
    /// <param name="folder">Where it was read from, for messages.</param>
    public static IEnumerable<Problem> Run(KnowledgeBase knowledge, string folder) =>
        from notice in knowledge.Notices
        from rule in Rules
        from found in rule(notice, knowledge.Vocabulary)
        select ToProblem(found.Where.Length > 0 ? found.Where : Path.Combine(folder, "notices", notice.Id, "notice.yaml"), found.Reason);

    private static Problem ToProblem(string where, string reason)
    {
        var colon = where.LastIndexOf(':');
        return colon > 0 && int.TryParse(where[(colon + 1)..], out var line) ? new Problem(where[..colon], line, reason) : new Problem(where, 0, reason);
    }
}
