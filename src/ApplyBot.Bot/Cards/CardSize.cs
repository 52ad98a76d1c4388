using System.Text;
using System.Text.Json.Nodes;
using ApplyBot.Bot.Protocol;

namespace ApplyBot.Bot.Cards;

/// <summary>How large a card may be.</summary>
internal static class CardSize
{
    /// <summary>Whether clients take it.</summary>
    public static bool Fits(JsonObject card) => Encoding.UTF8.GetByteCount(card.ToJsonString(ProtocolJson.Wire.Options)) <= AnswerCard.MaxBytes;

    /// <summary>The first of the versions that clients take, else the last; the fullest comes first.</summary>
    public static JsonObject Largest(params IEnumerable<Func<JsonObject>> versions)
    {
        JsonObject? card = null;
        foreach (var version in versions)
        {
            card = version();
            if (Fits(card))
            {
                break;
            }
        }
        return card!;
    }
}
