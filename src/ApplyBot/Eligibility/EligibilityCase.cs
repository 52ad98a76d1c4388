using System.Globalization;
using ApplyBot.Knowledge;
using YamlDotNet.RepresentationModel;

namespace ApplyBot.Eligibility;

/// <summary>A line of an eligibility.cases.yaml: answers, and the verdict that they must come to.</summary>
public sealed record EligibilityCase
{
    /// <summary>Path of the programme within its notice.</summary>
    public required string Programme { get; init; }
    /// <summary>The moment; null: a moment at which applications are taken.</summary>
    public DateTimeOffset? Now { get; init; }
    /// <summary>What is answered, as somebody would write it.</summary>
    public required IReadOnlyDictionary<string, string> Answers { get; init; }
    /// <summary>The outcome.</summary>
    public required VerdictOutcome Verdict { get; init; }
    /// <summary>Ids of the hard criteria that are not met.</summary>
    public required IReadOnlyList<string> NotMet { get; init; }
    /// <summary>Ids of the hard criteria that are not known; null: not compared.</summary>
    public IReadOnlyList<string>? Unknown { get; init; }
    /// <summary>File and line in knowledge/, for messages.</summary>
    public required string Source { get; init; }

    /// <summary>How verdicts are named outside code.</summary>
    public static IReadOnlyDictionary<string, VerdictOutcome> Verdicts { get; } = new Dictionary<string, VerdictOutcome>
    {
        ["eligible"] = VerdictOutcome.Eligible, ["not_eligible"] = VerdictOutcome.NotEligible, ["unclear"] = VerdictOutcome.Unclear,
    };

    /// <summary>The name of a verdict outside code.</summary>
    public static string Name(VerdictOutcome outcome) => Verdicts.First(v => v.Value == outcome).Key;

    /// <summary>Reads a file of cases; what cannot be read is a problem with its line.</summary>
    public static IReadOnlyList<EligibilityCase> Read(string file, ICollection<Problem> problems)
    {
        var found = new List<Problem>();
        var source = new YamlSource(file, found);
        List<EligibilityCase> cases = [.. (source.Root() is { } root ? source.List(root).Select(source.Object) : []).OfType<YamlObject>().Select(Read)];
        foreach (var problem in found) problems.Add(problem);
        return cases;
    }

    private static EligibilityCase Read(YamlObject y)
    {
        var name = y.Required("verdict");
        if (!Verdicts.TryGetValue(name, out var verdict)) y.Report($"unknown verdict `{name}`; known: {string.Join(", ", Verdicts.Keys)}");
        DateTimeOffset? now = DateTimeOffset.TryParse(y.Text("now"), CultureInfo.InvariantCulture, out var at) ? at : null;
        if (now is null && y.Has("now")) y.Report("`now` must be a moment like 2026-03-01T09:00:00+08:00");
        var answers = y.Child("answers");
        var result = new EligibilityCase
        {
            Programme = y.Required("programme"), Now = now, Verdict = verdict, NotMet = y.Texts("not_met"), Unknown = y.Has("unknown") ? y.Texts("unknown") : null, Source = $"{y.Source.File}:{y.Line}",
            Answers = answers is null ? new Dictionary<string, string>() : ((YamlMappingNode)answers.Node).Children.Keys.Select(k => k.ToString()).ToDictionary(k => k, k => Joined(answers, k)),
        };
        _ = (y.Get("name"), y.Get("note"));
        y.RejectOthers();
        return result;
    }

    private static string Joined(YamlObject answers, string key) => answers.Texts(key) is { Count: > 0 } texts ? string.Join(",", texts) : ChosenAnswer.Nothing;
}
