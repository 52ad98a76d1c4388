using System.Globalization;
using ApplyBot.Applications;
using ApplyBot.Bot.Cards.Drafts;
using ApplyBot.Knowledge;
using ApplyBot.Understanding;

namespace ApplyBot.Bot.Conversations.Drafts;

/// <summary>Drafts in words: what begins one, what is done with it, what fills it in where no cards exist, and what is a question of its own.</summary>
public sealed class DraftTalk(DraftForms forms, DraftTurns turns, DraftAsk ask, DraftView view, DraftReplies replies, QuestionTurn questions, Replies said) : Talk
{
    // What is longer and is no plain question fills in a field.
    private const int LongestQuestion = 60, ShortestQuestion = 4;

    /// <inheritdoc/>
    public override async ValueTask<TurnResult?> RunAsync(Activity inbound, ChatState state, Heard heard, CancellationToken cancellation)
    {
        if (forms.All.All.Count == 0 || heard.Text.Length == 0)
        {
            return null;
        }
        var command = heard.Command;
        var outcome = command is null ? null : await BeginAsync(inbound, state, heard, command.Command, cancellation);
        if (outcome is null && state.Draft is { } at && DraftStore.OwnerOf(inbound) is not null)
        {
            outcome = command is null ? null : await CommandAsync(inbound, state, at, command, cancellation);
            outcome ??= command is null or { Command: not (Command.Check or Command.Match or Command.Profile or Command.ForgetProfile or Command.Score) } ? await AnswerAsync(inbound, state, at, heard, cancellation) : null;
            if (outcome is null && command is null && at.Place is (DraftPlace.Section or DraftPlace.Row))
            {
                // A question in the middle is answered, and the same field comes again.
                var (turn, next) = questions.Run(inbound, state, heard.Text);
                return new TurnResult(next, [said.Answer(turn, inbound), replies.Message(await turns.ShowAsync(inbound, next, null, cancellation), inbound)]);
            }
            if (outcome is null && command is null && at.Draft is not null)
            {
                // Not meant for a self-check that was left for the draft.
                var (turn, next) = questions.Run(inbound, state, heard.Text);
                return new TurnResult(next, [said.Answer(turn, inbound)]);
            }
        }
        return outcome is null ? null : new TurnResult(outcome.State, replies.Messages(outcome, inbound));
    }

    // What can be said without one open.
    private async ValueTask<DraftOutcome?> BeginAsync(Activity inbound, ChatState state, Heard heard, Command command, CancellationToken cancellation)
    {
        if (command is not (Command.Draft or Command.Drafts))
        {
            return null;
        }
        // A command in Latin letters alone is English, however short.
        var language = heard.Text.Any(c => c >= '\u2e80') ? heard.Question.Language : Languages.English;
        var spoken = state with { Draft = (state.Draft ?? new DraftState()) with { Language = language } };
        return command switch
        {
            Command.Draft => await turns.MoveAsync(inbound, spoken, Press(DraftAction.Start, Meant(heard, state)), cancellation),
            _ => await turns.MoveAsync(inbound, spoken, Press(DraftAction.List), cancellation),
        };
    }

    private async ValueTask<DraftOutcome?> CommandAsync(Activity inbound, ChatState state, DraftState at, CommandSaid command, CancellationToken cancellation)
    {
        if (!ChannelFeatures.SupportsAdaptiveCards(inbound.ChannelId) && await ask.CommandAsync(inbound, state, command, cancellation) is { } asked)
        {
            return asked;
        }
        var number = command.Number?.ToString(CultureInfo.InvariantCulture);
        var press = command.Command switch
        {
            Command.Quit => Press(DraftAction.Close),
            _ when at.Draft is null => null,
            Command.Overview => Press(DraftAction.Overview),
            Command.Review => Press(DraftAction.Check),
            Command.Export => Press(DraftAction.Deliver),
            Command.CopyDraft => Press(DraftAction.Copy),
            Command.DeleteDraft => Press(DraftAction.Delete),
            Command.Next when at.Place is DraftPlace.Section => Press(DraftAction.Next, at.Section),
            Command.Back when at.Place is DraftPlace.Row => Press(DraftAction.Section, at.Section),
            Command.Back => Press(DraftAction.Overview),
            Command.Edit or Command.Section when number is not null => Press(DraftAction.Section, number),
            Command.Undo => Press(DraftAction.Restore),
            Command.AddRow when at.Place is DraftPlace.Row => Press(DraftAction.Add, at.Field),
            _ => null,
        };
        return press is null ? null : await turns.MoveAsync(inbound, state, press, cancellation);
    }

