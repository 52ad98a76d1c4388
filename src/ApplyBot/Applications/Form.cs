using ApplyBot.Applications.Layout;
using ApplyBot.Knowledge;

namespace ApplyBot.Applications;

/// <summary>When a form is filled in, and by whom.</summary>
public enum FormUse
{
    /// <summary>By applicants, to apply.</summary>
    Application,
    /// <summary>By bodies that recommend applicants.</summary>
    Recommendation,
    /// <summary>Once the project runs or is done.</summary>
    Afterwards,
}

/// <summary>A form of a notice: what it asks, how its answers are checked, and how it looks on paper.</summary>
public sealed record Form
{
    /// <summary>Notice and file: <c>notice/form</c>.</summary>
    public required string Id { get; init; }
    /// <summary>Raised when its fields change; a draft is pinned to one.</summary>
    public required int Version { get; init; }
    /// <summary>The notice that it belongs to.</summary>
    public required Notice Notice { get; init; }
    /// <summary>Official title.</summary>
    public required LocalText Title { get; init; }
    /// <summary>Other names that people use for it.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }
    /// <summary>Paths of the programmes whose form it is; empty: every programme of the notice.</summary>
    public required IReadOnlyList<string> Programmes { get; init; }
    /// <summary>When it is filled in.</summary>
    public required FormUse Use { get; init; }
    /// <summary>Where it stands in the notice.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }
    /// <summary>How it is handed in; null where the notice says nothing.</summary>
    public LocalText? Help { get; init; }
    /// <summary>Its sections, in the order in which they are asked.</summary>
    public required IReadOnlyList<FormSection> Sections { get; init; }
    /// <summary>Checks on the form as a whole.</summary>
    public required IReadOnlyList<FormCheck> Checks { get; init; }
    /// <summary>How it looks on paper.</summary>
    public required FormDocument Document { get; init; }
    /// <summary>File in knowledge/, for messages.</summary>
    public required string Source { get; init; }

    /// <summary>All fields, in the order in which they are asked.</summary>
    public IEnumerable<FormField> Fields => Sections.SelectMany(s => s.Fields);

    /// <summary>Fields that are asked: all but those left for pen and seal.</summary>
    public IEnumerable<FormField> Asked => Fields.Where(f => f.Kind != FieldKind.Signature);

    /// <summary>The field with this id, or null.</summary>
    public FormField? Find(string id) => Fields.FirstOrDefault(f => f.Id == id);

    /// <summary>Whether it is the form of the programme at a path, or of a kind of it.</summary>
    public bool IsFor(string path) => Programmes.Count == 0 || Programmes.Any(p => p == path || path.StartsWith(p + "/", StringComparison.Ordinal) || p.StartsWith(path + "/", StringComparison.Ordinal));

    /// <inheritdoc/>
    public override string ToString() => Id;
}

/// <summary>A group of fields that is filled in together.</summary>
/// <param name="Id">Unique in the form.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Help">What belongs into it; null where that is plain.</param>
/// <param name="Fields">Its fields.</param>
public sealed record FormSection(string Id, LocalText Title, LocalText? Help, IReadOnlyList<FormField> Fields)
{
    /// <summary>Fields that are asked.</summary>
    public IEnumerable<FormField> Asked => Fields.Where(f => f.Kind != FieldKind.Signature);
}
