using System.Globalization;
using System.Text.Json.Nodes;
using ApplyBot.Applications;
using ApplyBot.Knowledge;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards.Drafts;

/// <summary>A section as it is shown.</summary>
/// <param name="Section">The section.</param>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Problems">What is wrong with its fields; empty before anything was saved.</param>
/// <param name="Offers">What is known from elsewhere of fields that are empty, by field.</param>
/// <param name="Restorable">Table of which a row was removed that can be put back; null for none.</param>
public sealed record ShownSection(FormSection Section, int Number, IReadOnlyList<FormProblem> Problems, IReadOnlyList<(FormField Field, string Text)> Offers, string? Restorable);

/// <summary>A section to fill in: its fields as inputs, its tables as rows.</summary>
public static class SectionCard
{
    private const int MostShown = 60;

    /// <summary>The card (Adaptive Card 1.5).</summary>
    public static JsonObject Of(DraftFrame frame, ShownSection shown)
    {
        frame = frame with { Section = shown.Section.Id };
        return CardRoom.Fullest(room => Of(frame, shown, room));
    }

    private static JsonObject Of(DraftFrame frame, ShownSection shown, CardRoom room)
    {
        var (section, values) = (shown.Section, frame.Draft!.Values);
        var title = frame.Say("draft.section.title", shown.Number, frame.Form!.Sections.Count(s => s.Asked.Any()), frame.In(section.Title));
        var isWrong = shown.Problems.Any(p => p.Severity == Severity.Error);
        return frame.Card(title,
        [
            Container([.. frame.Head(), Heading(title)]),
            .. section.Help is { } help ? [Text(frame.In(help), "Small", subtle: true)] : Array.Empty<JsonObject>(),
            .. Offers(frame, shown),
            .. section.Asked.SelectMany(f => f.IsTable
                ? Table(frame, f, shown, room)
                : FieldInput.Of(frame, f, values[f.Id], [.. shown.Problems.Where(p => p.FieldId == f.Id).Take(room.Problems)], room)),
            .. section.Fields.Any(f => f.Kind == FieldKind.Signature) ? [Text(frame.Say("draft.signatures", frame.Listed(section.Fields.Where(f => f.Kind == FieldKind.Signature).Select(f => frame.In(f.Text)))), "Small", subtle: true)] : Array.Empty<JsonObject>(),
            .. Buttons(
            [
                frame.Button(isWrong ? "draft.save-again" : "draft.save", DraftAction.Save, section.Id),
                .. isWrong ? [frame.Button("draft.later", DraftAction.Next, section.Id)] : Array.Empty<JsonObject>(),
            ]),
            .. Buttons(
            [
                .. shown.Number > 1 ? [frame.Button("draft.previous", DraftAction.Section, (shown.Number - 1).ToString(CultureInfo.InvariantCulture))] : Array.Empty<JsonObject>(),
                frame.Button("draft.overview", DraftAction.Overview), frame.Button("draft.close", DraftAction.Close), .. frame.WindowButton(),
            ]),
        ],
        [.. section.Asked.Select(f => frame.Say("check.pair", FieldInput.Label(frame, f), DraftText.Value(frame, f, values[f.Id]))), .. shown.Problems.GroupBy(p => p.FieldId).SelectMany(g => g.Take(room.Problems)).Select(frame.Said)]);
    }

    private static IEnumerable<JsonObject> Offers(DraftFrame frame, ShownSection shown) => shown.Offers.Count == 0 ? [] :
    [
        Container(
        [
            Text(frame.Say("draft.offers"), "Small", bold: true),
            .. shown.Offers.Select(o => Text(frame.Say("check.pair", frame.In(o.Field.Text), Shorten(o.Text, MostShown)), "Small")),
            .. Buttons([frame.Button("draft.take", DraftAction.Take, shown.Section.Id)]),
        ], style: "emphasis"),
    ];

    private static IEnumerable<JsonObject> Table(DraftFrame frame, FormField table, ShownSection shown, CardRoom room)
    {
        var rows = frame.Draft!.Values.Rows(table.Id);
        var row = table.Row is { } name ? frame.In(name) : frame.Say("draft.row");
        yield return Container(
        [
            Text(table.Required ? frame.Say("draft.label", frame.In(table.Text), frame.Say("draft.required")) : frame.In(table.Text), bold: true),
            .. table.Help is { } help ? [Text(frame.In(help), "Small", subtle: true)] : Array.Empty<JsonObject>(),
            .. rows.Length == 0 ? [Text(frame.Say("draft.rows.none"), "Small", subtle: true)] : Array.Empty<JsonObject>(),
        ], separator: true);
        for (var i = 0; i < Math.Min(rows.Length, room.Rows); i++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{table.Id}/{i + 1}");
            yield return Container(
            [
                Text(DraftText.Row(frame, table, rows[i], i + 1)),
                .. rows.Length <= room.Buttons
                    ? Buttons([frame.Titled(frame.Say("draft.row.edit", i + 1), DraftAction.Edit, at), frame.Titled(frame.Say("draft.row.remove", i + 1), DraftAction.Remove, at)])
                    : [],
            ]);
        }
        if (rows.Length > room.Rows)
        {
            yield return Text(frame.Say("draft.more", rows.Length - room.Rows), "Small");
        }
        if (DraftText.Total(frame, table, rows) is { } total)
        {
            yield return Text(total, bold: true);
        }
        var problems = shown.Problems.Where(p => p.FieldId == table.Id).ToList();
        foreach (var problem in problems.Take(room.Problems))
        {
            yield return Container([Text(frame.Said(problem), "Small")], style: problem.Severity == Severity.Error ? "attention" : "warning");
        }
        if (problems.Count > room.Problems)
        {
            yield return Text(frame.Say("draft.more", problems.Count - room.Problems), "Small");
        }
        if (rows.Length > room.Buttons)
        {
            yield return new JsonObject
            {
                ["type"] = "Input.ChoiceSet", ["id"] = DraftAction.RowInput + table.Id, ["label"] = frame.Say("draft.row.choose"),
                ["choices"] = new JsonArray([.. rows.Select((r, i) => new JsonObject { ["title"] = Shorten(DraftText.Row(frame, table, r, i + 1), room.Line), ["value"] = string.Create(CultureInfo.InvariantCulture, $"{table.Id}/{i + 1}") })]),
            };
        }
        foreach (var set in Buttons(
        [
            frame.Titled(frame.Say("draft.row.add", row), DraftAction.Add, table.Id),
            .. rows.Length > room.Buttons ? [frame.Button("draft.row.edit-chosen", DraftAction.Edit, table.Id), frame.Button("draft.row.remove-chosen", DraftAction.Remove, table.Id)] : Array.Empty<JsonObject>(),
            .. shown.Restorable == table.Id ? [frame.Button("draft.row.restore", DraftAction.Restore, table.Id)] : Array.Empty<JsonObject>(),
        ]))
        {
            yield return set;
        }
    }
}
