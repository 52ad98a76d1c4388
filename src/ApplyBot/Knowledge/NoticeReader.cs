namespace ApplyBot.Knowledge;

/// <summary>Reads a notice's folder.</summary>
internal static class NoticeReader
{
    public static Notice? Read(string folder, List<Problem> problems)
    {
        var file = Path.Combine(folder, "notice.yaml");
        if (!File.Exists(file)) { problems.Add(new Problem(file, 0, "missing; every folder under notices/ is a notice")); return null; }
        if (new YamlSource(file, problems).RootObject() is not { } y) return null;

        var facts = FactReader.Facts(y).ToList();
        var conflicts = y.Objects("conflicts").Select(FactReader.Conflict).ToList();
        ReadFurther(Path.Combine(folder, "facts"), facts, conflicts, problems);
        var notice = new Notice
        {
            Id = y.Required("id"),
            Title = y.LocalText("title"),
            Short = y.LocalText("short"),
            DocNumber = y.Text("docNumber"),
            Issuers = y.Texts("issuers"),
            Province = y.Required("province"),
            Year = y.Integer("year") ?? 0,
            Issued = y.Date("issued"),
            Supersedes = y.Text("supersedes"),
            Aliases = [.. y.Texts("aliases"), .. y.Texts("aliases_en")],
            Programmes = [.. y.Objects("programmes").Select((p, i) => Programme(p, null, i + 1))],
            Facts = facts,
            Conflicts = conflicts,
            Clauses = ClauseReader.Read(Path.Combine(folder, "clauses.md"), problems),
        };
        if (notice.Id != Path.GetFileName(folder)) y.Report($"`id` is {notice.Id}, the folder {Path.GetFileName(folder)}");
        if (notice.Year is < 1000 or > 9999) y.Report("`year` is missing: four digits");
        if (notice.Programmes.Count == 0) y.Report("`programmes` is empty");
        y.RejectOthers();
        return notice;
    }

    private static void ReadFurther(string folder, List<Fact> facts, List<Conflict> conflicts, List<Problem> problems)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var file in Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            if (new YamlSource(file, problems).RootObject() is not { } y) continue;
            facts.AddRange(FactReader.Facts(y));
            conflicts.AddRange(y.Objects("conflicts").Select(FactReader.Conflict));
            y.RejectOthers();
        }
    }

    private static Programme Programme(YamlObject y, string? parent, int ordinal)
    {
        var path = (parent is null ? "" : parent + "/") + y.Required("id");
        var programme = new Programme
        {
            Path = path,
            Name = y.LocalText("name"),
            Number = y.Text("number"),
            Ordinal = ordinal,
            Aliases = [.. y.Texts("aliases"), .. y.Texts("aliases_en")],
            Kinds = parent is null ? [.. y.Objects("kinds").Select((k, i) => Programme(k, path, i + 1))] : [],
        };
        _ = (y.Get("ordinal"), y.Get("note"));
        y.RejectOthers();
        return programme;
    }
}

/// <summary>Reads clauses.md: headings with anchors, statements below them.</summary>
internal static class ClauseReader
{
    public static IReadOnlyList<Clause> Read(string file, List<Problem> problems)
    {
        if (!File.Exists(file)) { problems.Add(new Problem(file, 0, "missing; a notice is restated clause by clause there")); return []; }
        var clauses = new List<Clause>();
        var seen = new HashSet<string>();
        List<string>? lines = null;
        var number = 0;
        foreach (var raw in File.ReadLines(file))
        {
            number++;
            var line = raw.Trim();
            if (line.StartsWith("##", StringComparison.Ordinal))
            {
                var heading = line.TrimStart('#').Trim();
                var space = heading.IndexOf(' ', StringComparison.Ordinal);
                var (anchor, title) = space < 0 ? (heading, "") : (heading[..space], heading[(space + 1)..].Trim());
                if (!seen.Add(anchor)) problems.Add(new Problem(file, number, $"the anchor `{anchor}` stands twice"));
                clauses.Add(new Clause(anchor, title, lines = []));
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                if (lines is null) problems.Add(new Problem(file, number, "a statement before the first `## anchor`"));
                lines?.Add(line.StartsWith("- ", StringComparison.Ordinal) ? line[2..] : line);
            }
        }
        return clauses;
    }
}
