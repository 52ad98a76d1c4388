using System.Collections.Concurrent;
using ApplyBot.Knowledge;
using ApplyBot.Search;
using ApplyBot.Understanding;

namespace ApplyBot.Answering;

/// <summary>Something that can back an answer: a fact, a contradiction or a clause of a notice.</summary>
internal sealed record Entry
{
    public required Notice Notice { get; init; }
    public Fact? Fact { get; init; }
    public Conflict? Conflict { get; init; }
    public Clause? Clause { get; init; }

    public IReadOnlyList<string> Scopes => Fact?.Scopes ?? Conflict?.Scopes ?? [];

    /// <summary>The contact that a notice, or one of its programmes, names first: the one to ask unless something special is wanted.</summary>
    public bool IsMainContact { get; init; }

    /// <summary>Equal for entries of equal scopes: what is worked out for one holds for all.</summary>
    public int ScopeKey { get; init; }

    public IReadOnlyList<string> Clauses => Fact?.Clauses ?? Conflict?.Clauses ?? [Clause!.Anchor];

    public FactKind? Kind => Fact?.Kind;

    /// <summary>The kind that it answers: of a not-stated fact, the kind that it would be.</summary>
    public FactKind? Answers => Fact is { Kind: FactKind.NotStated } ? Fact.About : Fact?.Kind;

    public LocalText Text => Fact?.Text ?? Conflict?.Text ?? new LocalText(string.Join(" ", Clause!.Lines), string.Join(" ", Clause!.Lines));

    /// <summary>What its sentence holds that a question may ask for by form.</summary>
    public Cue Holds { get; init; }

    /// <summary>Measure words that stand behind a number in its sentence.</summary>
    public string Units { get; init; } = "";

    /// <summary>Figures that may be said on its authority; read when first needed.</summary>
    public IReadOnlySet<decimal> Backed => _backed ??= ReadBacked();

    /// <summary>Whether its own sentence says no figure that it may not say; read when first needed.</summary>
    public bool IsBacked => _isBacked ??= Figures.Stated(Text.Zh).All(Backed.Contains) && Figures.Stated(Text.En).All(Backed.Contains);

    private IReadOnlySet<decimal>? _backed;
    private bool? _isBacked;

    private HashSet<decimal> ReadBacked()
    {
        var names = string.Join(" ", Notice.AllProgrammes.Select(p => p.Name.Zh + " " + p.Name.En));
        var clauses = string.Join("\n", Clauses.Select(Notice.ClauseText));
        var figures = Figures.Backed($"{clauses}\n{Notice.Title.Zh} {Notice.Short.Zh} {Notice.DocNumber} {Notice.Year} {string.Join(" ", Clauses)} {names}").ToHashSet();
        // A contradiction sums up what two places say, and a not-stated fact may name what is near: both are checked data.
        if (Conflict is not null || Fact?.Kind == FactKind.NotStated) figures.UnionWith(Figures.Backed(Text.Zh + " " + Text.En));
        return figures;
    }

    public bool HoldsFor(string path) => Scopes.Count == 0 || Scopes.Any(s => path == s || path.StartsWith(s + "/", StringComparison.Ordinal));

    public bool LiesWithin(string path) => Scopes.Any(s => s == path || s.StartsWith(path + "/", StringComparison.Ordinal));
}

/// <summary>All entries of all notices, and the index over them. An entry's place is its passage number.</summary>
internal sealed class Catalog
{
    public Catalog(KnowledgeBase knowledge, Func<IReadOnlyList<Passage>, IPassageIndex> index)
    {
        Knowledge = knowledge;
        var labels = knowledge.Vocabulary.Kinds.ToDictionary(k => k.Kind, k => k.Label);
        foreach (var notice in knowledge.Notices)
        {
            var start = Entries.Count;
            Entries.AddRange(notice.Facts.Select(f => WithForms(new Entry { Notice = notice, Fact = f })));
            Entries.AddRange(notice.Conflicts.Select(c => WithForms(new Entry { Notice = notice, Conflict = c })));
            Entries.AddRange(notice.Clauses.Where(c => c.Lines.Count > 0).Select(c => WithForms(new Entry { Notice = notice, Clause = c })));
            Ranges[notice.Id] = (start, Entries.Count);
        }
        Passage[] passages = [.. Entries.Select(e => ToPassage(e, labels))];
        Index = index(passages);
        var analyzer = new Analyzer(knowledge);
        Asks = new AskIndex(analyzer, passages);
        foreach (var notice in knowledge.Notices.Where(n => n.Programmes.Count > 1))
            Programmes[notice.Id] = new ProgrammeTerms(analyzer, notice);
    }

