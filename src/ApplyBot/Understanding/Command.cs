using ApplyBot.Knowledge;
using ApplyBot.Search;

namespace ApplyBot.Understanding;

/// <summary>What somebody has the bot do, rather than asks it. Closed; the phrases are in vocabulary/commands.yaml under the same names.</summary>
public enum Command
{
    /// <summary>Check whether he may apply.</summary>
    Check,
    /// <summary>Find what he may apply for.</summary>
    Match,
    /// <summary>Show what is kept of him.</summary>
    Profile,
    /// <summary>Delete what is kept of him.</summary>
    ForgetProfile,
    /// <summary>One step back.</summary>
    Back,
    /// <summary>Begin anew.</summary>
    Restart,
    /// <summary>End it.</summary>
    Quit,
    /// <summary>Change an answer.</summary>
    Edit,
    /// <summary>Keep what he told.</summary>
    Remember,
    /// <summary>Do not keep it.</summary>
    Decline,
    /// <summary>Check something else.</summary>
    Again,
    /// <summary>Check although the window is over.</summary>
    Anyway,
    /// <summary>Estimate his points by a scoring table.</summary>
    Score,
    /// <summary>Delete the draft that is open.</summary>
    DeleteDraft,
    /// <summary>Copy the draft that is open into another form.</summary>
    CopyDraft,
    /// <summary>Fill in a form.</summary>
    Draft,
    /// <summary>Show his drafts.</summary>
    Drafts,
    /// <summary>How far the draft is.</summary>
    Overview,
    /// <summary>What is wrong with the draft.</summary>
    Review,
    /// <summary>The draft as a file.</summary>
    Export,
    /// <summary>The next field or section.</summary>
    Next,
    /// <summary>A section, by its number.</summary>
    Section,
    /// <summary>A new row.</summary>
    AddRow,
    /// <summary>Remove a row.</summary>
    RemoveRow,
    /// <summary>Put back the row that was removed last.</summary>
    Undo,
    /// <summary>Empty the field.</summary>
    Clear,
    /// <summary>Fill in what is known from elsewhere.</summary>
    TakeOffer,
    /// <summary>Show everything that is kept of him, wherever.</summary>
    Data,
    /// <summary>Delete it, once he has confirmed.</summary>
    ForgetData,
    /// <summary>He confirms.</summary>
    ConfirmForgetData,
    /// <summary>Staff: write an announcement.</summary>
    NewAnnouncement,
    /// <summary>Staff: show the announcements.</summary>
    Announcements,
    /// <summary>Be reminded before a deadline.</summary>
    Remind,
    /// <summary>The same.</summary>
    Subscribe,
    /// <summary>Show what he is reminded of, and when.</summary>
    Subscriptions,
    /// <summary>Be reminded no longer.</summary>
    Unsubscribe,
    /// <summary>Be reminded as one who applies.</summary>
    RemindApplicants,
    /// <summary>Be reminded as one who recommends.</summary>
    RemindRecommenders,
}

/// <summary>A command and the number said with it.</summary>
/// <param name="Command">The command.</param>
/// <param name="Number">第2题; null when none was said.</param>
public sealed record CommandSaid(Command Command, int? Number);

/// <summary>Tells commands from questions. Never throws on user text. Thread-safe.</summary>
public sealed class CommandReader
{
    // What carries a question beside it is longer.
    private const int Longest = 60;
    private const string Self = "self", MayApply = "may-apply", Which = "which", Filler = "filler", Fill = "fill", Form = "form", Applicant = "applicant";

    private static readonly HashSet<string> WithNames = [MayApply, Form, Name(Command.Check), Name(Command.Match), Name(Command.Score), Name(Command.Draft), Name(Command.Remind), Name(Command.Subscribe), Name(Command.Unsubscribe)];

    // In the order in which one goes before another; the two left out depend on what else is said.
    private static readonly (Command Command, string Name)[] Plain = [.. Enum.GetValues<Command>().Where(c => c is not (Command.Check or Command.Match)).Select(c => (c, Name(c)))];
    private static readonly string Check = Name(Command.Check), Match = Name(Command.Match);

