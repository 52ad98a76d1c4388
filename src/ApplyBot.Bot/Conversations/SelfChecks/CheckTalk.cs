using ApplyBot.Answering;
using ApplyBot.Bot.Cards.SelfChecks;
using ApplyBot.Eligibility;
using ApplyBot.Knowledge;
using ApplyBot.Understanding;

namespace ApplyBot.Bot.Conversations.SelfChecks;

/// <summary>Understands one message on its own, as <see cref="Assistant.Understand"/> does.</summary>
public delegate Question Understand(string text);

/// <summary>Self-checks in words: what begins one, what answers its question, and what is a question of its own.</summary>
public sealed class CheckTalk(CheckRules rules, ProgrammeFinder finder, CheckTurns checks, CheckReplies replies, QuestionTurn questions, Replies said, Understand understand, TimeProvider clock)
{
    private const Cue Asks = Cue.Interrogative | Cue.YesNo | Cue.WhichOf | Cue.AskWhen | Cue.StillOpen | Cue.DaysLeft | Cue.NextClosing | Cue.OpenNow | Cue.Compare | Cue.AskPhone | Cue.AskEmail | Cue.AskAddress | Cue.AskSite | Cue.AskPerson;
    private const int ShortestQuestion = 4;

    private readonly CommandReader _commands = new(rules.Knowledge.Vocabulary);
    private readonly CheckPaths _paths = new(rules);

    /// <summary>The turn where the message has to do with a self-check; null where it has not.</summary>
    public async ValueTask<TurnResult?> RunAsync(Activity inbound, ChatState state, string text, CancellationToken cancellation)
    {
        if (rules.All.Programmes.Count == 0 || text.Length == 0)
        {
            return null;
        }
        var own = CheckTurns.Of(inbound, state);
        var outcome = (_commands.MayBe(text) ? _commands.Read(text, understand(text)) : null) is { } command
            ? await CommandAsync(inbound, state, own, text, command, cancellation) : null;
        outcome ??= own is null ? null : await AnswerAsync(inbound, state, own, text, cancellation);
        if (outcome is not null)
        {
            return new TurnResult(outcome.State, [replies.Message(outcome, inbound)]);
        }
        if (own is null || !IsWaiting(own, await checks.ShowAsync(inbound, state, own, null, cancellation)))
        {
            return null;
        }
        // A question in the middle is answered, and the same step comes again.
        var (turn, next) = questions.Run(inbound, state, text);
        return new TurnResult(next, [said.Answer(turn, inbound), replies.Message(await checks.ShowAsync(inbound, next, own, null, cancellation), inbound)]);
    }

