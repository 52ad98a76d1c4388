using System.Text.Json.Nodes;

namespace ApplyBot.Bot.Cards.Drafts;

/// <summary>Buttons of drafts.</summary>
public static class DraftAction
{
    /// <summary>Verb of all of them.</summary>
    public const string Verb = "draft";
    /// <summary>Names of inputs begin so; the id of the field or of the column follows.</summary>
    public const string Input = "v:";
    /// <summary>What is written for an option that takes a text.</summary>
    public const string Other = "o:";
    /// <summary>What takes the place of a text that is too long for the card; left empty, it stays.</summary>
    public const string Replacing = "r:";
    /// <summary>Input that chooses a row; the id of the table follows.</summary>
    public const string RowInput = "n:";

    /// <summary>Begins a draft of the form, or of a form of the programme or notice, that it names.</summary>
    public const string Start = "start";
    /// <summary>Begins a draft of the form that it names although there is one.</summary>
    public const string New = "new";
    /// <summary>Lists the drafts.</summary>
    public const string List = "list";
    /// <summary>Forms to choose from.</summary>
    public const string Forms = "forms";
    /// <summary>Opens the draft.</summary>
    public const string Open = "open";
    /// <summary>How far each section is.</summary>
    public const string Overview = "overview";
    /// <summary>Shows the section that it names.</summary>
    public const string Section = "section";
    /// <summary>Keeps what is filled in, and goes on.</summary>
    public const string Save = "save";
    /// <summary>Goes on although something is wrong.</summary>
    public const string Next = "next";
    /// <summary>A new row of the table that it names.</summary>
    public const string Add = "add";
    /// <summary>Shows a row: table/number.</summary>
    public const string Edit = "edit";
    /// <summary>Removes a row: table/number.</summary>
    public const string Remove = "remove";
    /// <summary>Puts the removed row back.</summary>
    public const string Restore = "restore";
    /// <summary>Fills in what is known from elsewhere.</summary>
    public const string Take = "take";
    /// <summary>What is wrong and what is missing.</summary>
    public const string Check = "check";
    /// <summary>Files that it can be had as; with a format: that file.</summary>
    public const string Deliver = "deliver";
    /// <summary>Forms that it can be copied into; with a form: copies it.</summary>
    public const string Copy = "copy";
    /// <summary>Asks whether it is to be deleted; with <see cref="Yes"/>: deletes it.</summary>
    public const string Delete = "delete";
    /// <summary>With <see cref="Delete"/>: it is.</summary>
    public const string Yes = "yes";
    /// <summary>Brings it to the present version of its form.</summary>
    public const string Migrate = "migrate";
    /// <summary>Leaves it as it is.</summary>
    public const string Close = "close";
    /// <summary>Shows where it stands, in a window.</summary>
    public const string Window = "window";

    /// <summary>A button that begins something.</summary>
    /// <param name="title">What stands on it.</param>
    /// <param name="what">What it does.</param>
    /// <param name="at">What it is done to.</param>
    public static JsonObject Of(string title, string what, string? at = null) => CardButton.Of(title, Verb, Data(what, at), false);

    /// <summary>Whether it is the name of an input.</summary>
    internal static bool IsInput(string name) => Array.Exists([Input, Other, Replacing, RowInput], sort => name.StartsWith(sort, StringComparison.Ordinal));

    internal static JsonObject Data(string what, string? at)
    {
        var data = new JsonObject { ["verb"] = Verb, ["do"] = what };
        if (at is not null)
        {
            data["at"] = at;
        }
        return data;
    }
}
