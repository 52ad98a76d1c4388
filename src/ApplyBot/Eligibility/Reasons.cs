using System.Globalization;
using ApplyBot.Knowledge;

namespace ApplyBot.Eligibility;

/// <summary>Says what a verdict rests on, in the sentences of wording/.</summary>
public sealed class Reasons(Wording wording)
{
    /// <summary>The outcome in a word or two: 符合, 不符合, 需确认.</summary>
    public string Outcome(VerdictOutcome outcome, string language) => outcome switch
    {
        VerdictOutcome.Eligible => wording.Say(language, "eligibility.verdict.eligible"),
        VerdictOutcome.NotEligible => wording.Say(language, "eligibility.verdict.not-eligible"),
        _ => wording.Say(language, "eligibility.verdict.unclear"),
    };

    /// <summary>Why a criterion is met, not met or not known: the criterion, and the answers that it rests on.</summary>
    public string Reason(Verdict verdict, CriterionResult result, string language)
    {
        if (result.Criterion is not { } criterion) return Deadline(verdict, language);
        var unsure = result.Missing.Where(q => verdict.Answers.Any(a => a.Question == q)).ToList();
        var missing = result.Missing.Except(unsure).ToList();
        var given = result.Answers.Where(a => a.Answer is not UnsureAnswer).ToList();
        string[] parts =
        [
            criterion.Text.In(language),
            given.Count > 0 ? wording.Say(language, "eligibility.reason.answers", List(given.Select(a => $"{Quoted(a.Question, language)}{Told(criterion, a, language)}"), language)) : "",
            unsure.Count > 0 ? wording.Say(language, "eligibility.reason.unsure", List(unsure.Select(q => Quoted(q, language)), language)) : "",
            missing.Count > 0 ? wording.Say(language, "eligibility.reason.missing", List(missing.Select(q => Quoted(q, language)), language)) : "",
        ];
        return string.Join(language == Languages.English ? " " : "", parts.Where(p => p.Length > 0));
    }

    /// <summary>What to do about a criterion that is not met, or that answers given leave open; null when it only waits for an answer, when nothing is to be done, or nothing is said.</summary>
    public static string? Next(Verdict verdict, CriterionResult result, string language)
    {
        if (result.Met == true) return null;
        if (result.Criterion is { } criterion) return result.Met == false || result.Missing.All(q => verdict.Answers.Any(a => a.Question == q)) ? criterion.Next?.In(language) : null;
        if (result.Met == false) return null;
        var notice = verdict.Programme.Notice;
        return notice.Facts.Where(f => f.Kind == FactKind.Contact && f.HoldsFor(verdict.Programme.Programme.Path)).MaxBy(f => f.Scopes.Count > 0)?.Text.In(language);
    }

    /// <summary>An answer in words: 省级学会; 是; 2024-12-31; 3家.</summary>
    public string Label(EligibilityQuestion question, CheckAnswer answer, string language) => answer switch
    {
        UnsureAnswer => wording.Say(language, "eligibility.unsure"),
        ChosenAnswer { Ids.Count: 0 } => wording.Say(language, "eligibility.none"),
        ChosenAnswer chosen when question.Kind == QuestionKind.YesNo => chosen.Ids.Contains(ChosenAnswer.Yes) ? wording.Say(language, "eligibility.yes") : wording.Say(language, "eligibility.no"),
        ChosenAnswer chosen => List(question.Options.Where(o => chosen.Ids.Contains(o.Id)).Select(o => o.Text.In(language)), language),
        NumberAnswer number => number.Text + question.Unit?.In(language).Insert(0, language == Languages.English ? " " : ""),
        DateAnswer date => Day(date.Value, language),
        RegionAnswer { Province: "" } => wording.Say(language, "eligibility.elsewhere"),
        RegionAnswer { City: "" } place => wording.Say(language, "eligibility.other-city", place.Province),
        RegionAnswer place => place.Province + place.City,
        _ => answer.Text,
    };

    // Of many that could be chosen, only those count that the criterion asks for: chosen, or left out.
    private string Told(Criterion criterion, GivenAnswer given, string language)
    {
        if (given is not { Question.Kind: QuestionKind.ManyOf, Answer: ChosenAnswer chosen }) return Label(given.Question, given.Answer, language);
        var asked = criterion.When.Tests.OfType<Choice>().Where(t => t.Question == given.Question.Id).SelectMany(t => t.Ids).ToHashSet();
        return chosen.Ids.Any(asked.Contains) ? Label(given.Question, new ChosenAnswer(chosen.Ids.Where(asked.Contains)), language)
            : wording.Say(language, "eligibility.not-chosen", Label(given.Question, new ChosenAnswer(asked), language));
    }

    private string Deadline(Verdict verdict, string language)
    {
        var window = verdict.Programme.Window;
        string Opens() => window.Opens?.At is { } at ? Moment(at, language) : Day(DateOnly.FromDateTime(window.From!.Value.DateTime), language);
        string Closes() => Moment(window.Closes!.At!.Value, language);
        return verdict.Deadline switch
        {
            DeadlineState.NotOpen => wording.Say(language, "eligibility.deadline.not-open", Opens()),
            DeadlineState.Open => wording.Say(language, "eligibility.deadline.open", Closes(), window.Closes!.At!.Value.DaysFrom(verdict.Now)),
            DeadlineState.Closed => wording.Say(language, "eligibility.deadline.closed", Closes()),
            DeadlineState.Later => wording.Say(language, "eligibility.deadline.later"),
            _ => wording.Say(language, "eligibility.deadline.not-stated", verdict.Programme.Notice.Short.In(language)),
        };
    }

    private static string Moment(LocalMoment at, string language) => Day(at.Date, language) + (at.Time is { } time ? " " + time.ToString("HH:mm", CultureInfo.InvariantCulture) : "");

    private static string Day(DateOnly day, string language) =>
        language == Languages.English ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : $"{day.Year}年{day.Month}月{day.Day}日";

    private static string Quoted(EligibilityQuestion question, string language) => language == Languages.English ? $"“{question.Text.En}” " : $"“{question.Text.Zh}”";

    private static string List(IEnumerable<string> items, string language) => string.Join(language == Languages.English ? "; " : "；", items.Select(i => i.Trim()));
}
