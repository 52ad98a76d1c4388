using ApplyBot.Applications;
using ApplyBot.Knowledge;

namespace ApplyBot.Exporting.Printing;

/// <summary>What was typed into a field, as it stands on paper; what cannot be read stands as it was typed.</summary>
internal static class FieldText
{
    /// <summary>Of a field that is typed in one piece, or of a column.</summary>
    /// <param name="field">The field.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="withUnit">Whether a number says what it counts.</param>
    /// <param name="language">In which language units and options are named.</param>
    public static string Of(FormField field, string typed, bool withUnit, string language = Languages.Chinese)
    {
        if (string.IsNullOrWhiteSpace(typed)) return "";
        if (ValueReader.Read(field, typed).Value is not { } value) return typed.Trim();
        return field.Kind switch
        {
            FieldKind.Number or FieldKind.Money => withUnit ? AmountText.WithUnit(field, value.Number!.Value, language) : AmountText.Plain(field, value.Number!.Value),
            FieldKind.Date or FieldKind.DateRange when language != Languages.Chinese => value.Text,
            FieldKind.Date or FieldKind.DateRange => string.Join("至", value.Text.Split('/').Select(Day)),
            FieldKind.CreditCode or FieldKind.BankAccount => value.Text,
            FieldKind.Choice => field.Option(value.Text)!.Text.In(language),
            _ => typed.Trim(),
        };
    }

    // 2026-04-22, 2026-04
    private static string Day(string iso)
    {
        var parts = iso.Split('-').Select(p => p.TrimStart('0')).ToArray();
        return parts.Length == 2 ? $"{parts[0]}年{parts[1]}月" : $"{parts[0]}年{parts[1]}月{parts[2]}日";
    }
}
