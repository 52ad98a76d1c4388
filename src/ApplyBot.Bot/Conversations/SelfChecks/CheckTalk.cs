using ApplyBot.Answering;
using ApplyBot.Bot.Cards.SelfChecks;
using ApplyBot.Eligibility;
using ApplyBot.Knowledge;
using ApplyBot.Understanding;

namespace ApplyBot.Bot.Conversations.SelfChecks;

/// <summary>Self-checks in words: what begins one, what answers its question, and what is a question of its own.</summary>
public sealed class CheckTalk(CheckRules rules, ProgrammeFinder finder, CheckTurns checks, CheckReplies replies, QuestionTurn questions, Replies said, TimeProvider clock) : Talk
{
    private const Cue Asks = Cue.Interrogative | Cue.YesNo | Cue.WhichOf | Cue.AskWhen | Cue.StillOpen | Cue.DaysLeft | Cue.NextClosing | Cue.OpenNow | Cue.Compare | Cue.AskPhone | Cue.AskEmail | Cue.AskAddress | Cue.AskSite | Cue.AskPerson;
    private const int ShortestQuestion = 4;

    private readonly CheckPaths _paths = new(rules);

    /// <inheritdoc/>
    public override async ValueTask<TurnResult?> RunAsync(Activity inbound, ChatState state, Heard heard, CancellationToken cancellation)
    {
        var text = heard.Text;
        if (rules.All.Programmes.Count == 0 || text.Length == 0)
        {
            return null;
        }
        var (own, command) = (CheckTurns.Of(inbound, state), heard.Command);
        var outcome = command is null ? null : await BeginAsync(inbound, state, own, heard, command.Command, cancellation);
        if (outcome is null && own is not null)
        {
            var at = await checks.ShowAsync(inbound, state, own, null, cancellation);
            var move = (command is null ? null : Commanded(own, at.Profile, command)) ?? Answered(own, at.Profile, heard);
            if (move is null && IsWaiting(own, at.Profile))
            {
                // A question in the middle is answered, and the same step comes again.
                var (turn, next) = questions.Run(inbound, state, text);
                return new TurnResult(next, [said.Answer(turn, inbound), replies.Message(at with { State = next }, inbound)]);
            }
            outcome = move is null ? null : await checks.MoveAsync(inbound, at, move, cancellation);
        }
        return outcome is null ? null : new TurnResult(outcome.State, [replies.Message(outcome, inbound)]);
    }

    // What can be said without one under way.
    private async ValueTask<CheckOutcome?> BeginAsync(Activity inbound, ChatState state, CheckState? own, Heard heard, Command command, CancellationToken cancellation)
    {
        var (read, language) = (heard.Question, heard.Question.Language);
        switch (command)
        {
            case Command.Check:
                return await checks.BeginAsync(inbound, state, Meant(read, state), Told(read.Mentions.Rest, ProfileKey.ApplicantKind), language, CheckPlace.Choose, cancellation);
            case Command.Match:
                return await checks.BeginAsync(inbound, state, [], Told(heard.Text, [.. CheckRules.Asked]), language, CheckPlace.Match, cancellation);
            case Command.Profile or Command.ForgetProfile when Profiles.KeyOf(inbound) is null:
                return new CheckOutcome(state, null, null, rules.Knowledge.Wording.Say(language, "check.profile.group"));
            case Command.Profile or Command.ForgetProfile:
                return await checks.MoveAsync(inbound, await AtAsync(CheckPlace.Profile), new CheckMove(command == Command.Profile ? CheckAction.Profile : CheckAction.Forget), cancellation);
            case Command.Score when rules.Scores.Tables.All.Count > 0:
                return await checks.MoveAsync(inbound, await AtAsync(CheckPlace.Choose), new CheckMove(CheckAction.Score, Notice(read, state, own)), cancellation);
            default:
                return null;
        }

        ValueTask<CheckOutcome> AtAsync(CheckPlace place) => own is null
            ? checks.BeginAsync(inbound, state, [], new Dictionary<string, string>(), language, place, cancellation)
            : checks.ShowAsync(inbound, state, own, null, cancellation);
    }

