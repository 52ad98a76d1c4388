using ApplyBot.Answering;

namespace ApplyBot.Bot.Conversations;

/// <summary>Answers a question in its conversation, whether it was typed or a button asked it.</summary>
public sealed class QuestionTurn(Respond respond, TimeProvider clock)
{
    /// <summary>The answer, and the state of the conversation after it.</summary>
    /// <param name="inbound">What came in: who asks.</param>
    /// <param name="state">State before it.</param>
    /// <param name="question">The question.</param>
    /// <param name="press">The button that asks; null for what was typed.</param>
    public (Turn Turn, ChatState State) Run(Activity inbound, ChatState state, string question, CardPress? press = null)
    {
        var talk = state.Speaker == inbound.From?.Id ? state.Talk : state.Talk with { Applicants = [] };
        var turn = respond(question, press is null ? talk : press.Within(talk), clock.GetUtcNow());
        return (turn, state with { Talk = turn.State, Speaker = inbound.From?.Id });
    }
}
