using System.Text.Json.Nodes;
using ApplyBot.Applications;
using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Cards.SelfChecks;
using ApplyBot.Eligibility;
using ApplyBot.Knowledge;
using ApplyBot.Scoring;

namespace ApplyBot.Bot.Conversations.SelfChecks;

/// <summary>What a state of a self-check looks like: one card.</summary>
public sealed class CheckView(CheckRules rules, FormCatalog forms)
{
    private readonly CheckPaths _paths = new(rules);

    private Wording Wording => rules.Knowledge.Wording;

    /// <summary>The card.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="profile">What is kept of the owner; null where it must not be shown.</param>
    /// <param name="now">The moment.</param>
    /// <param name="note">What is to be said first.</param>
    /// <param name="error">What is wrong with what was filled in.</param>
    /// <param name="inWindow">Whether it is to offer itself in a window.</param>
    public JsonObject Card(CheckState state, Profile? profile, DateTimeOffset now, string? note = null, string? error = null, bool inWindow = false)
    {
        var frame = new CheckFrame(state.Id, state.Revision, state.Language, Wording) { Note = note, Error = error, Window = inWindow ? Window(state) : null };
        if (_paths.Current(state, profile, now) is { } question)
        {
            return state.Place == CheckPlace.Score ? Scored(frame, state, question) : QuestionCard.Of(frame, state.Place == CheckPlace.Questions ? Asked(state, question, now) : Asked(state, question, profile));
        }
        return state.Place switch
        {
            CheckPlace.Questions when rules.ProgrammeOf(state) is { } programme => Verdict(frame, state, programme, profile, now),
            CheckPlace.Score when rules.Scores.TableOf(state) is { } table => ScoreCard.Of(frame, rules.Scores.Of(table, state), rules.Scores.Text, List(table, state), rules.Scores.Offered(state).Count > 1, state.Among.Count == 0 ? null : table.Notice.Id),
            CheckPlace.Score => ChoiceCard.Of(frame, Wording.Say(state.Language, "check.score.choose"), rules.Scores.Offered(state), true),
            CheckPlace.Match => MatchCard.Of(frame, new ShownMatch(ProfileMatch.Of(rules.All, rules.Known(state, profile), rules.Profiles, now), List(rules.Known(state, profile), state.Language)) { Offered = Offered(state, profile, now) }),
            CheckPlace.Profile when profile is not null => ProfileCard.Of(frame, List(profile, state.Language), state.Programme is not null || state.Table is not null),
            _ => ChoiceCard.Of(frame, Wording.Say(state.Language, state.Among.Count == 0 ? "check.choose.notice" : "check.choose.programme"), _paths.Offered(state), state.Among.Count > 0),
        };
    }

    private AskedQuestion Asked(CheckState state, EligibilityQuestion question, DateTimeOffset now)
    {
        var programme = rules.ProgrammeOf(state)!;
        var verdict = rules.Asking(programme, state, now);
        var answers = List(verdict, state);
        var given = rules.AnswersOf(programme, state.Answers).GetValueOrDefault(question.Id);
        var place = answers.ToList().FindIndex(a => a.Id == question.Id);
        var progress = place >= 0 ? Wording.Say(state.Language, "check.changing", place + 1)
            : verdict.StepsLeft > 1 ? Wording.Say(state.Language, "check.progress", answers.Count + 1, verdict.StepsLeft - 1) : Wording.Say(state.Language, "check.progress.last", answers.Count + 1);
        return new AskedQuestion(programme.NameIn(state.Language), progress, question, rules.Choices(question, state.Language))
        {
            Given = given, GivenText = given is null ? null : rules.Label(question, given, state.Language), Answers = answers, Before = place < 0 ? answers.LastOrDefault() : null,
            Source = programme.Notice.DocNumber ?? programme.Notice.Short.In(state.Language),
        };
    }

    private AskedQuestion Asked(CheckState state, EligibilityQuestion key, Profile? profile)
    {
        var given = rules.Known(state, profile).Values.GetValueOrDefault(key.Id);
        var (title, progress) = state.Place == CheckPlace.Profile
            ? (Wording.Say(state.Language, "check.profile"), Wording.Say(state.Language, "check.profile.editing"))
            : (Wording.Say(state.Language, "check.match.title"), Wording.Say(state.Language, "check.match.progress", CheckRules.Asked.ToList().IndexOf(key.Id) + 1, CheckRules.Asked.Count));
        return new AskedQuestion(title, progress, key, rules.Choices(key, state.Language)) { Given = given, GivenText = given is null ? null : rules.Label(key, given, state.Language) };
    }

