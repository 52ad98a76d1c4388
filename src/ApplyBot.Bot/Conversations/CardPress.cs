using System.Text.Json;
using ApplyBot.Answering;
using ApplyBot.Bot.Cards;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations;

/// <summary>A press of a button that <see cref="AskAction"/> made.</summary>
/// <param name="Verb"><see cref="AskAction.Ask"/> or <see cref="AskAction.Choose"/>.</param>
/// <param name="Question">What it asks.</param>
/// <param name="About">Programmes that its card is about; those that are not known any more are left out.</param>
/// <param name="Asked">What had been asked when the card was made.</param>
public sealed record CardPress(string Verb, string Question, IReadOnlyList<string> About, string Asked)
{
    private const int MostCharacters = 400, MostProgrammes = 50;

    /// <summary>Reads the data of a button, which anybody may have written; null when it is none of ours.</summary>
    public static CardPress? Read(JsonElement? data, KnowledgeBase knowledge) =>
        data is { ValueKind: JsonValueKind.Object } json
        && Text(json, "verb") is AskAction.Ask or AskAction.Choose
        && Text(json, "ask") is { Length: > 0 } question && !string.IsNullOrWhiteSpace(question)
            ? new CardPress(Text(json, "verb")!, question, [.. Programmes(json).Where(p => IsKnown(p, knowledge))], Text(json, "asked") ?? "")
            : null;

    /// <summary>The state to ask in: the conversation's own while it is still about the same, else that of the card.</summary>
    public ConversationState Within(ConversationState talk) =>
        About.Count == 0 || talk.Programmes.SequenceEqual(About) && (Asked.Length == 0 || talk.Content == Asked) ? talk
        : new ConversationState { Programmes = About, Content = Asked, Applicants = talk.Applicants, Language = talk.Language };

    private static IEnumerable<string> Programmes(JsonElement json) =>
        json.TryGetProperty("about", out var about) && about.ValueKind == JsonValueKind.Array
            ? about.EnumerateArray().Take(MostProgrammes).Where(p => p.ValueKind == JsonValueKind.String).Select(p => p.GetString()!) : [];

    private static bool IsKnown(string programme, KnowledgeBase knowledge)
    {
        var (notice, path) = programme.IndexOf('/', StringComparison.Ordinal) is > 0 and var i ? (programme[..i], programme[(i + 1)..]) : (programme, null);
        return knowledge.Find(notice) is { } found && (path is null || found.AllProgrammes.Any(p => p.Path == path));
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= MostCharacters } text ? text : null;
}
