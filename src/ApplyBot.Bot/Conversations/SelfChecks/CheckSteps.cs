using ApplyBot.Bot.Cards.SelfChecks;
using ApplyBot.Eligibility;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations.SelfChecks;

/// <summary>What a move comes to.</summary>
/// <param name="State">The self-check after it; null when it is over. Unchanged where the move was not possible.</param>
public sealed record CheckStep(CheckState? State)
{
    /// <summary>What is to be said of it.</summary>
    public string? Note { get; init; }
    /// <summary>What is wrong with what was filled in.</summary>
    public string? Error { get; init; }
    /// <summary>What is to be kept from now on; empty: nothing. Null: as it was.</summary>
    public Profile? Keep { get; init; }

    internal static CheckStep NotFound(CheckState state, string wanted, Wording wording) =>
        new(state) { Error = wording.Say(state.Language, "check.choose.unknown", wanted.Length <= 30 ? wanted : wanted[..30] + "…") };
}

/// <summary>The moves of a self-check: a function of state, move, profile and moment. Never throws on what somebody pressed or wrote.</summary>
public sealed class CheckSteps(CheckRules rules, ProgrammeFinder finder)
{
    private readonly CheckPaths _paths = new(rules);

    private Wording Wording => rules.Knowledge.Wording;

    /// <summary>Makes a move.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="move">What is done.</param>
    /// <param name="profile">What is kept of the owner; null where it must not be used.</param>
    /// <param name="now">The moment.</param>
    public CheckStep Take(CheckState state, CheckMove move, Profile? profile, DateTimeOffset now)
    {
        var step = move.Do switch
        {
            CheckAction.Score => rules.Scores.Begin(state, move.At),
            CheckAction.Choose when state.Place == CheckPlace.Score => rules.Scores.Choose(state, move.At ?? move.Answer),
            CheckAction.Choose => Choose(state, move.At ?? move.Answer, profile, now),
            CheckAction.Answer => Answer(state, move, profile, now),
            CheckAction.Edit => new CheckStep(_paths.Edit(state, move.At, profile)),
            CheckAction.Back => new CheckStep(_paths.Back(state, profile, now)),
            CheckAction.Restart => Restart(state, move.At, profile, now),
            CheckAction.Again => new CheckStep(state with { Place = CheckPlace.Choose, Among = [], Programme = null, Answers = new Dictionary<string, string>(), Prefilled = [], Editing = null, Anyway = false, Table = null }),
            CheckAction.Match => new CheckStep(state with { Place = CheckPlace.Match, Programme = null, Editing = null, Table = null }),
            CheckAction.Profile when profile is null => Noted(state, "check.profile.group"),
            CheckAction.Profile => new CheckStep(state with { Place = CheckPlace.Profile, Editing = null }),
            CheckAction.Remember when profile is null => Noted(state, "check.profile.group"),
            CheckAction.Remember => Noted(state with { Told = new Dictionary<string, string>() }, "check.remembered") with { Keep = rules.Learnt(state, profile, now) },
            CheckAction.Decline => Noted(state with { Declined = true }, "check.declined"),
            CheckAction.Forget => Forget(state, move.At, profile),
            CheckAction.Quit => new CheckStep((CheckState?)null) { Note = Say(state, "check.ended") },
            _ => new CheckStep(state),
        };
        return step.State is { } next && next != state ? step with { State = next with { Revision = state.Revision + 1 } } : step;
    }

    /// <summary>Begins with a programme; what is known of the owner is filled in.</summary>
    public CheckState Begin(CheckState state, ProgrammeRules programme, Profile? profile, DateTimeOffset now)
    {
        var begun = state with { Place = CheckPlace.Questions, Programme = programme.Id, Editing = null, Anyway = false, Answers = new Dictionary<string, string>(), Prefilled = [] };
        var filled = rules.Profiles.Answers(programme, rules.Known(state, profile)).ToDictionary(a => a.Key, a => a.Value.Text);
        var counted = rules.Judge(programme, begun with { Answers = filled }, now).Answers;
        return begun with { Answers = counted.ToDictionary(a => a.Question.Id, a => a.Answer.Text), Prefilled = [.. counted.Select(a => a.Question.Id)] };
    }

