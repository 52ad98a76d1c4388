using System.Globalization;
using System.Text.Json.Nodes;
using ApplyBot.Eligibility;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Cards.SelfChecks;

/// <summary>Something to choose on a card.</summary>
/// <param name="Title">What stands there.</param>
/// <param name="Value">What choosing it answers.</param>
public sealed record InputChoice(string Title, string Value);

/// <summary>Fields to fill in, by kind of question.</summary>
internal static class CheckInputs
{
    /// <summary>A list to choose from.</summary>
    public static JsonObject Choices(string label, IEnumerable<InputChoice> choices, string error, string? value = null, bool many = false, bool folded = false)
    {
        var input = Field("Input.ChoiceSet", label, error, value);
        // What is as by default is left out.
        if (!folded)
        {
            input["style"] = "expanded";
        }
        if (many)
        {
            input["isMultiSelect"] = true;
        }
        input["wrap"] = true;
        input["choices"] = new JsonArray([.. choices.Select(c => new JsonObject { ["title"] = c.Title, ["value"] = c.Value })]);
        return input;
    }

    /// <summary>The field of a question; null where buttons are pressed instead.</summary>
    public static JsonObject? Of(EligibilityQuestion question, IEnumerable<InputChoice> choices, string label, string error, CheckAnswer? given)
    {
        switch (question.Kind)
        {
            case QuestionKind.YesNo:
                return null;
            case QuestionKind.Number:
                var number = Field("Input.Number", label, error, null);
                number["min"] = question.Min;
                number["max"] = question.Max;
                if (given is NumberAnswer { Value: var was })
                {
                    number["value"] = was;
                }
                return number;
            case QuestionKind.Date:
                var date = Field("Input.Date", label, error, (given as DateAnswer)?.Text);
                date["min"] = Day(question.Earliest);
                date["max"] = Day(question.Latest);
                return date;
            default:
                var chosen = given switch { RegionAnswer place => place.Province, UnsureAnswer when question.Kind == QuestionKind.Region => null, null => null, _ => given.Text };
                return Choices(label, choices, error, chosen, question.Kind == QuestionKind.ManyOf, question.Kind == QuestionKind.Region);
        }
    }

    private static JsonObject Field(string type, string label, string error, string? value)
    {
        var field = new JsonObject { ["type"] = type, ["id"] = CheckAction.Input, ["label"] = label, ["isRequired"] = true, ["errorMessage"] = error };
        if (value is { Length: > 0 })
        {
            field["value"] = value;
        }
        return field;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
