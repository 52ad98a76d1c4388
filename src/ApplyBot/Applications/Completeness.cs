namespace ApplyBot.Applications;

/// <summary>How far a form is filled in.</summary>
/// <param name="Filled">Fields with something in them.</param>
/// <param name="Total">Fields that are asked.</param>
/// <param name="Missing">Required fields with nothing in them.</param>
public sealed record Completeness(int Filled, int Total, IReadOnlyList<FormField> Missing)
{
    /// <summary>Of some of the fields of a form.</summary>
    public static Completeness Of(IEnumerable<FormField> fields, FormValues values)
    {
        var asked = fields.Where(f => f.Kind != FieldKind.Signature).ToList();
        return new Completeness(asked.Count(f => values[f.Id] is not null), asked.Count, [.. asked.Where(f => f.Required && values[f.Id] is null)]);
    }
}
