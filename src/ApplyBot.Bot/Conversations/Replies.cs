using System.Text.Json.Nodes;
using ApplyBot.Answering;
using ApplyBot.Bot.Cards;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations;

/// <summary>What the bot says, as activities; the channel adds sender, conversation and identity.</summary>
public static class Replies
{
    /// <summary>An answer: its text, its citations (card, entity and data), what to ask next.</summary>
    public static Activity Answer(Answer answer, Wording wording) => Say(answer.Text, answer.Language) with
    {
        SuggestedActions = Suggest(answer.Suggestions),
        Attachments = answer.Citations.Count == 0 ? null :
        [
            new Attachment
            {
                ContentType = Attachment.AdaptiveCard,
                Content = ProtocolJson.Element(CitationCard.Of(answer.Citations, answer.Language, wording)),
            },
        ],
        Entities = answer.Citations.Count == 0 ? null : [CitationCard.Entity(answer.Citations)],
        ChannelData = ProtocolJson.Element(new JsonObject
        {
            ["outcome"] = OutcomeName(answer.Outcome),
            ["programmes"] = new JsonArray([.. answer.Programmes.Select(p => JsonValue.Create(p))]),
            ["citations"] = new JsonArray([.. answer.Citations.Select(c => new JsonObject
            {
                ["notice"] = c.Notice, ["docNumber"] = c.DocNumber, ["title"] = c.Title, ["clause"] = c.Clause, ["text"] = c.Text,
            })]),
        }),
    };

    /// <summary>The greeting, with questions to begin with.</summary>
    public static Activity Welcome(string language, Wording wording) => Say(wording.Say(language, BotWording.Welcome), language) with
    {
        SuggestedActions = Suggest([.. BotWording.WelcomeSuggestions.Select(key => wording.Say(language, key))]),
    };

    /// <summary>A plain sentence.</summary>
    public static Activity Say(string text, string language) => new()
    {
        Type = ActivityTypes.Message,
        Text = MarkdownText.Of(text),
        TextFormat = "markdown",
        Locale = language,
        InputHint = "acceptingInput",
    };

    /// <summary>The language to speak before anything has been said: the sender's where it is English, else Chinese.</summary>
    public static string LanguageOf(Activity activity) =>
        LocaleOf(activity)?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? Languages.English : Languages.Chinese;

    // Teams tells the language of its windows in an entity, and not always in the activity itself.
    private static string? LocaleOf(Activity activity) => activity.Locale
        ?? activity.Entities?.Where(e => e is { Type: "clientInfo", Properties: not null }).Select(e => e.Properties!.TryGetValue("locale", out var locale)
            && locale.ValueKind == System.Text.Json.JsonValueKind.String ? locale.GetString() : null).FirstOrDefault();

    private static SuggestedActions? Suggest(IReadOnlyList<string> texts) => texts.Count == 0 ? null : new SuggestedActions
    {
        Actions = [.. texts.Select(text => new CardAction
        {
            Type = ActionTypes.ImBack,
            Title = text,
            Value = ProtocolJson.Element(JsonValue.Create(text)),
        })],
    };

    private static string OutcomeName(Outcome outcome) => outcome switch
    {
        Outcome.Answered => "answered",
        Outcome.NotStated => "not_stated",
        Outcome.Ambiguous => "ambiguous",
        _ => "out_of_scope",
    };
}
