using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyBot.Bot.Cards;

namespace ApplyBot.Bot.Conversations;

/// <summary>Responses to invokes of dialogs (task modules).</summary>
internal static class DialogReply
{
    /// <summary>Shows a card in the dialog.</summary>
    /// <param name="title">Title of the dialog.</param>
    /// <param name="height">small, medium or large.</param>
    /// <param name="width">small, medium or large.</param>
    /// <param name="card">A card whose actions are Action.Submit: dialogs know no other.</param>
    public static InvokeResponse Card(string title, string height, string width, JsonObject card) => Of(new TaskModuleResponseBase("continue",
        JsonSerializer.SerializeToElement(new TaskModuleTaskInfo(title, height, width, CardElements.Attached(card)), ProtocolJson.Wire.TaskModuleTaskInfo)));

    /// <summary>Closes the dialog with a sentence.</summary>
    public static InvokeResponse Message(string text) => Of(new TaskModuleResponseBase("message", ProtocolJson.Element(JsonValue.Create(text))));

    private static InvokeResponse Of(TaskModuleResponseBase task) => new(200, JsonSerializer.SerializeToElement(new TaskModuleResponse(task), ProtocolJson.Wire.TaskModuleResponse));
}
