using System.Text.Json;

namespace ApplyBot.Bot.Protocol;

/// <summary>Result of an invoke, given in the HTTP response.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">JSON body; null for none.</param>
public sealed record InvokeResponse(int Status, JsonElement? Body = null);

/// <summary>All replies to an activity that was sent with <see cref="DeliveryModes.ExpectReplies"/>.</summary>
/// <param name="Activities">The replies, in order.</param>
/// <param name="Body">Result of an invoke; null for other activities.</param>
public sealed record ExpectedReplies(IReadOnlyList<Activity> Activities, JsonElement? Body = null);

/// <summary>Names of invokes that are understood or declined.</summary>
public static class InvokeNames
{
    /// <summary>A button (Action.Execute) of a card was pressed.</summary>
    public const string AdaptiveCardAction = "adaptiveCard/action";
    /// <summary>Search from the compose box.</summary>
    public const string MessageExtensionQuery = "composeExtension/query";
    /// <summary>A result of that search was chosen.</summary>
    public const string MessageExtensionSelectItem = "composeExtension/selectItem";
    /// <summary>A modal dialog is to be opened.</summary>
    public const string TaskFetch = "task/fetch";
    /// <summary>A modal dialog was filled in.</summary>
    public const string TaskSubmit = "task/submit";
    /// <summary>A file that was offered is taken or not.</summary>
    public const string FileConsent = "fileConsent/invoke";
    /// <summary>Names of all invokes that have to do with signing in begin so.</summary>
    public const string SignInPrefix = "signin/";
}
