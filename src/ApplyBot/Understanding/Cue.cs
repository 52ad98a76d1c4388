using ApplyBot.Knowledge;
using ApplyBot.Search;

namespace ApplyBot.Understanding;

/// <summary>What steers a conversation; the phrases are in vocabulary/cues.yaml under the same names.</summary>
[Flags]
public enum Cue : long
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>Filler that carries no question.</summary>
    Noise = 1 << 0,
    /// <summary>A greeting.</summary>
    Greeting = 1 << 1,
    /// <summary>Thanks or farewell.</summary>
    Thanks = 1 << 2,
    /// <summary>A question about the bot.</summary>
    AboutBot = 1 << 3,
    /// <summary>Leans on what was said before.</summary>
    FollowUp = 1 << 4,
    /// <summary>Puts right what was meant.</summary>
    Correction = 1 << 5,
    /// <summary>Says that what follows is not meant.</summary>
    NegationBefore = 1 << 6,
    /// <summary>Says that what stands before is not meant.</summary>
    Aside = 1 << 7,
    /// <summary>Asks whether something is so.</summary>
    Confirm = 1 << 8,
    /// <summary>Wants a yes or no.</summary>
    YesNo = 1 << 9,
    /// <summary>Sets several things side by side.</summary>
    Compare = 1 << 10,
    /// <summary>Means all notices.</summary>
    AllNotices = 1 << 11,
    /// <summary>Asks which one.</summary>
    WhichOf = 1 << 12,
    /// <summary>Asks for what is absent.</summary>
    Lacks = 1 << 13,
    /// <summary>The greatest.</summary>
    Most = 1 << 14,
    /// <summary>The smallest.</summary>
    Least = 1 << 15,
    /// <summary>What closes next.</summary>
    NextClosing = 1 << 16,
    /// <summary>What closes last.</summary>
    LatestClosing = 1 << 17,
    /// <summary>What is open at present.</summary>
    OpenNow = 1 << 18,
    /// <summary>Whether there is still time.</summary>
    StillOpen = 1 << 19,
    /// <summary>How many days remain.</summary>
    DaysLeft = 1 << 20,
    /// <summary>Names an event with its date.</summary>
    PlanDate = 1 << 21,
    /// <summary>Wants something made up or improper.</summary>
    Fabricate = 1 << 22,
    /// <summary>Tries to give the bot other rules.</summary>
    Injection = 1 << 23,
    /// <summary>Is about something else altogether.</summary>
    OffTopic = 1 << 24,
    /// <summary>Is about applications at all.</summary>
    Domain = 1 << 25,
    /// <summary>Asks where it is written.</summary>
    Source = 1 << 26,
    /// <summary>Wants a person.</summary>
    Handover = 1 << 27,
    /// <summary>Joins several questions.</summary>
    Several = 1 << 28,
    /// <summary>Asks how much or how many.</summary>
    AmountForm = 1 << 29,
    /// <summary>Wants a phone number.</summary>
    AskPhone = 1 << 30,
    /// <summary>Wants an e-mail address.</summary>
    AskEmail = 1L << 31,
    /// <summary>Wants a postal address.</summary>
    AskAddress = 1L << 32,
    /// <summary>Wants a web address.</summary>
    AskSite = 1L << 33,
    /// <summary>Wants a person's name.</summary>
    AskPerson = 1L << 34,
    /// <summary>Wants a postcode.</summary>
    AskPostcode = 1L << 35,
    /// <summary>Wants a fax number.</summary>
    AskFax = 1L << 36,
    /// <summary>Asks anything at all.</summary>
    Interrogative = 1L << 37,
    /// <summary>Asks whether two are alike.</summary>
    Same = 1L << 38,
    /// <summary>Asks when, or how long.</summary>
    AskWhen = 1L << 39,
    /// <summary>Names a programme of somebody else.</summary>
    OtherProgrammes = 1L << 40,
    /// <summary>Asks how far apart two dates are.</summary>
    Gap = 1L << 41,
    /// <summary>Points at exactly what was spoken of.</summary>
    Demonstrative = 1L << 42,
    /// <summary>Means this month.</summary>
    ThisMonth = 1L << 43,
    /// <summary>Means the next month.</summary>
    NextMonth = 1L << 44,
    /// <summary>Means this week.</summary>
    ThisWeek = 1L << 45,
    /// <summary>Means the next week.</summary>
    NextWeek = 1L << 46,
    /// <summary>Asks whether what is planned suffices.</summary>
    Suffices = 1L << 47,
}

/// <summary>Reading cues.</summary>
public static class Cues
{
    /// <summary>Whether any of <paramref name="wanted"/> is among them.</summary>
    public static bool HasAny(this Cue cues, Cue wanted) => (cues & wanted) != 0;
}

/// <summary>Finds cues.</summary>
internal sealed class CueFinder
{
    private readonly PhraseMatcher<Cue> _matcher = new();

    public CueFinder(Vocabulary vocabulary)
    {
        foreach (var cue in Enum.GetValues<Cue>().Where(c => c != Cue.None))
            foreach (var phrase in vocabulary.Cue(Name(cue)))
                _matcher.Add(TextNormalizer.Normalize(phrase), cue);
    }

    /// <summary>How vocabulary/cues.yaml spells a cue.</summary>
    public static string Name(Cue cue) => string.Concat(cue.ToString().Select((c, i) => (i > 0 && char.IsUpper(c) ? "-" : "") + char.ToLowerInvariant(c)));

    public Cue Flags(string text)
    {
        var flags = Cue.None;
        _matcher.Find(text, m => flags |= m.Value);
        return flags;
    }

    public List<PhraseMatch<Cue>> Find(string text, Cue wanted)
    {
        var found = new List<PhraseMatch<Cue>>();
        _matcher.Find(text, m => { if ((m.Value & wanted) != 0) found.Add(m); });
        return found;
    }
}
