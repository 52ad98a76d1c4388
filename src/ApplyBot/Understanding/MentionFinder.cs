using System.Text;
using ApplyBot.Knowledge;
using ApplyBot.Search;

namespace ApplyBot.Understanding;

/// <summary>Finds which notices and programmes a text names: aliases, numbers, provinces, cities.</summary>
internal sealed class MentionFinder
{
    private readonly PhraseMatcher<object> _matcher = new(); // Target or Region
    private readonly PhraseMatcher<Region> _regions = new();
    private readonly Dictionary<string, List<string>> _noticesOf;
    private readonly Dictionary<string, string> _provinceOf;

    public MentionFinder(KnowledgeBase knowledge)
    {
        _provinceOf = knowledge.Notices.ToDictionary(n => n.Id, n => n.Province);
        _noticesOf = knowledge.Notices.GroupBy(n => n.Province).ToDictionary(g => g.Key, g => g.Select(n => n.Id).ToList());
        foreach (var notice in knowledge.Notices)
        {
            foreach (var name in notice.Aliases.Append(notice.Title.Zh).Append(notice.DocNumber ?? "")) Add(name, new Target(notice.Id, null));
            foreach (var programme in notice.AllProgrammes)
                foreach (var name in programme.Aliases.Append(programme.Name.Zh).Append(programme.Name.En).Append(programme.Number ?? ""))
                    Add(name, new Target(notice.Id, programme.Path));
        }
        foreach (var region in knowledge.Vocabulary.Regions)
            foreach (var word in region.Words.Select(TextNormalizer.Normalize))
            {
                _matcher.Add(word, region);
                _regions.Add(word, region);
            }
    }

    private void Add(string name, Target target)
    {
        foreach (var variant in new[] { name, name.Replace("“", "").Replace("”", ""), Digits(name), name.TrimEnd('s') }.Select(TextNormalizer.Normalize).Distinct())
            if (variant.Length > 1) _matcher.Add(variant, target);
    }

    // 专题三 is also said 专题3.
    private static string Digits(string name) => string.Concat(name.Select(c => ChineseNumerals.Digit(c) is >= 0 and var d ? (char)('0' + d) : c));

    public Mentions Find(string text, CueFinder cues)
    {
        var matches = _matcher.Longest(text);
        var denied = cues.Find(text, Cue.NegationBefore);
        var aside = cues.Find(text, Cue.Aside);
        var rest = new StringBuilder(text);
        var (setAside, provinces, strangers) = (false, new List<string>(), new List<Region>());
        var names = new List<Name>();
        var joined = new HashSet<string>();
        foreach (var group in matches.GroupBy(m => (m.Start, m.Length)))
        {
            var excluded = denied.Any(d => d.End <= group.Key.Start && group.Key.Start - d.End <= 1 && d.End >= group.Key.Start - 1)
                || aside.Any(a => a.Start >= group.Key.Start + group.Key.Length && a.Start - group.Key.Start - group.Key.Length <= 4);
            if (excluded) { setAside = true; Blank(rest, group.Key.Start, group.Key.Length); continue; }
            // A name may hold a province of its own (江苏国际合作): it counts as said.
            var within = new List<Region>();
            _regions.Find(text.Substring(group.Key.Start, group.Key.Length), m => { if (m.Length > 1) within.Add(m.Value); });
            foreach (var region in group.Select(m => m.Value).OfType<Region>().Concat(within).Distinct())
            {
                // A province only says which notice is meant; a city may be what is asked about.
                if (group.Any(m => ReferenceEquals(m.Value, region)) && text.AsSpan(group.Key.Start, group.Key.Length).StartsWith(region.Name)) Blank(rest, group.Key.Start, group.Key.Length);
                if (IsJoined(text, group.Key.Start, group.Key.Length)) joined.Add(region.Name);
                if (_noticesOf.ContainsKey(region.Name)) { if (!provinces.Contains(region.Name)) provinces.Add(region.Name); }
                else strangers.Add(region);
            }
            if (group.Select(m => m.Value).OfType<Target>().Distinct().ToList() is { Count: > 0 } targets) names.Add(new Name(group.Key.Start, group.Key.Length, targets));
        }
        foreach (var m in denied.Concat(aside)) if (setAside) Blank(rest, m.Start, m.Length);
        var beside = cues.Flags(text).HasAny(Cue.Compare | Cue.WhichOf | Cue.Same | Cue.Gap | Cue.AllNotices);
        var named = Narrow(names, provinces, strangers.Count > 0, p => beside || joined.Contains(p), (start, length) => Blank(rest, start, length));
        return new Mentions
        {
            Targets = [.. named.SelectMany(n => n).Distinct()], Named = named, Provinces = provinces, Strangers = strangers,
            Rest = rest.ToString().Trim(), SetAside = setAside, Misplaced = provinces.Count == 0 ? Misplaced(matches) : null, OnlyProvince = names.Count == 0 && provinces.Count > 0,
        };
    }