    private JsonObject Scored(CheckFrame frame, CheckState state, EligibilityQuestion question)
    {
        var table = rules.Scores.TableOf(state)!;
        var (answers, given) = (List(table, state), rules.Scores.Given(table, state).GetValueOrDefault(question.Id));
        var (items, group) = (table.Items.ToList(), table.Groups.First(g => g.Items.Any(i => i.Id == question.Id)));
        var asked = new AskedQuestion($"{table.Notice.Short.In(state.Language)} · {table.Title.In(state.Language)}",
            Wording.Say(state.Language, "check.score.progress", items.FindIndex(i => i.Id == question.Id) + 1, items.Count, group.Title.In(state.Language)), question, [])
        {
            Given = given, GivenText = given is null ? null : rules.Label(question, given, state.Language), Before = state.Editing is null ? answers.LastOrDefault() : null,
            Source = table.Notice.DocNumber ?? table.Notice.Short.In(state.Language),
        };
        return CardSize.Largest([() => QuestionCard.Of(frame, asked with { Answers = answers }), () => QuestionCard.Of(frame, asked with { Answers = [.. answers.TakeLast(8)] }), () => QuestionCard.Of(frame, asked)]);
    }

    private JsonObject Verdict(CheckFrame frame, CheckState state, ProgrammeRules programme, Profile? profile, DateTimeOffset now)
    {
        var verdict = rules.Judge(programme, state, now);
        return VerdictCard.Of(frame, new ShownVerdict(verdict, List(verdict, state)) { Offered = Offered(state, profile, now), Anyway = rules.CanAskAnyway(programme, state, now), Scored = rules.Scores.Has(programme.Notice.Id), HasForm = forms.Of(programme.Notice, programme.Programme.Path).Any(f => f.Use == FormUse.Application) });
    }

    // Offered only where it can be kept, where he has not said no, and where there is something new to keep.
    private string? Offered(CheckState state, Profile? profile, DateTimeOffset now)
    {
        if (profile is null || state.Declined)
        {
            return null;
        }
        var learnt = rules.Learnt(state, profile, now);
        var news = List(new Profile(learnt.Values.Where(v => !v.Value.Equals(profile.Values.GetValueOrDefault(v.Key))).ToDictionary()), state.Language);
        return news.Count == 0 ? null : CheckFrame.Join(news.Select(n => Wording.Say(state.Language, "check.pair", n.Question, n.Answer)), state.Language);
    }

    private List<ListedAnswer> List(Verdict verdict, CheckState state) =>
        [.. verdict.Answers.Select(a => new ListedAnswer(a.Question.Id, a.Question.Text.In(state.Language), rules.Label(a.Question, a.Answer, state.Language), state.Prefilled.Contains(a.Question.Id)))];

    private List<ListedAnswer> List(ScoreTable table, CheckState state)
    {
        var given = rules.Scores.Given(table, state);
        return [.. from item in table.Items where given.ContainsKey(item.Id) select new ListedAnswer(item.Id, item.Title.In(state.Language), rules.Label(rules.Scores.Question(item), given[item.Id], state.Language), false)];
    }

    private List<ListedAnswer> List(Profile profile, string language) =>
        [.. from key in rules.Listed(profile) let question = rules.QuestionOf(key) select new ListedAnswer(key.Id, question.Text.In(language), rules.Label(question, profile.Values[key.Id], language), false)];

    private JsonObject Window(CheckState state)
    {
        var button = new JsonObject { ["type"] = "Action.Submit", ["associatedInputs"] = "none", ["data"] = new JsonObject { ["verb"] = CheckAction.Verb, ["do"] = CheckAction.Open, ["check"] = state.Id, ["msteams"] = new JsonObject { ["type"] = InvokeNames.TaskFetch } } };
        CardElements.SetTitle(button, Wording.Say(state.Language, "check.window"));
        return button;
    }
}
