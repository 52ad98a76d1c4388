using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyBot.Answering;
using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Cards.Drafts;
using ApplyBot.Bot.Cards.SelfChecks;
using ApplyBot.Bot.Conversations.Drafts;
using ApplyBot.Bot.Conversations.SelfChecks;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations;

/// <summary>Dialogs over the conversation: a programme, or the clauses that it rests on; or a self-check; or a form to fill in.</summary>
public sealed class TaskModules(KnowledgeBase knowledge, Respond respond, CheckRules rules, CheckTurns checks, CheckReplies checkReplies, DraftTurns drafts, DraftReplies draftReplies, TimeProvider clock)
{
    /// <summary>Answers <see cref="InvokeNames.TaskFetch"/>: the card that the button asks for.</summary>
    public async ValueTask<TurnResult> FetchAsync(Activity inbound, ChatState state, CancellationToken cancellation) =>
        await DialogAsync(inbound, state, cancellation) ?? new TurnResult(state, [], Fetch(inbound));

    /// <summary>Answers <see cref="InvokeNames.TaskSubmit"/>: another card, the answer to a question that a card's button asks, or nothing, which closes the dialog.</summary>
    public async ValueTask<TurnResult> SubmitAsync(Activity inbound, ChatState state, CancellationToken cancellation) =>
        await DialogAsync(inbound, state, cancellation) ?? new TurnResult(state, [], Submit(inbound));

    private async ValueTask<TurnResult?> DialogAsync(Activity inbound, ChatState state, CancellationToken cancellation)
    {
        if (!InvokeValue.TryRead(inbound, ProtocolJson.Wire.TaskModuleRequest, out var request))
        {
            return null;
        }
        if (DraftPress.Read(request.Data) is { } drafted)
        {
            var draft = await drafts.PressAsync(inbound, state, drafted, cancellation);
            return new TurnResult(draft.State, draft.Files, draftReplies.Dialog(draft, inbound));
        }
        if (CheckPress.Read(request.Data) is not { } press)
        {
            return null;
        }
        var outcome = await checks.PressAsync(inbound, state, press, cancellation);
        return new TurnResult(outcome.State, [], checkReplies.Dialog(outcome, inbound));
    }

    private InvokeResponse Fetch(Activity inbound) => ShownBy(inbound) is { } shown ? Continue(shown, Replies.LanguageOf(inbound)) : Unreadable;

    private InvokeResponse Submit(Activity inbound)
    {
        if (!InvokeValue.TryRead(inbound, ProtocolJson.Wire.TaskModuleRequest, out var request) || request.Data is not (null or { ValueKind: JsonValueKind.Null or JsonValueKind.Object }))
        {
            return Unreadable;
        }
        if (request.Data is not { ValueKind: JsonValueKind.Object } data || !data.EnumerateObject().Any())
        {
            return new InvokeResponse(200);
        }
        if (CardPress.Read(data, knowledge) is not { } press)
        {
            return Fetch(inbound);
        }
        var answer = respond(press.Question, ConversationState.Empty with { Programmes = press.About }, clock.GetUtcNow()).Answer;
        return DialogReply.Message(answer.Text);
    }

    private static InvokeResponse Unreadable => InvokeValue.Malformed("The data must name what to show, a notice, and a programme of it.");

    private ShownProgramme? ShownBy(Activity inbound) =>
        InvokeValue.TryRead(inbound, ProtocolJson.Wire.TaskModuleRequest, out var request) && request.Data is { } data ? ShownProgramme.Read(data, knowledge) : null;

    private InvokeResponse Continue(ShownProgramme shown, string language)
    {
        var (wording, now) = (knowledge.Wording, clock.GetUtcNow());
        var (card, other, title) = shown.Show == Shown.Clauses
            ? (ClausesCard.Of(knowledge, shown.Notice, shown.Programme, language, now), Shown.Programme, wording.Say(language, "extension.programme"))
            : (ProgrammeCard.Of(knowledge, shown.Notice, shown.Programme, language, now), Shown.Clauses, wording.Say(language, "extension.clauses"));
        ShownProgramme.AddButton(card, ShownProgramme.Turn(shown.Notice, shown.Programme, other, title));
        if (rules.All.Covers(shown.Notice, shown.Programme))
        {
            ShownProgramme.AddButton(card, CardButton.Submitting(CheckAction.Of(wording.Say(language, "check.start"), CheckAction.Start, null, $"{shown.Notice.Id}/{shown.Programme.Path}")));
        }
        if (drafts.CanBegin(shown.Notice, shown.Programme))
        {
            ShownProgramme.AddButton(card, CardButton.Submitting(DraftAction.Of(wording.Say(language, "draft.start"), DraftAction.Start, $"{shown.Notice.Id}/{shown.Programme.Path}")));
        }
        return DialogReply.Card(shown.Notice.Short.In(language), "medium", "medium", card);
    }
}
