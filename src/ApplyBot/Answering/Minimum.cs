using System.Globalization;
using System.Text.RegularExpressions;
using ApplyBot.Understanding;

namespace ApplyBot.Answering;

/// <summary>Holds a number that somebody says of himself against the least that a clause asks for. Arithmetic alone: that a number suffices is never said, since other conditions may stand beside it.</summary>
internal static partial class Minimum
{
    private const string Measures = "人名位家支场篇次";

    [GeneratedRegex($@"(?<![\d.第]){Number}")]
    private static partial Regex Said();

    [GeneratedRegex($@"(?:不少于|不低于|至少(?:有|要)?|须满){Number}|{Number}(?:\(含\)|（含）)?[及或]?以上")]
    private static partial Regex Least();

    private const string Number = $"(?<n>[1-9][0-9]{{0,5}})(?<u>[{Measures}])";

    /// <summary>The number said and the least, with their measure word, where the one is below the other; null where they cannot be compared, or it is not.</summary>
    /// <param name="question">The question, normalised.</param>
    /// <param name="clause">What the notice says, in Chinese.</param>
    public static (int Said, int Least, string Measure)? Missed(Question question, string clause)
    {
        if (Said().Matches(question.Text) is not [var said] || Least().IsMatch(question.Text)) return null;
        var least = Least().Matches(clause).Where(m => MeasureOf(m) == MeasureOf(said)).Select(ValueOf).Distinct().ToList();
        return least is [var only] && ValueOf(said) < only ? (ValueOf(said), only, MeasureOf(said)) : null;
    }

    private static string MeasureOf(Match m) => m.Groups["u"].Value is "名" or "位" ? "人" : m.Groups["u"].Value;

    private static int ValueOf(Match m) => int.Parse(m.Groups["n"].ValueSpan, CultureInfo.InvariantCulture);
}
