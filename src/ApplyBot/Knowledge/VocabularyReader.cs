using YamlDotNet.RepresentationModel;

namespace ApplyBot.Knowledge;

/// <summary>Reads vocabulary/*.yaml and wording/*.yaml.</summary>
internal static class VocabularyReader
{
    public static Vocabulary Read(string folder, List<Problem> problems) => new()
    {
        Applicants = [.. Items(folder, "applicants", problems).Select(y => Close(y, new ApplicantKind(
            y.Required("id"), y.LocalText("name"), y.Texts("within"), [.. y.Texts("words"), .. y.Texts("words_en")])))],
        Kinds = [.. Items(folder, "kinds", problems).Select(Kind).OfType<KindPhrases>()],
        Synonyms = [.. Lists(folder, "synonyms", problems)],
        Regions = [.. Items(folder, "regions", problems).Select(y => Close(y, new Region(y.Required("name"), y.Required("name_en"), y.Texts("words"))))],
        Cues = NamedLists(folder, "cues", problems),
        Replies = NamedLists(folder, "replies", problems),
    };

    public static Wording Wording(string folder, List<Problem> problems)
    {
        var languages = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        foreach (var language in new[] { Languages.Chinese, Languages.English })
            languages[language] = Root(folder, language, problems) is { } y
                ? ((YamlMappingNode)y.Node).Children.ToDictionary(c => c.Key.ToString(), c => c.Value.ToString().TrimEnd())
                : new Dictionary<string, string>();
        var (zh, en) = (languages[Languages.Chinese], languages[Languages.English]);
        foreach (var key in zh.Keys.Except(en.Keys)) problems.Add(new Problem(Path.Combine(folder, Languages.English + ".yaml"), 0, $"lacks `{key}`"));
        foreach (var key in en.Keys.Except(zh.Keys)) problems.Add(new Problem(Path.Combine(folder, Languages.Chinese + ".yaml"), 0, $"lacks `{key}`"));
        return new Wording(languages);
    }

    private static KindPhrases? Kind(YamlObject y)
    {
        var name = y.Required("kind");
        if (!FactKinds.TryParse(name, out var kind)) { y.Report($"unknown kind `{name}`"); return null; }
        return Close(y, new KindPhrases(kind, y.LocalText("label"), [.. y.Texts("strong"), .. y.Texts("strong_en")], [.. y.Texts("weak"), .. y.Texts("weak_en")]));
    }

    private static Dictionary<string, IReadOnlyList<string>> NamedLists(string folder, string name, List<Problem> problems)
    {
        if (Root(folder, name, problems) is not { } y) return [];
        return ((YamlMappingNode)y.Node).Children.Keys.Select(k => k.ToString()).ToDictionary(k => k, y.Texts);
    }

    private static IEnumerable<IReadOnlyList<string>> Lists(string folder, string name, List<Problem> problems)
    {
        var source = new YamlSource(Path.Combine(folder, name + ".yaml"), problems);
        return Existing(source, problems) && source.Root() is { } root
            ? source.List(root).Select(n => (IReadOnlyList<string>)[.. source.List(n).Select(x => x.ToString())])
            : [];
    }

    private static IEnumerable<YamlObject> Items(string folder, string name, List<Problem> problems)
    {
        var source = new YamlSource(Path.Combine(folder, name + ".yaml"), problems);
        return Existing(source, problems) && source.Root() is { } root ? source.List(root).Select(source.Object).OfType<YamlObject>() : [];
    }

    private static YamlObject? Root(string folder, string name, List<Problem> problems)
    {
        var source = new YamlSource(Path.Combine(folder, name + ".yaml"), problems);
        return Existing(source, problems) ? source.RootObject() : null;
    }

    private static bool Existing(YamlSource source, List<Problem> problems)
    {
        if (File.Exists(source.File)) return true;
        problems.Add(new Problem(source.File, 0, "missing"));
        return false;
    }

    private static T Close<T>(YamlObject y, T value)
    {
        y.RejectOthers();
        return value;
    }
}
