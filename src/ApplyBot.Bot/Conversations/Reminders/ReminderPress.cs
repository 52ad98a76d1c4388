using System.Text.Json;
using ApplyBot.Announcements.Reminders;
using ApplyBot.Bot.Cards.Reminders;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations.Reminders;

/// <summary>A press of a button that <see cref="ReminderAction"/> made.</summary>
/// <param name="Do">What it does.</param>
/// <param name="Topic">The topic; null for none.</param>
/// <param name="Language">Language of its card.</param>
/// <param name="Replaces">Whether what comes of it takes the place of its card.</param>
/// <param name="Roles">What was filled in; null where it was not sent.</param>
/// <param name="Offsets">The same.</param>
/// <param name="Quiet">The same.</param>
public sealed record ReminderPress(string Do, Topic? Topic, string Language, bool Replaces, string? Roles, string? Offsets, string? Quiet)
{
    /// <summary>Reads the data of a button, which anybody may have written; null when it is none of ours.</summary>
    public static ReminderPress? Read(JsonElement? data) =>
        data is { ValueKind: JsonValueKind.Object } json && InvokeValue.Text(json, "verb") == ReminderAction.Verb
        && InvokeValue.Text(json, "do") is ReminderAction.Subscribe or ReminderAction.Choose or ReminderAction.Unsubscribe or ReminderAction.List or ReminderAction.Save
            ? new ReminderPress(InvokeValue.Text(json, "do")!, Topic.Parse(InvokeValue.Text(json, "topic")), InvokeValue.Text(json, "lang") == "en" ? Languages.English : Languages.Chinese,
                json.TryGetProperty("replaces", out var replaces) && replaces.ValueKind == JsonValueKind.True, Filled(json, ReminderAction.Roles), Filled(json, ReminderAction.Offsets), Filled(json, ReminderAction.Quiet))
            : null;

    /// <summary>The same of a press of Action.Execute.</summary>
    public static ReminderPress? Executed(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("action", out var action) && action.ValueKind == JsonValueKind.Object
        && InvokeValue.Text(action, "type") == "Action.Execute" && action.TryGetProperty("data", out var data) ? Read(data) : null;

    private static string? Filled(JsonElement json, string name) => InvokeValue.Text(json, name) is { Length: <= 200 } text ? text : null;
}
