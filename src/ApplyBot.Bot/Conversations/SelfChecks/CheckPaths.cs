using ApplyBot.Bot.Cards.SelfChecks;
using ApplyBot.Eligibility;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations.SelfChecks;

/// <summary>Where one can go from a state: what is asked there, what is offered, what lies before it.</summary>
public sealed class CheckPaths(CheckRules rules)
{
    /// <summary>The question that is asked now; null where none is.</summary>
    public EligibilityQuestion? Current(CheckState state, Profile? profile, DateTimeOffset now) => state.Place switch
    {
        CheckPlace.Questions when rules.ProgrammeOf(state) is { } programme =>
            state.Editing is { } id && programme.Find(id) is { } edited ? edited : rules.Asking(programme, state, now).Ask is [var next, ..] ? next : null,
        CheckPlace.Match => KeyOf(state.Editing ?? CheckRules.Asked.FirstOrDefault(k => !rules.Known(state, profile).Values.ContainsKey(k))),
        CheckPlace.Profile when profile is not null => KeyOf(state.Editing),
        CheckPlace.Score => rules.Scores.Current(state),
        _ => null,
    };

    /// <summary>What can be chosen: programmes, or notices.</summary>
    public IReadOnlyList<InputChoice> Offered(CheckState state)
    {
        var among = state.Among.Select(rules.All.Find).OfType<ProgrammeRules>().ToList();
        if (among.Count > 0)
        {
            var several = among.Select(p => p.Notice.Id).Distinct().Count() > 1;
            return [.. among.Select(p => new InputChoice(several ? p.NameIn(state.Language) : p.Programme.Name.In(state.Language), p.Id))];
        }
        return [.. rules.All.Programmes.Select(p => p.Notice).DistinctBy(n => n.Id).Select(n => new InputChoice(n.Short.In(state.Language), n.Id))];
    }

    /// <summary>With a question shown once more.</summary>
    public CheckState Edit(CheckState state, string? id, Profile? profile) => state.Place switch
    {
        CheckPlace.Questions when id is not null && rules.ProgrammeOf(state)?.Find(id) is not null && state.Answers.ContainsKey(id) => state with { Editing = id },
        CheckPlace.Match when id is not null && ProfileKey.Find(id) is not null => state with { Editing = id },
        CheckPlace.Profile when id is not null && profile is not null && ProfileKey.Find(id) is not null => state with { Editing = id },
        CheckPlace.Score when id is not null && rules.Scores.Answered(state).Contains(id) => state with { Editing = id },
        _ => state,
    };

    /// <summary>One step back: to the answer before, else to the choice.</summary>
    public CheckState Back(CheckState state, Profile? profile, DateTimeOffset now)
    {
        switch (state.Place)
        {
            case CheckPlace.Questions when rules.ProgrammeOf(state) is { } programme:
                var answered = rules.Asking(programme, state, now).Answers.Select(a => a.Question.Id).ToList();
                return state.Before(answered) is { } before ? state with { Editing = before }
                    : state with { Place = CheckPlace.Choose, Programme = null, Editing = null, Answers = new Dictionary<string, string>(), Prefilled = [], Anyway = false, Among = [.. rules.All.Programmes.Where(p => p.Notice.Id == programme.Notice.Id).Select(p => p.Id)] };
            case CheckPlace.Match:
                var told = CheckRules.Asked.Where(rules.Known(state, profile).Values.ContainsKey).ToList();
                return state.Before(told) is { } last ? state with { Editing = last } : state with { Place = CheckPlace.Choose, Editing = null, Among = [] };
            case CheckPlace.Score:
                return rules.Scores.Back(state);
            case CheckPlace.Profile:
                return state.Editing is not null ? state with { Editing = null } : state with { Place = state.Table is not null ? CheckPlace.Score : state.Programme is null ? CheckPlace.Choose : CheckPlace.Questions };
            default:
                return state with { Among = [], Place = CheckPlace.Choose };
        }
    }

    private EligibilityQuestion? KeyOf(string? id) => id is not null && ProfileKey.Find(id) is { } key ? rules.QuestionOf(key) : null;
}