    private async ValueTask<DraftOutcome?> AnswerAsync(Activity inbound, ChatState state, DraftState at, Heard heard, CancellationToken cancellation)
    {
        var text = heard.Text;
        if (Numbered(text) is { } number && await ChosenAsync(inbound, state, at, number, cancellation) is { } chosen)
        {
            return chosen;
        }
        if (at.Place == DraftPlace.Choose && forms.Named(text) is { Count: > 0 } named)
        {
            return await turns.MoveAsync(inbound, state, Press(DraftAction.Start, named is [var only] ? only.Id : named[0].Notice.Id), cancellation);
        }
        if (at is { Place: DraftPlace.List, Among: [var another] } && text.Trim().Equals(forms.Knowledge.Wording.Say(at.Language, "draft.new"), StringComparison.OrdinalIgnoreCase))
        {
            return await turns.MoveAsync(inbound, state, Press(DraftAction.New, another), cancellation);
        }
        if (at.Place is DraftPlace.Delete or DraftPlace.Change && forms.Knowledge.Vocabulary.Replies.TryGetValue("yes", out var yes) && yes.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase))
        {
            return await turns.MoveAsync(inbound, state, at.Place == DraftPlace.Delete ? Press(DraftAction.Delete, DraftAction.Yes) : Press(DraftAction.Migrate), cancellation);
        }
        return ChannelFeatures.SupportsAdaptiveCards(inbound.ChannelId) || IsQuestion(heard) ? null : await ask.AnswerAsync(inbound, state, text, cancellation);
    }

    // Lists are numbered in plain text.
    private async ValueTask<DraftOutcome?> ChosenAsync(Activity inbound, ChatState state, DraftState at, int number, CancellationToken cancellation)
    {
        if (at.Place is not (DraftPlace.Choose or DraftPlace.List or DraftPlace.Overview or DraftPlace.Problems or DraftPlace.Deliver or DraftPlace.Copy))
        {
            return null;
        }
        var shown = await turns.ShowAsync(inbound, state, null, cancellation);
        var form = shown.Own is { } own ? forms.Of(own.Draft) : null;
        var press = at.Place switch
        {
            DraftPlace.Choose => view.Offered(at).ElementAtOrDefault(number - 1) is { } offered ? Press(DraftAction.Start, offered.Id) : null,
            DraftPlace.List => shown.Drafts.ElementAtOrDefault(number - 1) is { } listed ? Press(DraftAction.Open, listed.Draft.Id) : null,
            _ when form is null => null,
            DraftPlace.Overview or DraftPlace.Problems => DraftPaths.Named(form, number.ToString(CultureInfo.InvariantCulture)) is { } section ? Press(DraftAction.Section, section.Id) : null,
            DraftPlace.Deliver => DraftView.FormatsOf(form).ElementAtOrDefault(number - 1) is { } format ? Press(DraftAction.Deliver, format) : null,
            _ => view.CopyTargets(form).ElementAtOrDefault(number - 1) is { } to ? Press(DraftAction.Copy, to.Id) : null,
        };
        return press is null ? null : await turns.MoveAsync(inbound, state, press, cancellation);
    }

    private static bool IsQuestion(Heard heard) => heard.Text.Length is >= ShortestQuestion and <= LongestQuestion
        && (heard.Text[^1] is '?' or '？' || heard.Question.Has(Cue.Interrogative) && heard.Question.Mentions.Targets.Count > 0);

    private static int? Numbered(string text) => int.TryParse(text.Trim().TrimEnd('.', '、', '。'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    // What is named, else what is being spoken of: one form, or the notice whose forms are to be chosen from.
    private string? Meant(Heard heard, ChatState state)
    {
        if (forms.Named(heard.Text) is [var titled])
        {
            return titled.Id;
        }
        var targets = heard.Question.Mentions.Targets.Select(t => t.ToString()).ToList();
        var meant = (targets.Count > 0 ? targets : [.. state.Talk.Programmes]).SelectMany(forms.Within).Distinct().ToList();
        return meant switch
        {
            [var only] => only.Id,
            [] => null,
            _ => meant.Where(f => f.Use == FormUse.Application).ToList() is [var application] ? application.Id
                : meant.Select(f => f.Notice).Distinct().ToList() is [var notice] ? notice.Id : null,
        };
    }

    private static DraftPress Press(string what, string? at = null) => new(new DraftMove(what, at), null, 0, null);
}