    private CheckMove? Commanded(CheckState own, Profile? profile, CommandSaid said) => said.Command switch
    {
        Command.Back => new CheckMove(CheckAction.Back),
        Command.Restart => new CheckMove(CheckAction.Restart),
        Command.Quit => new CheckMove(CheckAction.Quit),
        Command.Again => new CheckMove(CheckAction.Again),
        Command.Anyway => new CheckMove(CheckAction.Restart, CheckAction.Anyway),
        Command.Edit => new CheckMove(CheckAction.Edit, Numbered(own, profile, said.Number ?? 0)),
        Command.Remember when Current(own, profile) is null => new CheckMove(CheckAction.Remember),
        Command.Decline when Current(own, profile) is null => new CheckMove(CheckAction.Decline),
        _ => null,
    };

    private CheckMove? Answered(CheckState own, Profile? profile, Heard heard)
    {
        var text = heard.Text;
        if (Current(own, profile) is { } question)
        {
            return IsQuestion(heard) ? null : new CheckMove(CheckAction.Answer, question.Id, text);
        }
        var chooses = own.Place == CheckPlace.Choose && (int.TryParse(text, out _) || finder.Find(text).Count > 0 || !IsQuestion(heard))
            || own.Place == CheckPlace.Score && rules.Scores.TableOf(own) is null && (int.TryParse(text, out _) || rules.Scores.MayBe(text) || !IsQuestion(heard))
            || own.Place == CheckPlace.Match && finder.Find(text).Count == 1;
        return chooses ? new CheckMove(CheckAction.Choose, text) : null;
    }

    private EligibilityQuestion? Current(CheckState own, Profile? profile) => _paths.Current(own, profile, clock.GetUtcNow());

    private bool IsWaiting(CheckState own, Profile? profile) => own.Place == CheckPlace.Choose || own.Place == CheckPlace.Score && rules.Scores.TableOf(own) is null || Current(own, profile) is not null;

    private static bool IsQuestion(Heard heard) => heard.Text.Length >= ShortestQuestion && (heard.Text[^1] is '?' or '？' || heard.Question.Has(Asks));

    // What is named, else what is being spoken of.
    private IReadOnlyList<ProgrammeRules> Meant(Question read, ChatState state)
    {
        var named = read.Mentions.Targets.Select(t => t.ToString()).ToList();
        var meant = named.Count > 0 ? named : state.Talk.Programmes.Select(p => Target.Parse(p).Notice).Distinct().Count() == 1 ? state.Talk.Programmes : [];
        return [.. meant.SelectMany(rules.All.Within).Distinct()];
    }

    // The notice named, else the one being checked, else the one being spoken of where it has a table.
    private string? Notice(Question read, ChatState state, CheckState? own) =>
        read.Mentions.Targets.Select(t => t.Notice).Distinct().ToList() is [var named] ? named
        : own?.Programme is null && Meant(read, state).Select(p => p.Notice.Id).Distinct().ToList() is [var spoken] && rules.Scores.Has(spoken) ? spoken : null;

    // A province beside the name of a programme says which notice is meant, not where he is.
    private Dictionary<string, string> Told(string text, params IReadOnlyList<string> keys)
    {
        var told = new Dictionary<string, string>();
        foreach (var key in keys.Select(ProfileKey.Find).OfType<ProfileKey>())
        {
            if (rules.Profiles.Read(key, text).Answer is { } answer)
            {
                told[key.Id] = answer.Text;
            }
        }
        return told;
    }

    private string? Numbered(CheckState own, Profile? profile, int number)
    {
        var ids = own.Place switch
        {
            CheckPlace.Questions when rules.ProgrammeOf(own) is { } programme => rules.Asking(programme, own, clock.GetUtcNow()).Answers.Select(a => a.Question.Id),
            CheckPlace.Score => rules.Scores.Answered(own),
            CheckPlace.Match => rules.Listed(rules.Known(own, profile)).Select(k => k.Id),
            _ => rules.Listed(profile ?? Profile.Empty).Select(k => k.Id),
        };
        return ids.ElementAtOrDefault(number - 1);
    }
}
