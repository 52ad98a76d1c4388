using ApplyBot.Bot.Cards.SelfChecks;
using ApplyBot.Eligibility;
using ApplyBot.Knowledge;
using ApplyBot.Scoring;
using ApplyBot.Understanding;

namespace ApplyBot.Bot.Conversations.SelfChecks;

/// <summary>Estimates of one's points by the scoring tables of notices: what a state at <see cref="CheckPlace.Score"/> means, and its moves.</summary>
public sealed class CheckScores(KnowledgeBase knowledge)
{
    private readonly PointsReader _reader = new(knowledge.Vocabulary, knowledge.Wording);

    /// <summary>All tables.</summary>
    public ScoreTables Tables { get; } = ScoreTables.Of(knowledge);

    /// <summary>Says estimates.</summary>
    public EstimateText Text { get; } = new(knowledge.Wording);

    /// <summary>Whether a notice has a scoring table.</summary>
    public bool Has(string notice) => Tables.All.Any(t => t.Notice.Id == notice);

    /// <summary>The table of a state; null while none is chosen.</summary>
    public ScoreTable? TableOf(CheckState state) => state.Place == CheckPlace.Score ? Tables.All.FirstOrDefault(t => t.Id == state.Table) : null;

    /// <summary>The tables to choose from.</summary>
    public IReadOnlyList<InputChoice> Offered(CheckState state) =>
        [.. Tables.All.Where(t => state.Among.Count == 0 || state.Among.Contains(t.Id)).Select(t => new InputChoice(t.Title.In(state.Language), t.Id))];

    /// <summary>Whether a table can be meant by this.</summary>
    public bool MayBe(string text) => Tables.Find(text).Count > 0;

    /// <summary>What the points of a state come to.</summary>
    public Estimate Of(ScoreTable table, CheckState state) => Estimate.Of(table, Given(table, state));

    /// <summary>The points that count, by row.</summary>
    public Dictionary<string, CheckAnswer> Given(ScoreTable table, CheckState state)
    {
        var given = new Dictionary<string, CheckAnswer>();
        foreach (var item in table.Items)
        {
            if (state.Points.TryGetValue(item.Id, out var text) && Read(_reader.Question(item), text).Answer is { } answer)
            {
                given[item.Id] = answer;
            }
        }
        return given;
    }

    /// <summary>The row asked for; null once all have been, and while no table is chosen.</summary>
    public EligibilityQuestion? Current(CheckState state) => TableOf(state) is not { } table ? null
        : (state.Editing is { } id ? table.Find(id) : null) is { } edited ? _reader.Question(edited)
        : Of(table, state).Next is { } next ? _reader.Question(next) : null;

    /// <summary>The question for a row.</summary>
    public EligibilityQuestion Question(ScoreItem item) => _reader.Question(item);

    /// <summary>Reads points.</summary>
    public AnswerReading Read(EligibilityQuestion question, string? text) => _reader.Read(question, text);

    /// <summary>Rows that something was said to, in the table's order.</summary>
    public IReadOnlyList<string> Answered(CheckState state) => TableOf(state) is { } table ? [.. table.Items.Where(i => state.Points.ContainsKey(i.Id)).Select(i => i.Id)] : [];

    /// <summary>Begins, with the tables of a notice, else of the programme that is being checked, else with all.</summary>
    public CheckStep Begin(CheckState state, string? notice)
    {
        var wanted = notice ?? (state.Programme is { } programme ? Target.Parse(programme).Notice : null);
        var of = Tables.All.Where(t => t.Notice.Id == wanted).Select(t => t.Id).ToList();
        var begun = state with { Place = CheckPlace.Score, Among = of, Editing = null, Table = null, Points = new Dictionary<string, string>() };
        var offered = Offered(begun);
        if (offered.Count == 0)
        {
            return new CheckStep(state) { Note = knowledge.Wording.Say(state.Language, "check.score.none") };
        }
        var next = offered is [var only] ? begun with { Table = only.Value } : begun;
        return new CheckStep(next) { Note = notice is not null && of.Count == 0 ? knowledge.Wording.Say(state.Language, "check.score.none") : null };
    }

    /// <summary>Chooses a table, by its number, its id or what it is called.</summary>
    public CheckStep Choose(CheckState state, string? wanted)
    {
        var offered = Offered(state);
        if (string.IsNullOrWhiteSpace(wanted))
        {
            return new CheckStep(state) { Error = knowledge.Wording.Say(state.Language, "check.choose.error") };
        }
        var found = int.TryParse(wanted, out var number) && number >= 1 && number <= offered.Count ? [offered[number - 1].Value]
            : Tables.Find(wanted).Select(t => t.Id).Where(id => offered.Any(o => o.Value == id)).ToList();
        return found is [var one]
            ? new CheckStep(state with { Table = one, Points = new Dictionary<string, string>(), Editing = null })
            : CheckStep.NotFound(state, wanted, knowledge.Wording);
    }

    /// <summary>One step back: to the row before, to the choice of a table, to the self-check that it began in.</summary>
    public CheckState Back(CheckState state)
    {
        if (state.Before(Answered(state)) is { } before)
        {
            return state with { Editing = before };
        }
        var left = state with { Table = null, Points = new Dictionary<string, string>(), Editing = null };
        return TableOf(state) is not null && Offered(state).Count > 1 ? left
            : left with { Among = [], Place = state.Programme is null ? CheckPlace.Choose : CheckPlace.Questions };
    }
}
