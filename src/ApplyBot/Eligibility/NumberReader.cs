using System.Globalization;
using System.Text.RegularExpressions;
using ApplyBot.Knowledge;

namespace ApplyBot.Eligibility;

/// <summary>Reads a number: 3, 1,200, 1.5万, 三, 十二家, 约20.</summary>
internal static partial class NumberReader
{
    [GeneratedRegex(@"^(?:约|大约|大概|about|rmb|cny|¥)?\s*(?<n>[-+]?\d{1,15}(?:\.\d{1,6})?)\s*(?<scale>万|亿|千|百)?\s*(?<unit>[^\d]{0,12})$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(?:约|大约|大概)?(?<n>[零〇一二三四五六七八九十百千万两]+)(?<unit>[^\d]{0,12})$")]
    private static partial Regex Numerals();

    [GeneratedRegex(@"(?<=\d)[,\s](?=\d{3}(?!\d))")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^[-+]?\d{16,}")]
    private static partial Regex Endless();

    // Measure words that may stand behind a number beside the question's own.
    private static readonly string[] Units = ["", "个", "家", "人", "名", "项", "次", "场", "年", "元", "岁", "份", "件", "篇"];

    public static AnswerReading Read(EligibilityQuestion question, string folded)
    {
        var text = Thousands().Replace(folded, "");
        if (Endless().IsMatch(text)) return OutOfRange(question, text);
        if (Value(text) is not { } read || !Fits(question, read.Unit)) return AnswerReading.Wrong("number");
        if (!question.Fractions && read.Value % 1 != 0) return AnswerReading.Wrong("whole");
        return read.Value < question.Min || read.Value > question.Max ? OutOfRange(question, text) : AnswerReading.Of(new NumberAnswer(read.Value));
    }

    private static (decimal Value, string Unit)? Value(string text)
    {
        if (Digits().Match(text) is { Success: true } m)
        {
            var scale = m.Groups["scale"].Value switch { "万" => 10_000m, "亿" => 100_000_000m, "千" => 1000m, "百" => 100m, _ => 1m };
            return (decimal.Parse(m.Groups["n"].Value, CultureInfo.InvariantCulture) * scale, m.Groups["unit"].Value);
        }
        return Numerals().Match(text) is { Success: true } cn && ChineseNumerals.TryParse(cn.Groups["n"].Value, out var value) ? (value, cn.Groups["unit"].Value) : null;
    }

    private static bool Fits(EligibilityQuestion question, string unit) =>
        Units.Contains(unit.Trim()) || question.Unit is { } own && (AnswerReader.Fold(own.Zh) == unit.Trim() || AnswerReader.Fold(own.En) == unit.Trim());

    private static AnswerReading OutOfRange(EligibilityQuestion question, string text) =>
        AnswerReading.Wrong("number-range", AnswerReader.Shown(text), new NumberAnswer(question.Min).Text, new NumberAnswer(question.Max).Text);
}
