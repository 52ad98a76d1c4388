using System.Text.Json.Nodes;
using ApplyBot.Announcements.Reminders;
using ApplyBot.Answering;
using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Cards.Reminders;
using ApplyBot.Bot.Cards.SelfChecks;
using ApplyBot.Eligibility;
using ApplyBot.Knowledge;
using ApplyBot.Understanding;

namespace ApplyBot.Bot.Conversations;

/// <summary>What the bot says, as activities that suit the channel; the channel adds sender, conversation and identity.</summary>
public sealed class Replies(KnowledgeBase knowledge, EligibilityRules rules, TimeProvider clock)
{
    private const int MostSummary = 300;

    private readonly PreparedReplies _prepared = new();

    private Wording Wording => knowledge.Wording;

    /// <summary>An answer: on a card in Teams; as text with citations (card, entity and data) and what to ask next where cards can be shown; elsewhere as text alone.</summary>
    /// <param name="turn">The answer, and the state after it.</param>
    /// <param name="inbound">What is answered.</param>
    /// <param name="question">The question to repeat, where nobody said it aloud.</param>
    public Activity Answer(Turn turn, Activity inbound, string? question = null) =>
        (question is null && Siblings(turn.Answer) is null ? _prepared.Get(turn, inbound.ChannelId, () => Make(turn, inbound, null)) : Make(turn, inbound, question)) with { ReplyToId = inbound.Id };

    private Activity Make(Turn turn, Activity inbound, string? question)
    {
        var answer = turn.Answer;
        var reply = ChannelFeatures.SpeaksInCards(inbound.ChannelId)
            ? new Activity { Type = ActivityTypes.Message, Locale = answer.Language, InputHint = "acceptingInput", Summary = CardElements.Shorten(answer.Text, MostSummary), ReplyToId = inbound.Id, Attachments = Cards(turn, question) }
            : Say(answer.Text, answer.Language, inbound) with
            {
                SuggestedActions = Suggest([.. answer.Suggestions, .. Checked(answer) is null ? Array.Empty<string>() : [Wording.Say(answer.Language, "check.start")], .. Reminded(answer) is null ? Array.Empty<string>() : [Wording.Say(answer.Language, "remind.button.me")]], inbound),
                Attachments = answer.Citations.Count > 0 && ChannelFeatures.SupportsAdaptiveCards(inbound.ChannelId) ? [CardElements.Attached(CitationCard.Of(answer.Citations, answer.Language, Wording))] : null,
                ChannelData = ChannelFeatures.SupportsAdaptiveCards(inbound.ChannelId) ? Data(answer) : null,
            };
        return answer.Citations.Count == 0 ? reply : reply with { Entities = [CitationCard.Entity(answer.Citations)] };
    }

    /// <summary>An answer as a card.</summary>
    public JsonObject Card(Turn turn, string? question) =>
        AnswerCard.Of(turn, Wording, question, [.. Next(turn.Answer)]);

    private IEnumerable<JsonObject> Next(Answer answer)
    {
        if (Checked(answer) is { } at)
        {
            yield return CheckAction.Of(Wording.Say(answer.Language, "check.start"), CheckAction.Start, null, at);
        }
        if (Reminded(answer) is { } topic)
        {
            yield return ReminderAction.Of(Wording.Say(answer.Language, "remind.button.me"), topic.Path is null ? ReminderAction.Choose : ReminderAction.Subscribe, topic, answer.Language);
        }
    }

    // What an answer is about, where one can be checked for it.
    private string? Checked(Answer answer) =>
        answer.Outcome is Outcome.Answered or Outcome.NotStated && answer.Programmes.Select(p => Target.Parse(p).Notice).Distinct().ToList() is [var notice] && rules.Programmes.Any(p => p.Notice.Id == notice)
            ? answer.Programmes is [var only] ? only : notice : null;

    // What an answer is about, where a deadline of it is still to come.
    private Topic? Reminded(Answer answer) =>
        Checked(answer) is { } at && Topic.Parse(at)?.Narrowed(knowledge) is { } topic && topic.DeadlinesIn(knowledge).Any(d => d.At.End > clock.GetUtcNow()) ? topic : null;

    /// <summary>The greeting, with questions to begin with.</summary>
    public Activity Welcome(Activity inbound)
    {
        var language = LanguageOf(inbound);
        var (text, questions) = (Wording.Say(language, BotWording.Welcome), BotWording.WelcomeSuggestions.Select(key => Wording.Say(language, key)).ToList());
        return ChannelFeatures.SpeaksInCards(inbound.ChannelId)
            ? new Activity { Type = ActivityTypes.Message, Locale = language, InputHint = "acceptingInput", Summary = text, ReplyToId = inbound.Id, Attachments = [CardElements.Attached(WelcomeCard.Of(text, questions, language))] }
            : Say(text, language, inbound) with { SuggestedActions = Suggest(questions, inbound) };
    }

    /// <summary>A plain sentence.</summary>
    public Activity Say(string text, string language, Activity inbound)
    {
        var markdown = ChannelFeatures.SupportsAdaptiveCards(inbound.ChannelId);
        return new()
        {
            Type = ActivityTypes.Message,
            Text = markdown ? MarkdownText.Of(text) : text,
            TextFormat = markdown ? "markdown" : "plain",
            Locale = language,
            InputHint = "acceptingInput",
            ReplyToId = inbound.Id,
        };
    }

    /// <summary>The language to speak before anything has been said: the sender's where it is English, else Chinese.</summary>
    public static string LanguageOf(Activity activity) =>
        Occasions.LocaleOf(activity)?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? Languages.English : Languages.Chinese;

    // Who asks for a notice of several programmes sees them all.
    private IReadOnlyList<Attachment> Cards(Turn turn, string? question)
    {
        var (answer, card) = (turn.Answer, CardElements.Attached(Card(turn, question)));
        return Siblings(answer) is { } notice
            ? [card, CardElements.Attached(ProgrammeListCard.Of(knowledge, ProgrammeGlance.All(knowledge with { Notices = [notice] }, clock.GetUtcNow()), answer.Language))]
            : [card];
    }

    private Notice? Siblings(Answer answer) =>
        answer is { Layout: AnswerLayout.Overview, Programmes: [var id] } && knowledge.Find(id) is { Programmes.Count: > 1 } notice ? notice : null;

    private static SuggestedActions? Suggest(List<string> texts, Activity inbound) => texts.Count == 0 || !ChannelFeatures.SupportsSuggestedActions(inbound.ChannelId) ? null : new SuggestedActions
    {
        Actions = [.. texts.Select(text => new CardAction
        {
            Type = ActionTypes.ImBack,
            Title = text,
            Value = ProtocolJson.Element(JsonValue.Create(text)),
        })],
    };

    // For the page's own chat window, which shows no cards.
    private static System.Text.Json.JsonElement Data(Answer answer) => ProtocolJson.Element(new JsonObject
    {
        ["outcome"] = Evaluation.Outcomes.Name(answer.Outcome),
        ["programmes"] = new JsonArray([.. answer.Programmes.Select(p => JsonValue.Create(p))]),
        ["citations"] = new JsonArray([.. answer.Citations.Select(c => new JsonObject
        {
            ["notice"] = c.Notice, ["docNumber"] = c.DocNumber, ["title"] = c.Title, ["clause"] = c.Clause, ["text"] = c.Text,
        })]),
    });
}