    private Region? Misplaced(List<PhraseMatch<object>> matches)
    {
        for (var i = 0; i + 1 < matches.Count; i++)
            if (matches[i].Value is Region region && !_noticesOf.ContainsKey(region.Name) && matches[i + 1].Value is Target && matches[i + 1].Start - matches[i].End <= 2) return region;
        return null;
    }

    // A name shared by several notices is settled by a province, or by another name in the same message.
    private List<IReadOnlyList<Target>> Narrow(List<Name> all, List<string> provinces, bool strange, Func<string, bool> alsoMeant, Action<int, int> blank)
    {
        if (strange && provinces.Count == 0) all = [.. all.Where(n => n.Targets.Count == 1 && n.Targets[0].Path is null)];
        var names = all.Select(n => n.Targets).ToList();
        var named = new List<IReadOnlyList<Target>>();
        var sure = provinces.SelectMany(p => _noticesOf[p]).Concat(names.Where(n => n.Count == 1 && (n[0].Path is null || provinces.Count == 0)).Select(n => n[0].Notice)).ToHashSet();
        var covered = new HashSet<string>();
        foreach (var (start, length, name) in all)
        {
            var inside = provinces.Count > 0 ? name.Where(t => provinces.Contains(_provinceOf[t.Notice])).ToList() : [];
            if (inside.Count == 0) inside = [.. name.Where(t => sure.Contains(t.Notice))];
            // Beside a province, the name of some programme elsewhere is most likely an ordinary word (组织建设, 国际交流).
            if (inside.Count == 0 && provinces.Count > 0 && name.All(t => t.Path is not null)) continue;
            if (inside.Count == 0) inside = name;
            blank(start, length);
            // 湖南海智计划和广西海智计划: one name, two things meant.
            if (provinces.Count > 1) named.AddRange(inside.GroupBy(t => t.Notice).Select(g => (IReadOnlyList<Target>)[.. g]));
            else named.Add(inside);
            covered.UnionWith(inside.Select(t => t.Notice));
        }
        // 赣海汇智…我们是湖南的公司: a province beside a name is a circumstance, unless the two are set side by side.
        foreach (var notice in provinces.Where(p => named.Count == 0 || alsoMeant(p)).SelectMany(p => _noticesOf[p]).Where(n => !covered.Contains(n))) named.Add([new Target(notice, null)]);
        // The notice's own name beside a programme of it adds nothing.
        var deep = named.Where(n => n.Any(t => t.Path is not null)).SelectMany(n => n).Select(t => t.Notice).ToHashSet();
        named.RemoveAll(n => n.All(t => t.Path is null && deep.Contains(t.Notice)));
        return named;
    }

    private static bool IsJoined(string text, int start, int length) =>
        start > 0 && "和与、及跟".Contains(text[start - 1]) || start + length < text.Length && "和与、及跟".Contains(text[start + length]);

    private readonly record struct Name(int Start, int Length, List<Target> Targets);

    private static void Blank(StringBuilder text, int start, int length)
    {
        for (var i = start; i < start + length; i++) text[i] = ' ';
    }
}
