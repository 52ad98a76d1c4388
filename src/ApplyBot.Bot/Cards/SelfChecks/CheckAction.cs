using System.Text.Json.Nodes;

namespace ApplyBot.Bot.Cards.SelfChecks;

/// <summary>Buttons of self-checks: Action.Execute, and Action.Submit with the same data for clients that do not know it.</summary>
public static class CheckAction
{
    /// <summary>Verb of all of them.</summary>
    public const string Verb = "check";
    /// <summary>Name of what is filled in.</summary>
    public const string Input = "answer";

    /// <summary>Begins one, for the programme that it names.</summary>
    public const string Start = "start";
    /// <summary>Chooses a notice or a programme.</summary>
    public const string Choose = "choose";
    /// <summary>Answers the question shown.</summary>
    public const string Answer = "answer";
    /// <summary>Shows the question that it names once more.</summary>
    public const string Edit = "edit";
    /// <summary>One step back.</summary>
    public const string Back = "back";
    /// <summary>Begins with the first question again.</summary>
    public const string Restart = "restart";
    /// <summary>With <see cref="Restart"/>: although the window is over.</summary>
    public const string Anyway = "anyway";
    /// <summary>Ends it.</summary>
    public const string Quit = "quit";
    /// <summary>Chooses another programme.</summary>
    public const string Again = "again";
    /// <summary>Holds what he is against every programme.</summary>
    public const string Match = "match";
    /// <summary>Shows what is kept.</summary>
    public const string Profile = "profile";
    /// <summary>Keeps what was told.</summary>
    public const string Remember = "remember";
    /// <summary>Does not keep it.</summary>
    public const string Decline = "decline";
    /// <summary>Deletes what is kept under the key that it names, or all.</summary>
    public const string Forget = "forget";
    /// <summary>Estimates points by a scoring table, of the notice that it names.</summary>
    public const string Score = "score";

    /// <summary>Shows where it stands, in a window.</summary>
    public const string Open = "open";

    /// <summary>A button.</summary>
    /// <param name="title">What stands on it.</param>
    /// <param name="what">What it does.</param>
    /// <param name="card">The self-check that its card is of; null for a button that begins one.</param>
    /// <param name="at">What it is done to.</param>
    /// <param name="answer">An answer that it gives of its own; what is filled in is then left out.</param>
    /// <param name="filled">Whether it sends what is filled in, which has to be complete.</param>
    public static JsonObject Of(string title, string what, (string Check, int Revision)? card, string? at = null, string? answer = null, bool filled = false)
    {
        var data = new JsonObject { ["verb"] = Verb, ["do"] = what };
        if (card is var (check, revision))
        {
            data["check"] = check;
            data["rev"] = revision;
        }
        foreach (var (name, value) in new[] { ("at", at), (Input, answer) })
        {
            if (value is not null)
            {
                data[name] = value;
            }
        }
        return CardButton.Of(title, Verb, data, filled);
    }
}
