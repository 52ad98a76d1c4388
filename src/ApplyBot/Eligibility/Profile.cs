using ApplyBot.Knowledge;

namespace ApplyBot.Eligibility;

/// <summary>What an applicant told once: values by profile key. Kept only with consent, by whoever keeps it.</summary>
public sealed record Profile(IReadOnlyDictionary<string, CheckAnswer> Values)
{
    /// <summary>A profile that says nothing.</summary>
    public static Profile Empty { get; } = new(new Dictionary<string, CheckAnswer>());

    /// <summary>The profile with what these answers tell beside it; a later answer takes the place of an earlier one.</summary>
    /// <param name="verdict">The self-check that the answers were given in.</param>
    public Profile Learn(Verdict verdict)
    {
        var values = new Dictionary<string, CheckAnswer>(Values);
        foreach (var (question, answer) in verdict.Answers)
            if (question.Profile is { } key && answer is not UnsureAnswer && (key != ProfileKey.ApplicantKind || KindOf(question, answer) is not null))
                values[key] = key == ProfileKey.ApplicantKind ? new ChosenAnswer(KindOf(question, answer)!) : answer;
        return new Profile(values);
    }

    // An option for several kinds, or for all others, says no kind.
    private static string? KindOf(EligibilityQuestion question, CheckAnswer answer) =>
        question.Options.FirstOrDefault(o => answer is ChosenAnswer chosen && chosen.Ids.Contains(o.Id)) is { Applicants: [var kind] } && kind != Option.OtherApplicant ? kind : null;
}

/// <summary>Reads values of a profile, and answers questions from them. Never throws on any text.</summary>
public sealed class ProfileReader(Vocabulary vocabulary)
{
    private readonly AnswerReader _answers = new(vocabulary);
    private readonly OptionFinder _options = new(vocabulary);

    /// <summary>Reads what somebody wrote under a key: a kind of applicant in any of its words, else as the answer to a question of the key's kind.</summary>
    public AnswerReading Read(ProfileKey key, string? text)
    {
        if (key.Id != ProfileKey.ApplicantKind || string.IsNullOrWhiteSpace(text)) return _answers.Read(new EligibilityQuestion { Id = key.Id, Kind = key.Kind, Text = new LocalText("", ""), Clauses = [], Source = "", Unsure = false }, text);
        return _options.Applicant(AnswerReader.Fold(text)) is { } kind ? AnswerReading.Of(new ChosenAnswer(kind.Id)) : AnswerReading.Wrong("applicant", AnswerReader.Shown(text));
    }

    /// <summary>Answers to a programme's questions that follow from the profile.</summary>
    public IReadOnlyDictionary<string, CheckAnswer> Answers(ProgrammeRules programme, Profile profile)
    {
        var answers = new Dictionary<string, CheckAnswer>();
        foreach (var question in programme.Questions)
            if (question.Profile is { } key && profile.Values.TryGetValue(key, out var value) && Answer(question, key, value) is { } answer) answers[question.Id] = answer;
        return answers;
    }

    // A value out of a question's bounds is asked again.
    private CheckAnswer? Answer(EligibilityQuestion question, string key, CheckAnswer value) =>
        key != ProfileKey.ApplicantKind ? _answers.Read(question, value.Text).Answer
        : value is ChosenAnswer { Ids.Count: 1 } chosen && _options.OfApplicant(question, chosen.Ids.First()) is { } option ? new ChosenAnswer(option.Id) : null;
}