    private readonly PhraseMatcher<string> _triggers = new(), _phrases = new();

    /// <summary>Builds it over a vocabulary.</summary>
    /// <param name="vocabulary">The vocabulary.</param>
    /// <param name="forms">Names of forms that can be filled in.</param>
    public CommandReader(Vocabulary vocabulary, params IEnumerable<string> forms)
    {
        foreach (var form in forms.Select(TextNormalizer.Normalize))
        {
            _phrases.Add(form, Form);
            _triggers.Add(form, Form);
        }
        foreach (var (name, phrases) in vocabulary.Commands)
            foreach (var phrase in phrases.Select(TextNormalizer.Normalize))
            {
                _phrases.Add(phrase, name);
                // Beside these a programme may be named; the others are said alone.
                if (WithNames.Contains(name)) _triggers.Add(phrase, name);
            }
        foreach (var word in vocabulary.Applicants.SelectMany(a => a.Words)) _phrases.Add(TextNormalizer.Normalize(word), Applicant);
        foreach (var word in vocabulary.Regions.SelectMany(r => r.Words)) _phrases.Add(TextNormalizer.Normalize(word), Filler);
        foreach (var word in vocabulary.Cues.GetValueOrDefault("noise", [])) _phrases.Add(TextNormalizer.Normalize(word), Filler);
    }

    /// <summary>How vocabulary/commands.yaml spells a command.</summary>
    public static string Name(Command command) => string.Concat(command.ToString().Select((c, i) => (i > 0 && char.IsUpper(c) ? "-" : "") + char.ToLowerInvariant(c)));

    /// <summary>The command; null for anything else. Most messages are none, and are not understood for it.</summary>
    /// <param name="message">The message: what is corrected in it for the sake of names may have been the command.</param>
    /// <param name="question">The message as understood: programmes named in it are no part of the command.</param>
    public CommandSaid? Read(string message, Lazy<Question> question)
    {
        if (message.Length > 2 * Longest || TextNormalizer.Normalize(message) is not { Length: > 0 and <= Longest } text) return null;
        return Read(text) ?? (_triggers.Any(text) ? Read(question.Value.Text) ?? Read(question.Value.Mentions.Rest) : null);
    }

    private CommandSaid? Read(string text)
    {
        if (text.Length > Longest) return null;
        var found = _phrases.Longest(text);
        var said = found.Select(m => m.Value).ToHashSet();
        if (Of(said) is not { } command || command == Command.Draft && text.EndsWith('吗')) return null;
        var (number, rest) = (0, text.ToCharArray());
        foreach (var m in found) Array.Fill(rest, ' ', m.Start, m.Length);
        foreach (var c in rest.Where(char.IsLetterOrDigit))
        {
            if (command is not (Command.Edit or Command.Section or Command.RemoveRow)) return null;
            // 修改第2题: a number and its measure words.
            if (char.IsAsciiDigit(c) && number < 100) number = number * 10 + c - '0';
            else if (ChineseNumerals.Digit(c) is > 0 and var digit && number == 0) number = digit;
            else if (!"第题个项条行节".Contains(c, StringComparison.Ordinal)) return null;
        }
        return new CommandSaid(command, number > 0 ? number : null);
    }

    // 我们学会能不能报 asks what a notice says of societies; 我能报吗 wants to be checked.
    private static Command? Of(HashSet<string> said)
    {
        if (said.Count == 0) return null;
        foreach (var (command, name) in Plain)
            if (said.Contains(name)) return command;
        if (said.Contains(Match) || said.Contains(MayApply) && said.Contains(Which) && said.Contains(Self)) return Command.Match;
        if (said.Contains(Fill) && said.Contains(Form) && !said.Contains(Which)) return Command.Draft;
        if (said.Contains(Check)) return said.Contains(Which) ? Command.Match : Command.Check;
        return said.Contains(MayApply) && said.Contains(Self) && !said.Contains(Applicant) && !said.Contains(Which) ? Command.Check : null;
    }
}
