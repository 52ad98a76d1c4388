using System.Globalization;
using ApplyBot.Knowledge;

namespace ApplyBot.Applications;

/// <summary>A form that somebody is filling in. Immutable.</summary>
public sealed record Draft
{
    /// <summary>Names it among its owner's drafts.</summary>
    public required string Id { get; init; }
    /// <summary>Id of the form.</summary>
    public required string Form { get; init; }
    /// <summary>Version of the form that it is pinned to.</summary>
    public required int Version { get; init; }
    /// <summary>Fields of that version.</summary>
    public required IReadOnlyList<PinnedField> Fields { get; init; }
    /// <summary>What has been filled in.</summary>
    public required FormValues Values { get; init; }
    /// <summary>Grows with every change.</summary>
    public int Revision { get; init; } = 1;
    /// <summary>Nonce of the press that changed it last; null for none.</summary>
    public string? Nonce { get; init; }
    /// <summary>When it was begun, UTC.</summary>
    public required DateTimeOffset Created { get; init; }
    /// <summary>When it was changed last, UTC.</summary>
    public required DateTimeOffset Edited { get; init; }

    /// <summary>An empty one.</summary>
    public static Draft Of(Form form, string id, DateTimeOffset now) => new()
    {
        Id = id, Form = form.Id, Version = form.Version, Fields = PinnedField.Of(form), Values = FormValues.Empty, Created = now, Edited = now,
    };

    /// <summary>With other values.</summary>
    /// <param name="values">All values.</param>
    /// <param name="nonce">Nonce of the press; null for none.</param>
    /// <param name="now">The moment.</param>
    public Draft With(FormValues values, string? nonce, DateTimeOffset now) => this with { Values = values, Nonce = nonce, Revision = Revision + 1, Edited = now };

    /// <summary>What of its values fits another form: fields of the same key, and those of the same name and kind.</summary>
    public FormValues FittingInto(Form from, Form to)
    {
        var values = FormValues.Empty;
        foreach (var field in to.Asked)
        {
            // Another kind of the same form: which one is what is chosen anew.
            if (from == to && field.Options.Any(o => o.Programme is not null)) continue;
            values = values.With(field.Id, Fitting(from, field) ?? (from.Asked.FirstOrDefault(f => f.Id == field.Id && Fits(f, field)) is { } like ? Fitting(Values[like.Id], field) : null));
        }
        return values;
    }

    /// <summary>What it has of a field that every form has, for the field of another form; null where it has nothing that fits.</summary>
    public FieldValue? Fitting(Form from, FormField to) =>
        from.Asked.Where(f => f.Key is not null && f.Key == to.Key && Fits(f, to)).Select(f => Fitting(Values[f.Id], to)).FirstOrDefault(v => v is { IsEmpty: false });

    // An amount is typed in what its form counts in.
    private static bool Fits(FormField from, FormField to) =>
        from.IsTable == to.IsTable && FieldKinds.IsChoice(from.Kind) == FieldKinds.IsChoice(to.Kind) && from.Scale == to.Scale && (from.Kind == to.Kind || from.Kind is FieldKind.Text or FieldKind.LongText && to.Kind is FieldKind.Text or FieldKind.LongText);

    /// <summary>What of a value a field still takes: options and columns that it has.</summary>
    internal static FieldValue? Fitting(FieldValue? value, FormField to) => value switch
    {
        ChosenValue chosen => chosen with { Ids = [.. chosen.Ids.Where(id => to.Option(id) is not null)] },
        RowsValue rows => new RowsValue([.. rows.Rows.Select(r => r.RemoveRange(r.Keys.Where(k => to.Column(k) is null))).Where(r => r.Count > 0)]),
        _ => value,
    };
}

/// <summary>A field as it was when a draft was begun.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Shape">What it took: its kind, and what its amounts were counted in, <c>budget-table amount=10000</c>.</param>
/// <param name="Label">How it was asked for.</param>
public sealed record PinnedField(string Id, string Shape, LocalText Label)
{
    /// <summary>Fields of a form that are asked.</summary>
    public static IReadOnlyList<PinnedField> Of(Form form) => [.. form.Asked.Select(f => new PinnedField(f.Id, ShapeOf(f), f.Text))];

    /// <summary>Whether what was filled in then means the same in another field: 4 counted in 万元 is not 4 counted in 元.</summary>
    public bool MeansTheSameIn(PinnedField other)
    {
        var (own, its) = (Shape.Split(' '), other.Shape.Split(' '));
        return own[0] == its[0] && own[1..].All(part => its[1..].All(p => p == part || p.Split('=')[0] != part.Split('=')[0]));
    }

    private static string ShapeOf(FormField field) => string.Join(' ', field.Columns.Prepend(field with { Id = "" }).Where(f => f.Kind == FieldKind.Money)
        .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Id}={f.Scale:0}")).Prepend(FieldKinds.Name(field.Kind)));
}

/// <summary>How a form has changed since a draft of it was begun.</summary>
/// <param name="Added">Fields that are new.</param>
/// <param name="Removed">Fields that are gone, or take something else: what was filled into them does not fit any more.</param>
/// <param name="Reworded">Fields that are asked for in other words.</param>
public sealed record FormChange(IReadOnlyList<FormField> Added, IReadOnlyList<PinnedField> Removed, IReadOnlyList<FormField> Reworded)
{
    /// <summary>Since the draft was begun; null while it is of the form's own version.</summary>
    public static FormChange? Since(Draft draft, Form form)
    {
        if (draft.Version == form.Version) return null;
        var now = PinnedField.Of(form).ToDictionary(f => f.Id);
        var before = draft.Fields.ToDictionary(f => f.Id);
        return new FormChange(
            [.. form.Asked.Where(f => !before.TryGetValue(f.Id, out var old) || !old.MeansTheSameIn(now[f.Id]))],
            [.. draft.Fields.Where(f => !now.TryGetValue(f.Id, out var found) || !f.MeansTheSameIn(found))],
            [.. form.Asked.Where(f => before.TryGetValue(f.Id, out var old) && old.MeansTheSameIn(now[f.Id]) && old.Label != f.Text)]);
    }

    /// <summary>The draft brought to the form's version, without what does not fit any more: fields, columns of tables, options.</summary>
    public Draft Apply(Draft draft, Form form, string? nonce, DateTimeOffset now)
    {
        var values = Removed.Aggregate(draft.Values, (kept, f) => kept.With(f.Id, null));
        values = form.Asked.Where(f => values[f.Id] is not null).Aggregate(values, (kept, f) => kept.With(f.Id, Draft.Fitting(kept[f.Id]!, f)));
        return (draft with { Version = form.Version, Fields = PinnedField.Of(form) }).With(values, nonce, now);
    }
}
