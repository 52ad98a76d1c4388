using ApplyBot.Answering;
using ApplyBot.Bot.Cards;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations;

/// <summary>One turn with an applicant, on whatever channel: an activity in, activities out. Never throws on what the user sent.</summary>
public sealed class ApplicantChat(Respond respond, Wording wording, TimeProvider clock, ILogger<ApplicantChat> log)
{
    /// <summary>Event that the web page sends when somebody opens it.</summary>
    public const string JoinEvent = "webchat/join";

    /// <summary>Runs the turn.</summary>
    /// <param name="inbound">What came in.</param>
    /// <param name="state">State after the previous turn of the conversation.</param>
    /// <param name="send">Takes what goes out, in order.</param>
    /// <returns>State for the next turn.</returns>
    public async Task<ChatState> RunAsync(Activity inbound, ChatState state, Send send) => inbound.Type switch
    {
        ActivityTypes.Message => await AnswerAsync(inbound, state, send),
        ActivityTypes.Event when inbound.Name == JoinEvent => await WelcomeAsync(inbound, state, send),
        ActivityTypes.ConversationUpdate when Joined(inbound) => await WelcomeAsync(inbound, state, send),
        _ => state,
    };

    private async Task<ChatState> AnswerAsync(Activity inbound, ChatState state, Send send)
    {
        await send(new Activity { Type = ActivityTypes.Typing, ReplyToId = inbound.Id });
        try
        {
            var turn = respond(inbound.Text ?? "", state.Talk, clock.GetUtcNow());
            await send(Replies.Answer(turn.Answer, wording) with { ReplyToId = inbound.Id });
            return state with { Talk = turn.State };
        }
#pragma warning disable CA1031 // A defect in one answer must not end the conversation.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            log.LogError(defect, "A turn failed");
            await send(Replies.Say(wording.Say(LanguageOf(inbound), BotWording.TurnFailed), LanguageOf(inbound)) with { ReplyToId = inbound.Id });
            return state;
        }
    }

    private async Task<ChatState> WelcomeAsync(Activity inbound, ChatState state, Send send)
    {
        if (!state.Welcomed)
        {
            await send(Replies.Welcome(LanguageOf(inbound), wording) with { ReplyToId = inbound.Id });
        }
        return state with { Welcomed = true };
    }

    private static bool Joined(Activity update) => update.MembersAdded?.Any(m => m.Id is not null && m.Id != update.Recipient?.Id) == true;

    private static string LanguageOf(Activity activity) =>
        activity.Locale?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? Languages.English : Languages.Chinese;
}
