using System.Collections.Immutable;

namespace ApplyBot.Applications;

/// <summary>What has been filled into a field: as it was typed, whether it is right or not, so that nothing is lost.</summary>
public abstract record FieldValue
{
    /// <summary>Whether nothing has been filled in.</summary>
    public abstract bool IsEmpty { get; }
}

/// <summary>Anything that is typed in one piece.</summary>
/// <param name="Text">As it was typed, without blanks around it.</param>
public sealed record TypedValue(string Text) : FieldValue
{
    /// <inheritdoc/>
    public override bool IsEmpty => string.IsNullOrWhiteSpace(Text);
}

/// <summary>Chosen options.</summary>
/// <param name="Ids">Their ids, in the order of the form.</param>
/// <param name="Other">What was written for an option that takes a text; null for none.</param>
public sealed record ChosenValue(ImmutableArray<string> Ids, string? Other = null) : FieldValue
{
    /// <inheritdoc/>
    public override bool IsEmpty => Ids.IsEmpty;

    /// <inheritdoc/>
    public bool Equals(ChosenValue? other) => other is not null && Ids.SequenceEqual(other.Ids) && Other == other.Other;

    /// <inheritdoc/>
    public override int GetHashCode() => Ids.Aggregate(Other?.GetHashCode(StringComparison.Ordinal) ?? 0, HashCode.Combine);
}

/// <summary>Rows of a table.</summary>
/// <param name="Rows">Each with its values by column, as typed; a choice as the id of its option.</param>
public sealed record RowsValue(ImmutableArray<ImmutableDictionary<string, string>> Rows) : FieldValue
{
    /// <inheritdoc/>
    public override bool IsEmpty => Rows.IsEmpty;

    /// <inheritdoc/>
    public bool Equals(RowsValue? other) => other is not null && Rows.Length == other.Rows.Length && Rows.Zip(other.Rows).All(p => p.First.Count == p.Second.Count && p.First.All(v => p.Second.TryGetValue(v.Key, out var text) && text == v.Value));

    /// <inheritdoc/>
    public override int GetHashCode() => Rows.Length;
}

/// <summary>Everything that has been filled into a form. Immutable.</summary>
/// <param name="ById">By field; what is empty is left out.</param>
public sealed record FormValues(ImmutableDictionary<string, FieldValue> ById)
{
    /// <summary>Nothing yet.</summary>
    public static FormValues Empty { get; } = new(ImmutableDictionary<string, FieldValue>.Empty);

    /// <summary>What was filled in; null where nothing was.</summary>
    public FieldValue? this[string id] => ById.GetValueOrDefault(id);

    /// <summary>What was typed; empty where nothing was.</summary>
    public string Text(string id) => this[id] is TypedValue typed ? typed.Text : "";

    /// <summary>Options that were chosen.</summary>
    public ImmutableArray<string> Chosen(string id) => this[id] is ChosenValue chosen ? chosen.Ids : [];

    /// <summary>Rows that were filled in.</summary>
    public ImmutableArray<ImmutableDictionary<string, string>> Rows(string id) => this[id] is RowsValue rows ? rows.Rows : [];

    /// <summary>With a field filled in; null or an empty value empties it.</summary>
    public FormValues With(string id, FieldValue? value) => new(value is null or { IsEmpty: true } ? ById.Remove(id) : ById.SetItem(id, value));

    /// <inheritdoc/>
    public bool Equals(FormValues? other) => other is not null && ById.Count == other.ById.Count && ById.All(v => other[v.Key]?.Equals(v.Value) == true);

    /// <inheritdoc/>
    public override int GetHashCode() => ById.Count;
}
