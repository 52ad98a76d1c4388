using System.Globalization;
using System.Text.RegularExpressions;
using ApplyBot.Knowledge;

namespace ApplyBot.Applications;

/// <summary>Reads numbers and amounts: 3, 1,200, 约20人, 十二, 3千; 1.5 in what the form counts, 1.5万, 15000元, 人民币4万元整. What is only partly understood (十几, 10%) is no number.</summary>
internal static partial class AmountReader
{
    [GeneratedRegex(@"^(?:人民币|共计|合计|共|计|约|大约|¥|rmb|cny)?\s*(?<n>-?\d{1,15}(?:\.\d{1,6})?)\s*(?<scale>千万|百万|万|亿|千|百)?\s*(?<yuan>元|圆|yuan|rmb|cny)?\s*(?<unit>\D{0,12})$", RegexOptions.IgnoreCase)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(?:人民币|共计|合计|共|计|约|大约)?(?<n>[零〇一二三四五六七八九十百千万两]+)(?<yuan>元)?(?<unit>\D{0,12})$")]
    private static partial Regex Numerals();

    [GeneratedRegex(@"(?<=\d),(?=\d{3}(?!\d))")]
    private static partial Regex Thousands();

    // What may stand behind a number beside the field's own unit, and behind an amount.
    private static readonly string[] Measures = ["", "个", "家", "人", "名", "位", "项", "次", "人次", "场", "场次", "年", "岁", "份", "件", "篇", "条", "天", "户", "队", "支", "国"], Closings = ["", "整", "正"];

    public static ValueReading Read(FormField field, string folded)
    {
        if (Value(field, Thousands().Replace(folded, "")) is not { } value) return ValueReading.Wrong(field.Kind == FieldKind.Money ? "money" : "number", field.Text);
        if (field.Kind == FieldKind.Number && decimal.Round(value, field.Decimals) != value) return field.Decimals == 0 ? ValueReading.Wrong("whole", field.Text) : ValueReading.Wrong("decimals", field.Text, field.Decimals);
        if (field.Kind == FieldKind.Money && decimal.Round(value, 2) != value) return ValueReading.Wrong("cents", field.Text);
        var (least, most) = (field.Min ?? 0, field.Max ?? decimal.MaxValue);
        if (value < least) return ValueReading.Wrong("too-small", field.Text, Shown(field, value), Shown(field, least));
        return value > most
            ? ValueReading.Wrong("too-large", field.Text, Shown(field, value), Shown(field, most))
            : ValueReading.Of(new ReadValue(AmountText.Plain(field, value), value));
    }

    private static LocalText Shown(FormField field, decimal value) => new(AmountText.WithUnit(field, value, Languages.Chinese), AmountText.WithUnit(field, value, Languages.English));

    private static decimal? Value(FormField field, string text)
    {
        if (Digits().Match(text) is { Success: true } m && Fits(field, m))
        {
            var number = decimal.Parse(m.Groups["n"].Value, CultureInfo.InvariantCulture);
            var scale = m.Groups["scale"].Value switch { "百" => 100m, "千" => 1000m, "万" => 10_000m, "百万" => 100 * 10_000m, "千万" => 1000 * 10_000m, "亿" => 100_000_000m, _ => m.Groups["yuan"].Success ? 1 : field.Kind == FieldKind.Money ? field.Scale : 1 };
            return number * scale;
        }
        return Numerals().Match(text) is { Success: true } cn && Fits(field, cn) && ChineseNumerals.TryParse(cn.Groups["n"].Value, out var numeral)
            ? numeral * (field.Kind == FieldKind.Money && !cn.Groups["yuan"].Success && !cn.Groups["n"].Value.Contains('万', StringComparison.Ordinal) ? field.Scale : 1) : null;
    }

    private static bool Fits(FormField field, Match m)
    {
        var unit = m.Groups["unit"].Value.Trim();
        return field.Kind == FieldKind.Money ? Closings.Contains(unit)
            : !m.Groups["yuan"].Success && (Measures.Contains(unit) || unit == field.Unit?.Zh || unit.Equals(field.Unit?.En, StringComparison.OrdinalIgnoreCase));
    }
}
