using ApplyBot.Knowledge;

namespace ApplyBot.Eligibility;

/// <summary>What is asked and judged for one kind of application.</summary>
public sealed class ProgrammeRules
{
    /// <summary>The notice.</summary>
    public required Notice Notice { get; init; }
    /// <summary>The programme, or the kind of one.</summary>
    public required Programme Programme { get; init; }
    /// <summary>Criteria in the order in which they are told.</summary>
    public required IReadOnlyList<Criterion> Criteria { get; init; }
    /// <summary>Questions in the order in which they are asked.</summary>
    public required IReadOnlyList<EligibilityQuestion> Questions { get; init; }
    /// <summary>Contradictions of the notice that every verdict mentions.</summary>
    public IReadOnlyList<Conflict> Conflicts { get; init; } = [];
    /// <summary>File and line in knowledge/, for messages.</summary>
    public required string Source { get; init; }

    /// <summary>Unique over all notices: the notice's id, a slash, the programme's path.</summary>
    public string Id => $"{Notice.Id}/{Programme.Path}";

    /// <summary>Names of the notice and of the programme, once where they are the same.</summary>
    /// <param name="language">From <see cref="Languages"/>.</param>
    public string NameIn(string language)
    {
        var (notice, programme) = (Notice.Short.In(language), Programme.Name.In(language));
        return notice == programme ? programme : $"{notice} · {programme}";
    }

    /// <summary>When applications are taken.</summary>
    public ApplicationWindow Window => field ??= ApplicationWindow.Of(Notice, Programme.Path);

    /// <summary>What the open questions can still change; worked out once.</summary>
    internal Outlook Outlook => field ??= new Outlook(this);

    /// <summary>The question with this id, or null.</summary>
    public EligibilityQuestion? Find(string id) => Questions.FirstOrDefault(q => q.Id == id);

    /// <inheritdoc/>
    public override string ToString() => Id;
}
