using System.Globalization;
using ApplyBot.Knowledge;

namespace ApplyBot.Applications;

/// <summary>Writes numbers and amounts as a form counts them.</summary>
public static class AmountText
{
    private const decimal Wan = 10_000;

    /// <summary>Without the unit: 1.5, where the form counts in 万元.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The number; of an amount, in yuan.</param>
    public static string Plain(FormField field, decimal value) => (value / (field.Kind == FieldKind.Money ? field.Scale : 1)).ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>With the unit: 1.5万元, 50人; CNY 15,000 in English.</summary>
    public static string WithUnit(FormField field, decimal value, string language) => field.Kind switch
    {
        FieldKind.Money when language == Languages.English => "CNY " + value.ToString("#,0.##", CultureInfo.InvariantCulture),
        FieldKind.Money => Plain(field, value) + (field.Scale == Wan ? "万元" : "元"),
        _ when field.Unit is { } unit => Plain(field, value) + (language == Languages.English ? " " : "") + unit.In(language),
        _ => Plain(field, value),
    };
}
