namespace ApplyBot.Knowledge.Checking;

/// <summary>What is named must exist.</summary>
internal static class References
{
    public static IEnumerable<(string, string)> Resolve(Notice notice, Vocabulary _)
    {
        var scopes = notice.AllProgrammes.Select(p => p.Path).ToHashSet();
        var anchors = notice.Clauses.Select(c => c.Anchor).ToHashSet();
        foreach (var fact in notice.Facts)
        {
            foreach (var scope in fact.Scopes.Where(s => !scopes.Contains(s))) yield return (fact.Source, $"unknown programme `{scope}`; known: {string.Join(", ", scopes)}");
            foreach (var anchor in fact.Clauses.Where(a => !anchors.Contains(a))) yield return (fact.Source, $"clauses.md has no anchor `{anchor}`");
            if (fact.Clauses.Count == 0 && fact.Kind != FactKind.NotStated) yield return (fact.Source, "`clause` is missing: every fact names where it stands");
        }
        foreach (var conflict in notice.Conflicts)
        {
            foreach (var scope in conflict.Scopes.Where(s => !scopes.Contains(s))) yield return (conflict.Source, $"conflict {conflict.Id}: unknown programme `{scope}`");
            foreach (var anchor in conflict.Clauses.Where(a => !anchors.Contains(a))) yield return (conflict.Source, $"conflict {conflict.Id}: clauses.md has no anchor `{anchor}`");
            if (conflict.Clauses.Count == 0) yield return (conflict.Source, $"conflict {conflict.Id}: names no place");
            if (conflict.About.Count == 0) yield return (conflict.Source, $"conflict {conflict.Id}: `about` is empty");
        }
    }

    public static IEnumerable<(string, string)> ProvinceExists(Notice notice, Vocabulary vocabulary)
    {
        if (vocabulary.Regions.All(r => r.Name != notice.Province)) yield return ("", $"vocabulary/regions.yaml has no `{notice.Province}`");
    }

    public static IEnumerable<(string, string)> ApplicantsExist(Notice notice, Vocabulary vocabulary)
    {
        var known = vocabulary.Applicants.Select(a => a.Id).ToHashSet();
        return from fact in notice.Facts
               from id in fact.Applicants
               where !known.Contains(id)
               select (fact.Source, $"vocabulary/applicants.yaml has no `{id}`");
    }
}
