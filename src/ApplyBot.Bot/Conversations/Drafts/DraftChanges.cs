using ApplyBot.Applications;
using ApplyBot.Bot.Cards.Drafts;

namespace ApplyBot.Bot.Conversations.Drafts;

/// <summary>What a press did to a kept draft.</summary>
/// <param name="Own">The draft as it is kept now; null when it was deleted meanwhile.</param>
/// <param name="IsDone">Whether the press changed it, now or when it came before.</param>
/// <param name="IsStale">Whether it was to change something and did not, because the draft has changed since.</param>
public sealed record DraftChange(OwnDraft? Own, bool IsDone, bool IsStale);

/// <summary>Puts presses into kept drafts, each once and none over what it did not see.</summary>
public sealed class DraftChanges(DraftStore store, DraftOffers offers, TimeProvider clock)
{
    private const int MostRuns = 10;

    /// <summary>Keeps what a press changes.</summary>
    /// <exception cref="IOException">It may not have been kept.</exception>
    public async ValueTask<DraftChange> KeepAsync(Activity inbound, string owner, OwnDraft own, Form form, DraftPress press, CancellationToken cancellation)
    {
        for (var run = 1; run <= MostRuns; run++)
        {
            if (press.Identity is { } name && name == own.Draft.Nonce)
            {
                return new DraftChange(own, true, false);
            }
            if (press.Revision != own.Draft.Revision)
            {
                return new DraftChange(own, false, DraftEdits.Changes(press) || !DraftInputs.Apply(form, own.Draft.Values, press).Equals(own.Draft.Values));
            }
            if (await ChangedAsync(owner, own, form, press, cancellation) is not { } changed)
            {
                return new DraftChange(own, false, false);
            }
            if (await store.SaveAsync(owner, changed.UsedBy(inbound, clock.GetUtcNow()), cancellation) is { } kept)
            {
                return new DraftChange(kept, true, false);
            }
            // Another writer was quicker: it may have made this change, or another, or only opened the draft.
            if (await store.FindAsync(owner, own.Draft.Id, cancellation) is not { } found)
            {
                return new DraftChange(null, false, true);
            }
            own = found;
        }
        return new DraftChange(own, false, true);
    }

    private async ValueTask<OwnDraft?> ChangedAsync(string owner, OwnDraft own, Form form, DraftPress press, CancellationToken cancellation)
    {
        var (draft, now) = (own.Draft, clock.GetUtcNow());
        if (press.Move.Do == DraftAction.Migrate && FormChange.Since(draft, form) is { } change)
        {
            return own with { Draft = change.Apply(draft, form, press.Identity, now), Removed = null };
        }
        // On a card of an older form only what is filled in counts; what does not fit goes when the draft is brought to the present one.
        var (values, removed) = draft.Version != form.Version ? (DraftInputs.Apply(form, draft.Values, press), null)
            : DraftEdits.Apply(form, draft.Values, press, own.Removed, press.Move.Do == DraftAction.Take && DraftPaths.Named(form, press.Move.At) is { } section ? await offers.OfAsync(owner, draft, section, cancellation) : []);
        return values.Equals(draft.Values) ? null : own with { Draft = draft.With(values, press.Identity, now), Removed = removed };
    }
}
