using System.Text.Json.Nodes;
using ApplyBot.Applications;
using ApplyBot.Knowledge;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards.Drafts;

/// <summary>A field or a column as inputs: always with what is in it, whether it is right or not.</summary>
internal static class FieldInput
{
    /// <summary>Label, help, input, and what is wrong.</summary>
    public static IEnumerable<JsonObject> Of(DraftFrame frame, FormField field, FieldValue? value, IReadOnlyList<FormProblem> problems, CardRoom room)
    {
        if (field.Help is { } help)
        {
            yield return Text($"{frame.In(field.Text)}：{frame.In(help)}", "Small", subtle: true, spacing: "Medium");
        }
        foreach (var element in FieldKinds.IsChoice(field.Kind) ? [Choice(frame, field, value as ChosenValue)] : Typed(frame, field, (value as TypedValue)?.Text ?? "", room))
        {
            yield return element;
        }
        if (field.Options.FirstOrDefault(o => o.TakesText) is { } open)
        {
            yield return Input("Input.Text", DraftAction.Other + field.Id, frame.Say("draft.other", frame.In(open.Text)), (value as ChosenValue)?.Other);
        }
        foreach (var problem in problems)
        {
            yield return Container([Text(frame.Said(problem), "Small")], style: problem.Severity == Severity.Error ? "attention" : "warning");
        }
    }

    private static JsonObject Choice(DraftFrame frame, FormField field, ChosenValue? value)
    {
        var input = Input("Input.ChoiceSet", DraftAction.Input + field.Id, Label(frame, field), value is null ? null : string.Join(',', value.Ids));
        input["style"] = field.Kind == FieldKind.ManyChoice || field.Options.Count <= 6 ? "expanded" : "compact";
        input["wrap"] = true;
        if (field.Kind == FieldKind.ManyChoice)
        {
            input["isMultiSelect"] = true;
        }
        input["choices"] = new JsonArray([.. field.Options.Select(o => new JsonObject { ["title"] = frame.In(o.Text), ["value"] = o.Id })]);
        return input;
    }

    /// <summary>The input of a column.</summary>
    public static IEnumerable<JsonObject> Column(DraftFrame frame, FormField column, string text, CardRoom room)
    {
        // What was written in place of an option stays a text, so that it is not lost.
        if (!FieldKinds.IsChoice(column.Kind) || text.Length > 0 && ValueReader.Read(column, text).Value is null)
        {
            return Typed(frame, column, text, room);
        }
        return [Choice(frame, column, text.Length == 0 ? null : new ChosenValue([ValueReader.Read(column, text).Value!.Text]))];
    }

    private static IEnumerable<JsonObject> Typed(DraftFrame frame, FormField field, string text, CardRoom room)
    {
        if (text.Length <= room.Value)
        {
            return [Typed(frame, field, text)];
        }
        var replacing = Input("Input.Text", DraftAction.Replacing + field.Id, frame.Say("draft.long.replace", frame.In(field.Text)), null);
        replacing["isMultiline"] = true;
        return [Text(Label(frame, field), spacing: "Medium"), Text(frame.Say("draft.long", ValueReader.Length(text), Shorten(text, 60)), "Small", subtle: true), replacing];
    }

    // A day picker shows whole days only; whatever else was typed stays a text, so that it is not lost.
    private static JsonObject Typed(DraftFrame frame, FormField field, string text)
    {
        if (field is { Kind: FieldKind.Date, MonthSuffices: false } && (text.Length == 0 || ValueReader.Read(field, text).Value is not null))
        {
            return Input("Input.Date", DraftAction.Input + field.Id, Label(frame, field), text.Length == 0 ? null : ValueReader.Read(field, text).Value!.Text);
        }
        var input = Input("Input.Text", DraftAction.Input + field.Id, Label(frame, field), text);
        if (field.Kind == FieldKind.LongText || text.Contains('\n', StringComparison.Ordinal))
        {
            input["isMultiline"] = true;
        }
        if (field.Kind is FieldKind.Phone or FieldKind.Email)
        {
            input["style"] = field.Kind == FieldKind.Phone ? "Tel" : "Email";
        }
        if (Placeholder(frame, field) is { } placeholder)
        {
            input["placeholder"] = placeholder;
        }
        return input;
    }

    private static JsonObject Input(string type, string id, string label, string? value)
    {
        var input = new JsonObject { ["type"] = type, ["id"] = id, ["label"] = label };
        if (!string.IsNullOrEmpty(value))
        {
            input["value"] = value;
        }
        return input;
    }

    /// <summary>The field's name, in what it is counted, how long it may be, and whether it is required.</summary>
    public static string Label(DraftFrame frame, FormField field)
    {
        var marks = new List<string>();
        if (field.Kind == FieldKind.Money)
        {
            var unit = frame.Say(field.Scale == 1 ? "draft.unit.yuan" : "draft.unit.wan");
            // Some official names say it themselves.
            marks.AddRange(frame.In(field.Text).Contains(unit, StringComparison.Ordinal) ? [] : [unit]);
        }
        else if (field is { Kind: FieldKind.Number, Unit: { } counted })
        {
            marks.Add(frame.In(counted));
        }
        if (field.Kind is FieldKind.LongText && field.Max is { } max)
        {
            marks.Add(frame.Say("draft.most-characters", max));
        }
        if (field.Required)
        {
            marks.Add(frame.Say("draft.required"));
        }
        return marks.Count == 0 ? frame.In(field.Text) : frame.Say("draft.label", frame.In(field.Text), frame.Listed(marks));
    }

    private static string? Placeholder(DraftFrame frame, FormField field) => field.Kind switch
    {
        FieldKind.DateRange => frame.Say("draft.example.range"),
        FieldKind.Date => frame.Say("draft.example.month"),
        _ => null,
    };
}
