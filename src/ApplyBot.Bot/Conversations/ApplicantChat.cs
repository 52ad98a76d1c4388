using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Conversations.Announcements;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations;

/// <summary>One turn with an applicant, on whatever channel: an activity in, activities out. Never throws on what the user sent.</summary>
public sealed class ApplicantChat(QuestionTurn questions, Talks talks, StaffTalk staff, CardActions actions, Invokes invokes, Hearing hearing, Replies replies, Wording wording, ILogger<ApplicantChat> log)
{
    /// <summary>Event that the web page sends when somebody opens it.</summary>
    public const string JoinEvent = "webchat/join";

    /// <summary>Runs the turn; may be run again with a newer state, so whatever it keeps elsewhere is kept the same twice.</summary>
    /// <param name="inbound">What came in.</param>
    /// <param name="state">State after the previous turn of the conversation.</param>
    /// <param name="cancellation">Gives up.</param>
    public async ValueTask<TurnResult> RunAsync(Activity inbound, ChatState state, CancellationToken cancellation = default)
    {
        try
        {
            return inbound.Type switch
            {
                ActivityTypes.Message => IsAnswered(inbound) ? await AnswerAsync(inbound, state, cancellation) : TurnResult.Silent(state),
                ActivityTypes.Invoke => await invokes.RunAsync(inbound, state, cancellation),
                ActivityTypes.Event when inbound.Name == JoinEvent => Welcome(inbound, state),
                ActivityTypes.ConversationUpdate when Occasions.IsRemoval(inbound) => TurnResult.Forget,
                ActivityTypes.ConversationUpdate when Occasions.IsArrival(inbound) => Welcome(inbound, state),
                ActivityTypes.InstallationUpdate when inbound.Action is "add" or "add-upgrade" => Welcome(inbound, state),
                ActivityTypes.InstallationUpdate when inbound.Action is "remove" or "remove-upgrade" => TurnResult.Forget,
                ActivityTypes.EndOfConversation => TurnResult.Forget,
                _ => TurnResult.Silent(state),
            };
        }
#pragma warning disable CA1031 // A defect in one answer must not end the conversation.
        catch (Exception defect) when (defect is not OperationCanceledException)
#pragma warning restore CA1031
        {
            // Its message may hold what somebody typed.
            log.LogError("A turn failed: {Defect}\n{Where}", defect.GetType().Name, defect.StackTrace);
            return inbound.Type == ActivityTypes.Invoke
                ? new TurnResult(state, [], new InvokeResponse(500))
                : new TurnResult(state, [replies.Say(wording.Say(Replies.LanguageOf(inbound), BotWording.TurnFailed), Replies.LanguageOf(inbound), inbound)]);
        }
    }

    /// <summary>Whether the activity is a message that gets an answer. A group's messages reach a bot that is not mentioned where the organisation lets it read along; they are not for it, unless a card sent them. Nor is a card alone, which somebody puts into the conversation to show it.</summary>
    public static bool IsAnswered(Activity inbound) =>
        inbound.Type == ActivityTypes.Message && !IsCardAlone(inbound) && (!Occasions.IsGroup(inbound) || inbound.Value is not null || Mentions.OfRecipient(inbound));

    private static bool IsCardAlone(Activity inbound) =>
        inbound.Value is null && inbound.Attachments?.Any(a => a?.ContentType == Attachment.AdaptiveCard) == true && Mentions.Strip(inbound).Length == 0;

    private async ValueTask<TurnResult> AnswerAsync(Activity inbound, ChatState state, CancellationToken cancellation)
    {
        var text = Mentions.Strip(inbound);
        if (text.Length == 0 && inbound.Value is not null)
        {
            return await actions.SubmitAsync(inbound, state, cancellation);
        }
        var heard = staff.Hear(inbound, hearing.Hear(text, isPrivate: state.Draft is not null || state.Checks.Count > 0));
        if (await talks.FirstAsync(talk => talk.RunAsync(inbound, state, heard, cancellation)) is { } done)
        {
            return done;
        }
        var (turn, next) = questions.Run(inbound, state, text);
        return new TurnResult(next, [replies.Answer(turn, inbound)]);
    }

    private TurnResult Welcome(Activity inbound, ChatState state) => state.Welcomed
        ? TurnResult.Silent(state)
        : new TurnResult(state with { Welcomed = true }, [replies.Welcome(inbound)]);
}
