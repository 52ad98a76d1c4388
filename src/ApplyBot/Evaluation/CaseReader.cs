using System.Globalization;
using System.Text.Json;
using ApplyBot.Answering;
using ApplyBot.Knowledge;

namespace ApplyBot.Evaluation;

/// <summary>Reads question cases from JSON lines and from questions.yaml.</summary>
public static class CaseReader
{
    /// <summary>Reads a file by its ending: <c>.jsonl</c> or <c>.yaml</c>. What cannot be read is a problem with file and line; the rest is returned.</summary>
    public static (IReadOnlyList<QuestionCase> Cases, IReadOnlyList<Problem> Problems) Read(string file)
    {
        var problems = new List<Problem>();
        if (!File.Exists(file)) return ([], [new Problem(file, 0, "no such file")]);
        var cases = file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) ? Yaml(file, problems) : Lines(file, problems);
        return ([.. cases], problems);
    }

    /// <summary>The cases of a knowledge folder: every notice's questions.yaml, then the folder's own.</summary>
    public static (IReadOnlyList<QuestionCase> Cases, IReadOnlyList<Problem> Problems) ReadAll(string knowledge)
    {
        var files = Directory.GetFiles(knowledge, "questions.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        var read = files.Select(Read).ToList();
        return ([.. read.SelectMany(r => r.Cases)], [.. read.SelectMany(r => r.Problems)]);
    }

    private static List<QuestionCase> Lines(string file, List<Problem> problems)
    {
        var cases = new List<QuestionCase>();
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                using var json = JsonDocument.Parse(line);
                var (root, expect) = (json.RootElement, json.RootElement.GetProperty("expect"));
                cases.Add(new QuestionCase
                {
                    Id = root.GetProperty("id").GetString()!, Kind = root.GetProperty("kind").GetString()!,
                    Now = root.GetProperty("now").GetDateTimeOffset(), Turns = Strings(root, "turns") is { Count: > 0 } turns ? turns : throw new FormatException("`turns` is empty"),
                    Outcomes = [.. Strings(expect, "outcome").Select(o => Evaluation.Outcomes.Parse(o) ?? throw new FormatException($"unknown outcome `{o}`"))],
                    Notices = Strings(expect, "notice"), All = Strings(expect, "all"), None = Strings(expect, "none"),
                    Gold = root.TryGetProperty("gold", out var gold) ? gold.GetString() : null,
                });
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
            {
                problems.Add(new Problem(file, number, e.Message));
            }
        }
        return cases;
    }

    private static List<string> Strings(JsonElement parent, string name) => !parent.TryGetProperty(name, out var value) ? [] : value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => [.. value.EnumerateArray().Select(v => v.GetString()!)],
        _ => [],
    };

    private static List<QuestionCase> Yaml(string file, List<Problem> problems)
    {
        var source = new YamlSource(file, problems);
        var notice = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file)))!;
        var cases = new List<QuestionCase>();
        foreach (var y in source.Root() is { } root ? source.List(root).Select(source.Object).OfType<YamlObject>() : [])
        {
            var outcomes = y.Texts("outcome").Select(o => (Name: o, Value: Evaluation.Outcomes.Parse(o))).ToList();
            foreach (var o in outcomes.Where(o => o.Value is null)) y.Report($"unknown outcome `{o.Name}`");
            if (!DateTimeOffset.TryParse(y.Required("now"), CultureInfo.InvariantCulture, out var now)) y.Report("`now` must be a moment like 2026-03-01T09:00:00+08:00");
            var notices = y.Texts("notice");
            if (y.Texts("turns").Count == 0) { y.Report("`turns` is empty"); continue; }
            cases.Add(new QuestionCase
            {
                Id = y.Required("id"), Kind = y.Required("kind"), Now = now, Turns = y.Texts("turns"),
                Outcomes = [.. outcomes.Select(o => o.Value).OfType<Outcome>()], All = y.Texts("all"), None = y.Texts("none"), Gold = y.Text("gold"),
                Notices = notices.Count > 0 || Directory.GetParent(file)?.Parent?.Name != "notices" ? notices : [notice],
            });
            _ = y.Get("clause");
            y.RejectOthers();
        }
        return cases;
    }
}
