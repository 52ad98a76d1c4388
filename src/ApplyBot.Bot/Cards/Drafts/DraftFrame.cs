using System.Text.Json.Nodes;
using ApplyBot.Applications;
using ApplyBot.Knowledge;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards.Drafts;

/// <summary>What all cards of drafts have in common.</summary>
/// <param name="Nonce">Names the card.</param>
/// <param name="Language"><c>zh-CN</c> or <c>en-US</c>.</param>
/// <param name="Wording">What the bot says of its own.</param>
public sealed record DraftFrame(string Nonce, string Language, Wording Wording)
{
    /// <summary>The draft that is shown; null for none.</summary>
    public Draft? Draft { get; init; }
    /// <summary>Its form; null for none.</summary>
    public Form? Form { get; init; }
    /// <summary>What is to be said first: what became of the press.</summary>
    public string? Note { get; init; }
    /// <summary>Button that opens the same in a window; null where there are none.</summary>
    public JsonObject? Window { get; init; }
    /// <summary>Section whose inputs the card has; null for none.</summary>
    internal string? Section { get; init; }
    /// <summary>Row whose inputs the card has, table/number; null for none.</summary>
    internal string? Row { get; init; }

    internal string Say(string key, params object?[] values) => Wording.Say(Language, key, values);

    internal string In(LocalText text) => text.In(Language);

    internal JsonObject Button(string titleKey, string what, string? at = null, bool withInputs = true) => Titled(Say(titleKey), what, at, withInputs);

    /// <summary>A button. What is filled in goes with it where the card has inputs, so that no press loses it.</summary>
    internal JsonObject Titled(string title, string what, string? at = null, bool withInputs = true)
    {
        var data = DraftAction.Data(what, at);
        var hasInputs = withInputs && (Section ?? Row) is not null;
        if (Draft is not null)
        {
            data["draft"] = Draft.Id;
            data["rev"] = Draft.Revision;
        }
        foreach (var (name, value) in new[] { ("nonce", Nonce), ("sec", hasInputs ? Section : null), ("row", hasInputs ? Row : null) })
        {
            if (value is not null)
            {
                data[name] = value;
            }
        }
        return CardButton.Of(title, DraftAction.Verb, data, hasInputs);
    }

    internal IEnumerable<JsonObject> Notes() => Note is null ? [] : [Container(Lines(Note), style: "emphasis")];

    internal IEnumerable<JsonObject> Head() => Form is null ? [] : [Text(Source(Form), "Small", subtle: true)];

    /// <summary>A form and the notice that it belongs to.</summary>
    internal string Source(Form form) => $"{In(form.Title)} · {form.Notice.DocNumber ?? In(form.Notice.Short)}";

    internal string Clauses(IEnumerable<string> clauses) => Say("card.clauses", Listed(clauses));

    /// <summary>Several things in a row. Sentences in wording/ keep no blank at their end.</summary>
    internal string Listed(IEnumerable<string> items, string separator = "card.and") => string.Join(Say(separator) + (Language == Languages.English ? " " : ""), items);

    internal string Said(FormProblem problem) => problem.Clauses.Count == 0 ? problem.Say(Wording, Language) : Say("draft.problem", problem.Say(Wording, Language), Clauses(problem.Clauses));

    /// <summary>A card; the plain text says first what became of the press.</summary>
    internal JsonObject Card(string title, IEnumerable<JsonObject> body, IEnumerable<string> plain) =>
        CardElements.Card(Language, [.. Notes(), .. body], string.Join('\n', [.. Note is null ? Array.Empty<string>() : [Note], title, .. plain]), title);

    internal IEnumerable<JsonObject> WindowButton() => Window is null ? [] : [Window.DeepClone().AsObject()];
}
