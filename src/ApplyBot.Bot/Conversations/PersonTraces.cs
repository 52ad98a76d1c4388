using ApplyBot.Answering;
using ApplyBot.Bot.Conversations.SelfChecks;

namespace ApplyBot.Bot.Conversations;

/// <summary>What a conversation's state holds of one of those who take part in it.</summary>
internal static class PersonTraces
{
    /// <summary>Whether it holds anything that the person said.</summary>
    public static bool Holds(this ChatState state, string person) =>
        state.Speaker == person || state.Checks.Of(person) is not null || state.Before?.Holds(person) == true;

    /// <summary>What is left when that is taken out. What others said stays, but for the state before, whose only use is to run the last turn again.</summary>
    public static ChatState Without(this ChatState state, string person) => new()
    {
        Welcomed = state.Welcomed,
        Checks = state.Checks.Without(person),
        Talk = state.Speaker == person ? ConversationState.Empty : state.Talk,
        Speaker = state.Speaker == person ? null : state.Speaker,
    };
}