    private CheckStep Choose(CheckState state, string? wanted, Profile? profile, DateTimeOffset now)
    {
        var offered = _paths.Offered(state);
        if (int.TryParse(wanted, out var number) && number >= 1 && number <= offered.Count)
        {
            wanted = offered[number - 1].Value;
        }
        if (string.IsNullOrWhiteSpace(wanted))
        {
            return new CheckStep(state) { Error = Say(state, "check.choose.error") };
        }
        return finder.Find(wanted) switch
        {
            [var one] => new CheckStep(Begin(state, one, profile, now)),
            [] => CheckStep.NotFound(state, wanted, Wording),
            var several => new CheckStep(state with { Place = CheckPlace.Choose, Programme = null, Among = [.. several.Select(p => p.Id)] }),
        };
    }

    private CheckStep Answer(CheckState state, CheckMove move, Profile? profile, DateTimeOffset now)
    {
        if (_paths.Current(state, profile, now) is not { } question || move.At is { } at && at != question.Id)
        {
            return new CheckStep(state);
        }
        var reading = state.Place == CheckPlace.Score ? rules.Scores.Read(question, move.Answer) : rules.Read(question, move.Answer);
        if (reading.Answer is not { } answer)
        {
            return new CheckStep(state) { Error = reading.Defect!.Say(Wording, state.Language) };
        }
        switch (state.Place)
        {
            case CheckPlace.Score:
                return new CheckStep(state with { Points = With(state.Points, question.Id, answer.Text), Editing = null });
            case CheckPlace.Match:
                return new CheckStep(state with { Told = With(state.Told, question.Id, answer.Text), Editing = null });
            case CheckPlace.Profile:
                var kept = new Dictionary<string, CheckAnswer>(profile!.Values) { [question.Id] = answer };
                return Noted(state with { Editing = null, Told = Without(state.Told, question.Id) }, "check.remembered") with { Keep = new Profile(kept) };
            default:
                var programme = rules.ProgrammeOf(state)!;
                var given = state with { Answers = With(state.Answers, question.Id, answer.Text), Prefilled = [.. state.Prefilled.Where(p => p != question.Id)], Editing = null };
                var dropped = rules.Asking(programme, given, now).Dropped;
                return new CheckStep(given with { Answers = dropped.Aggregate(given.Answers, (all, gone) => Without(all, gone.Question.Id)) })
                {
                    Note = dropped.Count == 0 ? null : Say(state, "check.dropped", CheckFrame.Join(dropped.Select(d => Say(state, "check.dropped.one", d.Question.Text.In(state.Language), rules.Label(d.Question, d.Answer, state.Language))), state.Language)),
                };
        }
    }

    private CheckStep Restart(CheckState state, string? at, Profile? profile, DateTimeOffset now) => state.Place switch
    {
        CheckPlace.Questions when rules.ProgrammeOf(state) is { } programme => new CheckStep(at == CheckAction.Anyway ? state with { Anyway = true, Editing = null } : Begin(state, programme, profile, now) with { Anyway = state.Anyway }),
        CheckPlace.Match => new CheckStep(state with { Told = new Dictionary<string, string>(), Editing = null }),
        CheckPlace.Profile => new CheckStep(state with { Editing = null }),
        CheckPlace.Score => new CheckStep(at is null ? state with { Points = new Dictionary<string, string>(), Editing = null } : state),
        _ => new CheckStep(state with { Among = [] }),
    };

    private CheckStep Forget(CheckState state, string? key, Profile? profile)
    {
        if (profile is null)
        {
            return Noted(state, "check.profile.group");
        }
        var rest = key is null ? Profile.Empty : new Profile(profile.Values.Where(v => v.Key != key).ToDictionary());
        return Noted(state with { Editing = null, Place = key is null ? CheckPlace.Profile : state.Place, Told = key is null ? new Dictionary<string, string>() : Without(state.Told, key) }, "check.forgotten") with { Keep = rest };
    }

    private CheckStep Noted(CheckState state, string key) => new(state) { Note = Say(state, key) };

    private string Say(CheckState state, string key, params object?[] values) => Wording.Say(state.Language, key, values);

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> all, string key, string value) => new(all) { [key] = value };

    private static Dictionary<string, string> Without(IReadOnlyDictionary<string, string> all, string key) => all.Where(p => p.Key != key).ToDictionary();
}
