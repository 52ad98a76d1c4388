using ApplyBot.Bot.Cards.SelfChecks;
using ApplyBot.Eligibility;

namespace ApplyBot.Bot.Conversations.SelfChecks;

/// <summary>What became of a self-check: the state of the conversation, and what is shown.</summary>
/// <param name="State">State of the conversation after it.</param>
/// <param name="Check">What is shown; null where only <paramref name="Note"/> is said.</param>
/// <param name="Profile">What is kept of its owner; null where it must not be shown.</param>
/// <param name="Note">What is said first.</param>
/// <param name="Error">What is wrong with what was filled in.</param>
public sealed record CheckOutcome(ChatState State, CheckState? Check, Profile? Profile, string? Note = null, string? Error = null)
{
    /// <summary>Whether the self-check is over.</summary>
    public bool IsOver { get; init; }
}

/// <summary>Self-checks of whoever takes part in a conversation: each has his own, and moves only that.</summary>
public sealed class CheckTurns(CheckRules rules, CheckSteps steps, Profiles profiles, TimeProvider clock)
{
    /// <summary>Begins one in place of what the person had.</summary>
    /// <param name="inbound">Who begins.</param>
    /// <param name="state">State of the conversation.</param>
    /// <param name="among">Programmes meant; none: to be chosen.</param>
    /// <param name="told">What the person told of himself.</param>
    /// <param name="language">Language to speak.</param>
    /// <param name="place">Where it begins when no single programme is meant.</param>
    /// <param name="cancellation">Gives up.</param>
    public async ValueTask<CheckOutcome> BeginAsync(Activity inbound, ChatState state, IReadOnlyList<ProgrammeRules> among, IReadOnlyDictionary<string, string> told, string language, CheckPlace place, CancellationToken cancellation)
    {
        var profile = await LoadAsync(inbound, cancellation);
        var check = new CheckState { Id = Guid.NewGuid().ToString("N")[..12], Owner = OwnerOf(inbound), Language = language, Place = place, Told = told, Among = [.. among.Select(p => p.Id)], Revision = 1 };
        if (place == CheckPlace.Choose && among is [var only])
        {
            check = steps.Begin(check, only, profile, clock.GetUtcNow());
        }
        return new CheckOutcome(With(state, check), check, profile);
    }

    /// <summary>Makes a move of the person's own.</summary>
    /// <param name="inbound">Who moves.</param>
    /// <param name="at">Where it stands, as <see cref="ShowAsync"/> or <see cref="BeginAsync"/> has told.</param>
    /// <param name="move">The move.</param>
    /// <param name="cancellation">Gives up.</param>
    public async ValueTask<CheckOutcome> MoveAsync(Activity inbound, CheckOutcome at, CheckMove move, CancellationToken cancellation)
    {
        var (state, check, profile) = (at.State, at.Check!, at.Profile);
        var step = steps.Take(check, move, profile, clock.GetUtcNow());
        if (step.Keep is { } keep && Profiles.KeyOf(inbound) is { } key)
        {
            await profiles.SaveAsync(key, keep, cancellation);
            profile = keep;
        }
        var next = step.State is null ? state with { Checks = state.Checks.Without(check.Owner) }
            : step.State == check ? state : With(state, step.State);
        return new CheckOutcome(next, step.State, profile, step.Note, step.Error) { IsOver = step.State is null };
    }

    /// <summary>Shows where it stands.</summary>
    public async ValueTask<CheckOutcome> ShowAsync(Activity inbound, ChatState state, CheckState check, string? note, CancellationToken cancellation) =>
        new(state, check, await LoadAsync(inbound, cancellation), note);

    /// <summary>Runs a press of a button. A card that is out of date, or somebody else's, changes nothing.</summary>
    public async ValueTask<CheckOutcome> PressAsync(Activity inbound, ChatState state, CheckPress press, CancellationToken cancellation)
    {
        var own = Of(inbound, state);
        var language = own?.Language ?? Replies.LanguageOf(inbound);
        if (press.Check is null)
        {
            var meant = press.Move.At is { } at ? rules.All.Within(at) : [];
            return press.Move.Do == CheckAction.Start
                ? await BeginAsync(inbound, state, meant, new Dictionary<string, string>(), Replies.LanguageOf(inbound), CheckPlace.Choose, cancellation)
                : Said(state, language, "card.unknown-press");
        }
        if (state.Checks.Any(c => c.Id == press.Check && c.Owner != OwnerOf(inbound)))
        {
            return Said(state, language, "check.foreign");
        }
        if (own is null)
        {
            return Said(state, language, "check.gone");
        }
        if (own.Id == press.Check && press.Move.Do == CheckAction.Open)
        {
            return await ShowAsync(inbound, state, own, null, cancellation);
        }
        return own.Id == press.Check && own.Revision == press.Revision
            ? await MoveAsync(inbound, await ShowAsync(inbound, state, own, null, cancellation), press.Move, cancellation)
            : await ShowAsync(inbound, state, own, rules.Knowledge.Wording.Say(language, "check.stale"), cancellation);
    }

    /// <summary>The self-check of whoever sent the activity; null when there is none.</summary>
    public static CheckState? Of(Activity inbound, ChatState state) => state.Checks.Of(OwnerOf(inbound));

    // What is asked beside a self-check is about its programme, unless it names another.
    private ChatState With(ChatState state, CheckState check) => state with
    {
        Checks = state.Checks.With(check), Draft = null,
        Talk = Subject(check) is not { } subject || state.Checks.Of(check.Owner) is { } before && Subject(before) == subject ? state.Talk : state.Talk with { Programmes = [subject], Content = "", Clauses = [] },
    };

    private string? Subject(CheckState check) => check.Programme ?? rules.Scores.TableOf(check)?.Notice.Id;

    private CheckOutcome Said(ChatState state, string language, string key) => new(state, null, null, rules.Knowledge.Wording.Say(language, key));

    private async ValueTask<Profile?> LoadAsync(Activity inbound, CancellationToken cancellation) =>
        Profiles.KeyOf(inbound) is { } key ? await profiles.LoadAsync(key, cancellation) : null;

    private static string OwnerOf(Activity inbound) => inbound.From?.Id ?? "";
}
