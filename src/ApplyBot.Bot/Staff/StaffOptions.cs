using System.ComponentModel.DataAnnotations;

namespace ApplyBot.Bot.Staff;

/// <summary>Who is staff, section <c>Staff</c>. Checked once, at start.</summary>
public sealed class StaffOptions : IValidatableObject
{
    /// <summary>Entra object ids of those who are staff in Teams.</summary>
    public IList<string> ObjectIds { get; } = [];

    /// <summary>What staff show on the web page and on the command line, a secret; null: a random one, kept in the file <c>staff.key</c> beside the keys that seal what is personal.</summary>
    [StringLength(200, MinimumLength = 24)]
    public string? Key { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ObjectIds.FirstOrDefault(id => !Guid.TryParse(id, out _)) is { } wrong)
        {
            yield return new ValidationResult($"Staff:{nameof(ObjectIds)}: '{wrong}' is no Entra object id like 00000000-0000-0000-0000-000000000000.", [nameof(ObjectIds)]);
        }
        if (Key?.Any(c => c is <= ' ' or > '~') == true)
        {
            yield return new ValidationResult($"Staff:{nameof(Key)} is of visible ASCII characters.", [nameof(Key)]);
        }
    }
}
