using System.Text.Json;
using ApplyBot.Answering;
using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Cards.SelfChecks;
using ApplyBot.Eligibility;
using ApplyBot.Knowledge;
using ApplyBot.Search;

namespace ApplyBot.Bot.Conversations;

/// <summary>Searching programmes from the compose box, and inserting one as a card.</summary>
public sealed class MessageExtension(KnowledgeBase knowledge, EligibilityRules rules, ProgrammeSearch search, TimeProvider clock)
{
    /// <summary>The command, as the app manifest names it.</summary>
    public const string Command = "searchProgrammes";
    /// <summary>Its parameter, as the app manifest names it.</summary>
    public const string Parameter = "query";

    // Sent in place of what is typed, before anything is.
    private const string InitialRun = "initialRun";
    private const int MostResults = 25;

    /// <summary>Answers <see cref="InvokeNames.MessageExtensionQuery"/>: results with their cards, a page of them.</summary>
    public InvokeResponse Query(Activity inbound)
    {
        if (!InvokeValue.TryRead(inbound, ProtocolJson.Wire.MessagingExtensionQuery, out var query) || query.CommandId is not (null or "" or Command))
        {
            return InvokeValue.Malformed($"The value must be a query of the command {Command}.");
        }
        if (query.Parameters?.FirstOrDefault(p => p is { Name: Parameter or null or "" }) is { Value: { ValueKind: not (JsonValueKind.String or JsonValueKind.Null) } })
        {
            return InvokeValue.Malformed($"The parameter {Parameter} must be a string.");
        }
        if (query.QueryOptions is { Skip: < 0 } or { Count: < 1 })
        {
            return InvokeValue.Malformed("skip must not be negative, and count at least 1.");
        }
        var (typed, now) = (TypedIn(query), clock.GetUtcNow());
        // Whoever writes Chinese reads it, whatever language the windows are in.
        var language = typed.Any(TextNormalizer.IsHan) ? Languages.Chinese : Replies.LanguageOf(inbound);
        var found = search.Find(typed, now);
        var page = found.Skip(query.QueryOptions?.Skip ?? 0).Take(Math.Min(query.QueryOptions?.Count ?? MostResults, MostResults));
        return found.Count == 0
            ? Respond(new MessagingExtensionResult { Type = "message", Text = knowledge.Wording.Say(language, "extension.nothing", string.Join(knowledge.Wording.Say(language, "card.and"), knowledge.Notices.Select(n => n.Short.In(language)))) })
            : Respond(Results([.. page.Select(f => Result(f, language, now))]));
    }

    /// <summary>Answers <see cref="InvokeNames.MessageExtensionSelectItem"/>: the card of the programme chosen.</summary>
    public InvokeResponse SelectItem(Activity inbound)
    {
        if (inbound.Value is not { } chosen || ShownProgramme.Read(chosen, knowledge) is not { } shown)
        {
            return InvokeValue.Malformed("The value must name a notice and a programme of it.");
        }
        var (language, now) = (Replies.LanguageOf(inbound), clock.GetUtcNow());
        return Respond(Results([new MessagingExtensionAttachment(Attachment.AdaptiveCard, Card(shown.Notice, shown.Programme, language, now))]));
    }

    private static string TypedIn(MessagingExtensionQuery query) =>
        query.Parameters?.FirstOrDefault(p => p is { Name: Parameter or null or "" })?.Value is { ValueKind: JsonValueKind.String } typed ? typed.GetString()! : "";

    // Each with its card, so that choosing one inserts it without asking again.
    private MessagingExtensionAttachment Result(FoundProgramme found, string language, DateTimeOffset now)
    {
        var (wording, glance) = (knowledge.Wording, found.Glance);
        var preview = new ThumbnailCard(
            found.Programme.Name.In(language),
            $"{found.Notice.Short.In(language)} · {ProgrammeCard.Status(wording, glance, language)}",
            string.Join(" · ", new[]
            {
                glance.Closes is { } closes ? wording.Say(language, "card.closes", $"{closes.Date:yyyy-MM-dd}") : null,
                glance.Amount?.In(language),
            }.OfType<string>()));
        return new MessagingExtensionAttachment(Attachment.AdaptiveCard, Card(found.Notice, found.Programme, language, now), new Attachment
        {
            ContentType = ThumbnailCard.ContentType,
            Content = JsonSerializer.SerializeToElement(preview, ProtocolJson.Wire.ThumbnailCard),
        });
    }

    private JsonElement Card(Notice notice, Programme programme, string language, DateTimeOffset now)
    {
        var card = ProgrammeCard.Of(knowledge, notice, programme, language, now);
        ShownProgramme.AddButton(card, ShownProgramme.Open(notice, programme, Shown.Clauses, knowledge.Wording.Say(language, "extension.clauses")));
        if (rules.Covers(notice, programme))
        {
            ShownProgramme.AddButton(card, CheckAction.Of(knowledge.Wording.Say(language, "check.start"), CheckAction.Start, null, $"{notice.Id}/{programme.Path}"));
        }
        return ProtocolJson.Element(card);
    }

    private static MessagingExtensionResult Results(IReadOnlyList<MessagingExtensionAttachment> results) =>
        new() { Type = "result", AttachmentLayout = "list", Attachments = results };

    private static InvokeResponse Respond(MessagingExtensionResult result) =>
        new(200, JsonSerializer.SerializeToElement(new MessagingExtensionResponse(result), ProtocolJson.Wire.MessagingExtensionResponse));
}