    public KnowledgeBase Knowledge { get; }
    public List<Entry> Entries { get; } = [];
    public Dictionary<string, (int Start, int End)> Ranges { get; } = [];
    public IPassageIndex Index { get; }
    public AskIndex Asks { get; }

    /// <summary>For each notice of several programmes, which of them words speak of.</summary>
    public Dictionary<string, ProgrammeTerms> Programmes { get; } = [];

    private readonly ConcurrentDictionary<string, IReadOnlySet<FactKind>> _stated = new();

    /// <summary>Kinds of which the notice states something, for the programmes named or as a whole.</summary>
    public IReadOnlySet<FactKind> StatedKinds(string notice, IReadOnlyList<string> paths) => _stated.GetOrAdd($"{notice} {string.Join(' ', paths)}", _ => Of(notice)
        .Select(i => Entries[i]).Where(e => e.Fact is { Kind: not FactKind.NotStated } && (paths.Count == 0 || paths.Any(p => e.HoldsFor(p) || e.LiesWithin(p))))
        .Select(e => e.Fact!.Kind).ToHashSet());

    public IEnumerable<int> Of(string notice)
    {
        var (start, end) = Ranges[notice];
        return Enumerable.Range(start, end - start);
    }

    private readonly Dictionary<string, int> _scopeKeys = [];

    /// <summary>How many different scopes there are.</summary>
    public int ScopeKeys => _scopeKeys.Count;

    private Entry WithForms(Entry e)
    {
        var scope = $"{e.Notice.Id} {string.Join(' ', e.Scopes)}";
        if (!_scopeKeys.TryGetValue(scope, out var key)) _scopeKeys[scope] = key = _scopeKeys.Count;
        var text = TextNormalizer.Normalize(e.Text.Zh);
        var contact = e.Fact?.Contact;
        return e with
        {
            ScopeKey = key,
            IsMainContact = e.Fact is { Kind: FactKind.Contact } fact && ReferenceEquals(fact, e.Notice.Facts.First(f => f.Kind == FactKind.Contact && f.Scopes.SequenceEqual(fact.Scopes))),
            Units = AskedFigures.UnitsOf(text),
            Holds = (AskedFigures.HasPhone(text) ? Cue.AskPhone : 0) | (text.Contains('@', StringComparison.Ordinal) ? Cue.AskEmail : 0)
                | (text.Contains("http", StringComparison.Ordinal) ? Cue.AskSite : 0) | (contact?.Names.Count > 0 ? Cue.AskPerson : 0) | (contact?.Address is not null ? Cue.AskAddress : 0)
                | (contact?.Postcode is not null ? Cue.AskPostcode : 0) | (contact?.Fax is not null ? Cue.AskFax : 0),
        };
    }

    private static Passage ToPassage(Entry e, Dictionary<FactKind, LocalText> labels)
    {
        var names = e.Notice.AllProgrammes.Where(p => e.Scopes.Contains(p.Path)).Select(p => $"{p.Name.Zh} {p.Name.En}");
        var titles = e.Clauses.Select(a => e.Notice.FindClause(a)?.Title).OfType<string>();
        var label = e.Answers is { } kind && labels.TryGetValue(kind, out var l) ? $"{l.Zh} {l.En}" : "";
        return new Passage(string.Join(" ", names), label + " " + string.Join(" ", titles),
            e.Clause is null ? $"{e.Text.Zh} {e.Text.En}" : e.Text.Zh, e.Fact?.Asks ?? e.Conflict?.Asks ?? []);
    }
}
