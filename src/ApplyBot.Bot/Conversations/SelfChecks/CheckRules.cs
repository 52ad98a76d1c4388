using ApplyBot.Bot.Cards.SelfChecks;
using ApplyBot.Eligibility;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations.SelfChecks;

/// <summary>What self-checks rest on, and what a state means by it. A state that names what is no longer known means the same without it.</summary>
public sealed class CheckRules(KnowledgeBase knowledge, EligibilityRules rules)
{
    private readonly AnswerReader _answers = new(knowledge.Vocabulary);
    private readonly Reasons _reasons = new(knowledge.Wording);

    /// <summary>Everything known.</summary>
    public KnowledgeBase Knowledge => knowledge;

    /// <summary>All programmes that can be checked.</summary>
    public EligibilityRules All => rules;

    /// <summary>Estimates by scoring tables.</summary>
    public CheckScores Scores { get; } = new(knowledge);

    /// <summary>Reads profiles.</summary>
    public ProfileReader Profiles { get; } = new(knowledge.Vocabulary);

    /// <summary>Keys of a profile that are asked before it is held against every programme.</summary>
    public static IReadOnlyList<string> Asked { get; } = ["province", ProfileKey.ApplicantKind];

    /// <summary>The programme of a state; null while none is chosen.</summary>
    public ProgrammeRules? ProgrammeOf(CheckState state) => state.Programme is { } id ? rules.Find(id) : null;

    /// <summary>Reads an answer.</summary>
    public AnswerReading Read(EligibilityQuestion question, string? text) =>
        ProfileKey.Find(question.Id) is { } key && question.Source.Length == 0 ? Profiles.Read(key, Numbered(question, text)) : _answers.Read(question, text);

    /// <summary>The verdict on a state's answers.</summary>
    public Verdict Judge(ProgrammeRules programme, CheckState state, DateTimeOffset now) => SelfCheck.Judge(programme, AnswersOf(programme, state.Answers), now);

    /// <summary>Questions still to be asked: none where the window is over, unless he wants to know anyway.</summary>
    public Verdict Asking(ProgrammeRules programme, CheckState state, DateTimeOffset now) =>
        Judge(programme, state, state.Anyway && MomentOpen(programme) is { } open ? open : now);

    /// <summary>Whether nothing but the window stands in the way so far, so that asking on would tell something.</summary>
    public bool CanAskAnyway(ProgrammeRules programme, CheckState state, DateTimeOffset now) =>
        !state.Anyway && MomentOpen(programme) is { } open && Judge(programme, state, now).Ask.Count == 0 && Judge(programme, state, open).Ask.Count > 0;

    /// <summary>The answers that count, by question.</summary>
    public Dictionary<string, CheckAnswer> AnswersOf(ProgrammeRules programme, IReadOnlyDictionary<string, string> texts)
    {
        var answers = new Dictionary<string, CheckAnswer>();
        foreach (var (id, text) in texts)
        {
            if (programme.Find(id) is { } question && _answers.Read(question, text).Answer is { } answer)
            {
                answers[id] = answer;
            }
        }
        return answers;
    }

    /// <summary>A key of the profile as a question.</summary>
    public EligibilityQuestion QuestionOf(ProfileKey key) => new()
    {
        Id = key.Id, Kind = key.Kind, Clauses = [], Source = "", Unsure = false,
        Text = new LocalText(knowledge.Wording.Say(Languages.Chinese, "profile." + key.Id), knowledge.Wording.Say(Languages.English, "profile." + key.Id)),
        Options = key.Id == ProfileKey.ApplicantKind ? [.. knowledge.Vocabulary.Applicants.Select(a => new Option(a.Id, a.Name, [a.Id]))] : [],
    };

    /// <summary>What can be chosen as an answer, in the order of the numbers that are said for it.</summary>
    public IReadOnlyList<InputChoice> Choices(EligibilityQuestion question, string language)
    {
        IEnumerable<InputChoice> choices = question.Kind == QuestionKind.Region
            ? knowledge.Vocabulary.Regions.Select(r => new InputChoice(language == Languages.English ? r.NameEn : r.Name, r.Name))
            : question.Options.Select(o => new InputChoice(o.Text.In(language), o.Id));
        return question is { Unsure: true, Kind: QuestionKind.OneOf } ? [.. choices, new InputChoice(knowledge.Wording.Say(language, "eligibility.unsure"), "unsure")] : [.. choices];
    }

    /// <summary>An answer in words.</summary>
    public string Label(EligibilityQuestion question, CheckAnswer answer, string language) =>
        answer is RegionAnswer { Province: var name, City: null } && language == Languages.English && knowledge.Vocabulary.Regions.FirstOrDefault(r => r.Name == name) is { } region
            ? region.NameEn : _reasons.Label(question, answer, language);

    /// <summary>Keys that a profile has a value for, in their order.</summary>
    public IEnumerable<ProfileKey> Listed(Profile profile) => ProfileKey.All.Where(k => profile.Values.ContainsKey(k.Id));

    /// <summary>What is known of somebody: what is kept, and over it what he told in this self-check.</summary>
    public Profile Known(CheckState state, Profile? kept) => new(new Dictionary<string, CheckAnswer>(kept?.Values ?? new Dictionary<string, CheckAnswer>())
        .Concat(Told(state)).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Last().Value));

    /// <summary>What is kept once the answers of a state are added.</summary>
    public Profile Learnt(CheckState state, Profile? kept, DateTimeOffset now)
    {
        var known = Known(state, kept);
        return ProgrammeOf(state) is { } programme ? known.Learn(Judge(programme, state, now)) : known;
    }

    private IEnumerable<KeyValuePair<string, CheckAnswer>> Told(CheckState state)
    {
        foreach (var (id, text) in state.Told)
        {
            if (ProfileKey.Find(id) is { } key && Profiles.Read(key, text).Answer is { } answer)
            {
                yield return KeyValuePair.Create(id, answer);
            }
        }
    }

    // A number stands for the option in that place.
    private static string? Numbered(EligibilityQuestion question, string? text) =>
        int.TryParse(text, out var number) && number >= 1 && number <= question.Options.Count ? question.Options[number - 1].Id : text;

    private static DateTimeOffset? MomentOpen(ProgrammeRules programme) =>
        programme.Window.Until?.AddTicks(-1) ?? programme.Window.From;
}
