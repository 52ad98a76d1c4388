using System.Text.Json.Nodes;

namespace ApplyBot.Bot.Cards.Announcements;

/// <summary>Buttons of staff's cards. What they do is done for staff only, whoever presses them.</summary>
public static class StaffAction
{
    /// <summary>Verb of all of them.</summary>
    public const string Verb = "staff";

    /// <summary>Lists the announcements.</summary>
    public const string List = "list";
    /// <summary>A new announcement to fill in.</summary>
    public const string Compose = "compose";
    /// <summary>Shows what is filled in as recipients would get it.</summary>
    public const string Preview = "preview";
    /// <summary>Opens a draft as it was previewed.</summary>
    public const string Open = "open";
    /// <summary>Fills in a draft anew.</summary>
    public const string Edit = "edit";
    /// <summary>Sends a draft, or has it sent at its moment.</summary>
    public const string Send = "send";
    /// <summary>Shows how far an announcement has come.</summary>
    public const string Progress = "progress";
    /// <summary>Stops sending for a while.</summary>
    public const string Pause = "pause";
    /// <summary>Goes on sending.</summary>
    public const string Resume = "resume";
    /// <summary>Asks whether nothing more is to be sent; with <see cref="Yes"/>: sends nothing more.</summary>
    public const string Cancel = "cancel";
    /// <summary>Tries again what failed.</summary>
    public const string Retry = "retry";
    /// <summary>A correction to fill in.</summary>
    public const string Correct = "correct";
    /// <summary>Shows a correction as recipients would get it.</summary>
    public const string PreviewCorrection = "preview-correction";
    /// <summary>Puts a correction in the place of what was delivered.</summary>
    public const string SendCorrection = "send-correction";
    /// <summary>Asks whether it is to be taken back; with <see cref="Yes"/>: takes it back.</summary>
    public const string Withdraw = "withdraw";
    /// <summary>What became of each message, as a file.</summary>
    public const string Csv = "csv";
    /// <summary>With <see cref="Cancel"/> and <see cref="Withdraw"/>: it is meant so.</summary>
    public const string Yes = "yes";

    /// <summary>Input of the title.</summary>
    public const string Title = "title";
    /// <summary>Input of the text.</summary>
    public const string Text = "text";
    /// <summary>Input of the programme, <c>notice/path</c>.</summary>
    public const string Programme = "programme";
    /// <summary>Input of the audience, as it is read, or <see cref="OfProgramme"/>, <see cref="OfTeam"/>, <see cref="OfConversations"/>.</summary>
    public const string Audience = "audience";
    /// <summary>Those who subscribed to the programme that is chosen.</summary>
    public const string OfProgramme = "programme";
    /// <summary>The members of the team that is named.</summary>
    public const string OfTeam = "team";
    /// <summary>The conversations that are named.</summary>
    public const string OfConversations = "conversation";
    /// <summary>Input of the names of a team or of conversations.</summary>
    public const string Names = "names";
    /// <summary>Input of the day, Asia/Shanghai.</summary>
    public const string Day = "day";
    /// <summary>Input of the time, Asia/Shanghai.</summary>
    public const string Time = "time";
    /// <summary>Input whether recipients are asked to acknowledge it.</summary>
    public const string Acknowledgement = "ack";
    /// <summary>Member of the data that says that the button stands on a card that shows progress.</summary>
    internal const string OnProgress = "on";
    /// <summary>Names of inputs that confirm something begin so.</summary>
    public const string Confirm = "ok:";

    internal static readonly string[] Inputs = [Title, Text, Programme, Audience, Names, Day, Time, Acknowledgement];

    /// <summary>A button.</summary>
    /// <param name="title">What stands on it.</param>
    /// <param name="what">What it does.</param>
    /// <param name="language">Language of the card.</param>
    /// <param name="id">Announcement that it is about; null for none.</param>
    /// <param name="seen">What was seen of the announcement: ETag of a draft, or number of the text; null where it does not matter.</param>
    /// <param name="withInputs">Whether it sends what is filled in.</param>
    public static JsonObject Of(string title, string what, string language, string? id = null, string? seen = null, bool withInputs = false)
    {
        var data = new JsonObject { ["verb"] = Verb, ["do"] = what, ["lang"] = CardElements.TwoLetters(language) };
        foreach (var (name, value) in new[] { ("id", id), ("seen", seen) })
        {
            if (value is not null)
            {
                data[name] = value;
            }
        }
        return CardButton.Of(title, Verb, data, withInputs);
    }
}
