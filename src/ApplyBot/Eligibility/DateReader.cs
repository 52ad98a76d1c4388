using System.Text.RegularExpressions;
using ApplyBot.Knowledge;

namespace ApplyBot.Eligibility;

/// <summary>Reads a day: 2024-12-31, 2024/12/31, 20241231, 2024年12月31日, 二〇二四年十二月三十一日, 31 December 2024, Dec 31, 2024.</summary>
internal static partial class DateReader
{
    [GeneratedRegex(@"^\d{4}\s*(?:年|[-/.]\s*\d{1,2}|年\s*\d{1,2}\s*月)?(?:份|底|初)?$")]
    private static partial Regex WithoutDay();

    public static AnswerReading Read(EligibilityQuestion question, string folded)
    {
        if (DateText.Read(folded) is not { Day: not null } read) return AnswerReading.Wrong(WithoutDay().IsMatch(folded) ? "date-day" : "date");
        if (!read.Exists) return AnswerReading.Wrong("no-such-day", AnswerReader.Shown(folded));
        var day = read.First;
        return day < question.Earliest || day > question.Latest
            ? AnswerReading.Wrong("date-range", new DateAnswer(day).Text, new DateAnswer(question.Earliest).Text, new DateAnswer(question.Latest).Text)
            : AnswerReading.Of(new DateAnswer(day));
    }
}
