using System.Text.Json;

namespace ApplyBot.Bot.Protocol;

/// <summary>A dialog is to be opened, or was filled in: value of <see cref="InvokeNames.TaskFetch"/> and <see cref="InvokeNames.TaskSubmit"/>.</summary>
public sealed record TaskModuleRequest
{
    /// <summary>Data of the button that was pressed.</summary>
    public JsonElement? Data { get; init; }
}

/// <summary>What a dialog does next.</summary>
/// <param name="Task">A <see cref="TaskModuleResponseBase"/>.</param>
public sealed record TaskModuleResponse(TaskModuleResponseBase Task);

/// <summary><c>continue</c> shows a card, <c>message</c> a sentence and closes.</summary>
/// <param name="Type"><c>continue</c> or <c>message</c>.</param>
/// <param name="Value">A <see cref="TaskModuleTaskInfo"/> or a string.</param>
public sealed record TaskModuleResponseBase(string Type, JsonElement Value);

/// <summary>A dialog.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Height"><c>small</c>, <c>medium</c> or <c>large</c>.</param>
/// <param name="Width"><c>small</c>, <c>medium</c> or <c>large</c>.</param>
/// <param name="Card">The Adaptive Card in it.</param>
public sealed record TaskModuleTaskInfo(string Title, string Height, string Width, Attachment Card);

/// <summary>A token of the client's, to be exchanged: value of <c>signin/tokenExchange</c>.</summary>
public sealed record TokenExchangeInvokeRequest
{
    /// <summary>Identity of the request.</summary>
    public string? Id { get; init; }
    /// <summary>Connection that the token is for.</summary>
    public string? ConnectionName { get; init; }
}

/// <summary>Why a token was not exchanged.</summary>
/// <param name="Id">Identity of the request.</param>
/// <param name="ConnectionName">Connection that the token was for.</param>
/// <param name="FailureDetail">The reason, for people.</param>
public sealed record TokenExchangeInvokeResponse(string? Id, string? ConnectionName, string FailureDetail);
