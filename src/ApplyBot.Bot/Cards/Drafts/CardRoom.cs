using System.Text.Json.Nodes;

namespace ApplyBot.Bot.Cards.Drafts;

/// <summary>How much of what was filled in stands on a card, since clients take only so many bytes.</summary>
/// <param name="Buttons">Rows of a table that have buttons of their own; of more, one is chosen from a list.</param>
/// <param name="Rows">Rows of a table that are listed.</param>
/// <param name="Line">Characters of a row in a list to choose from.</param>
/// <param name="Value">Characters of a text that is shown whole; a longer one is only told of, and can be replaced.</param>
/// <param name="Problems">Problems of one field that are listed.</param>
internal sealed record CardRoom(int Buttons, int Rows, int Line, int Value, int Problems)
{
    private const int All = int.MaxValue;

    private static readonly CardRoom[] Sizes =
    [
        new(6, All, 60, All, All), new(0, All, 60, All, 40), new(0, 20, 30, 6_000, 10), new(0, 20, 30, 3_000, 10), new(0, 10, 20, 1_500, 5), new(0, 5, 16, 700, 3), new(0, 5, 12, 300, 2), new(0, 0, 8, 100, 1),
    ];

    /// <summary>The fullest card that clients take.</summary>
    public static JsonObject Fullest(Func<CardRoom, JsonObject> make) => CardSize.Largest(Sizes.Select(room => (Func<JsonObject>)(() => make(room))));
}