    private async ValueTask<CheckOutcome?> CommandAsync(Activity inbound, ChatState state, CheckState? own, string text, CommandSaid said, CancellationToken cancellation)
    {
        var language = understand(text).Language;
        switch (said.Command)
        {
            case Command.Check:
                return await checks.BeginAsync(inbound, state, Meant(text, state), Told(understand(text).Mentions.Rest, ProfileKey.ApplicantKind), language, CheckPlace.Choose, cancellation);
            case Command.Match:
                return await checks.BeginAsync(inbound, state, [], Told(text, [.. CheckRules.Asked]), language, CheckPlace.Match, cancellation);
            case Command.Profile or Command.ForgetProfile when Profiles.KeyOf(inbound) is null:
                return new CheckOutcome(state, null, null, rules.Knowledge.Wording.Say(language, "check.profile.group"));
            case Command.Profile or Command.ForgetProfile:
                var at = own is null ? await checks.BeginAsync(inbound, state, [], new Dictionary<string, string>(), language, CheckPlace.Profile, cancellation) : new CheckOutcome(state, own, null);
                return await checks.MoveAsync(inbound, at.State, at.Check!, new CheckMove(said.Command == Command.Profile ? CheckAction.Profile : CheckAction.Forget), cancellation);
            case Command.Score when rules.Scores.Tables.All.Count > 0:
                var scored = own is null ? await checks.BeginAsync(inbound, state, [], new Dictionary<string, string>(), language, CheckPlace.Choose, cancellation) : new CheckOutcome(state, own, null);
                return await checks.MoveAsync(inbound, scored.State, scored.Check!, new CheckMove(CheckAction.Score, Notice(text, state, own)), cancellation);
        }
        if (own is null)
        {
            return null;
        }
        var shown = await checks.ShowAsync(inbound, state, own, null, cancellation);
        var asked = _paths.Current(own, shown.Profile, clock.GetUtcNow());
        return said.Command switch
        {
            Command.Back => await checks.MoveAsync(inbound, state, own, new CheckMove(CheckAction.Back), cancellation),
            Command.Restart => await checks.MoveAsync(inbound, state, own, new CheckMove(CheckAction.Restart), cancellation),
            Command.Quit => await checks.MoveAsync(inbound, state, own, new CheckMove(CheckAction.Quit), cancellation),
            Command.Again => await checks.MoveAsync(inbound, state, own, new CheckMove(CheckAction.Again), cancellation),
            Command.Anyway => await checks.MoveAsync(inbound, state, own, new CheckMove(CheckAction.Restart, CheckAction.Anyway), cancellation),
            Command.Edit => await checks.MoveAsync(inbound, state, own, new CheckMove(CheckAction.Edit, Numbered(own, shown.Profile, said.Number ?? 0)), cancellation),
            Command.Remember when asked is null => await checks.MoveAsync(inbound, state, own, new CheckMove(CheckAction.Remember), cancellation),
            Command.Decline when asked is null => await checks.MoveAsync(inbound, state, own, new CheckMove(CheckAction.Decline), cancellation),
            _ => null,
        };
    }

    private async ValueTask<CheckOutcome?> AnswerAsync(Activity inbound, ChatState state, CheckState own, string text, CancellationToken cancellation)
    {
        var shown = await checks.ShowAsync(inbound, state, own, null, cancellation);
        if (_paths.Current(own, shown.Profile, clock.GetUtcNow()) is { } question)
        {
            return IsQuestion(text) ? null : await checks.MoveAsync(inbound, state, own, new CheckMove(CheckAction.Answer, question.Id, text), cancellation);
        }
        var chooses = own.Place == CheckPlace.Choose && (int.TryParse(text, out _) || finder.Find(text).Count > 0 || !IsQuestion(text))
            || own.Place == CheckPlace.Score && rules.Scores.TableOf(own) is null && (int.TryParse(text, out _) || rules.Scores.MayBe(text) || !IsQuestion(text))
            || own.Place == CheckPlace.Match && finder.Find(text).Count == 1;
        return chooses ? await checks.MoveAsync(inbound, state, own, new CheckMove(CheckAction.Choose, text), cancellation) : null;
    }

    private bool IsWaiting(CheckState own, CheckOutcome shown) => own.Place == CheckPlace.Choose || own.Place == CheckPlace.Score && rules.Scores.TableOf(own) is null || _paths.Current(own, shown.Profile, clock.GetUtcNow()) is not null;

    private bool IsQuestion(string text) => text.Length >= ShortestQuestion && (text[^1] is '?' or '？' || understand(text).Has(Asks));

    // What is named, else what is being spoken of.
    private IReadOnlyList<ProgrammeRules> Meant(string text, ChatState state)
    {
        var named = understand(text).Mentions.Targets.Select(t => t.ToString()).ToList();
        var meant = named.Count > 0 ? named : state.Talk.Programmes.Select(p => Target.Parse(p).Notice).Distinct().Count() == 1 ? state.Talk.Programmes : [];
        return [.. meant.SelectMany(rules.All.Within).Distinct()];
    }

    // The notice named, else the one being checked, else the one being spoken of where it has a table.
    private string? Notice(string text, ChatState state, CheckState? own) =>
        understand(text).Mentions.Targets.Select(t => t.Notice).Distinct().ToList() is [var named] ? named
        : own?.Programme is null && Meant(text, state).Select(p => p.Notice.Id).Distinct().ToList() is [var spoken] && rules.Scores.Has(spoken) ? spoken : null;

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
