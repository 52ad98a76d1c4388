namespace ApplyBot.Knowledge;

/// <summary>How people speak: vocabulary/*.yaml.</summary>
public sealed record Vocabulary
{
    private readonly Dictionary<string, ApplicantKind> _kinds = [];

    /// <summary>Kinds of applicants.</summary>
    public required IReadOnlyList<ApplicantKind> Applicants
    {
        get;
        init
        {
            field = value;
            _kinds = value.DistinctBy(a => a.Id).ToDictionary(a => a.Id);
        }
    }

    /// <summary>Phrases that ask for a kind of fact.</summary>
    public required IReadOnlyList<KindPhrases> Kinds { get; init; }
    /// <summary>Groups of words that mean the same.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Synonyms { get; init; }
    /// <summary>Provinces with their cities and other names.</summary>
    public required IReadOnlyList<Region> Regions { get; init; }
    /// <summary>Named lists of phrases that steer a conversation (<c>follow-up</c>, <c>confirm</c>, <c>compare</c>, <c>calendar</c> …).</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Cues { get; init; }

    /// <summary>Named lists of short replies to a question that was asked (<c>yes</c>, <c>no</c>, <c>unsure</c>, <c>none</c>).</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Replies { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Named lists of phrases that have the bot do something (<c>check</c>, <c>back</c> …), and of what may stand beside them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Commands { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The phrases under a name; a name that the files lack is a defect and throws.</summary>
    public IReadOnlyList<string> Cue(string name) => Cues[name];

    /// <summary>A kind of applicant, then the kinds that it belongs to, by id, the nearest first; of kinds that share an id the first counts, and an id that is not known stands alone.</summary>
    public IEnumerable<string> Lineage(string id) => _kinds.TryGetValue(id, out var kind) ? kind.Within.SelectMany(Lineage).Prepend(id) : [id];
}

/// <summary>A kind of applicant.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Within">Kinds that it belongs to.</param>
/// <param name="Words">What people say, both languages.</param>
public sealed record ApplicantKind(string Id, LocalText Name, IReadOnlyList<string> Within, IReadOnlyList<string> Words);

/// <summary>Phrases that ask for a kind of fact.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Label">What the bot calls it.</param>
/// <param name="Strong">Phrases that say it plainly.</param>
/// <param name="Weak">Phrases that hint at it.</param>
public sealed record KindPhrases(FactKind Kind, LocalText Label, IReadOnlyList<string> Strong, IReadOnlyList<string> Weak);

/// <summary>A province.</summary>
/// <param name="Name">Short name (江西).</param>
/// <param name="NameEn">English name.</param>
/// <param name="Words">Other names and its cities.</param>
public sealed record Region(string Name, string NameEn, IReadOnlyList<string> Words);
