using ApplyBot.Knowledge;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Conversations.Drafts;

/// <summary>How long drafts are kept that nobody opens.</summary>
public sealed class DraftExpiry(IOptions<ConversationOptions> options)
{
    /// <summary>When its owner is told that it is about to be deleted.</summary>
    public DateTimeOffset WarnsOn(OwnDraft draft) => draft.LastUsed + options.Value.KeepDraftsFor - options.Value.WarnDraftsBefore;

    /// <summary>When it is deleted, as far as its owner could be told in time.</summary>
    public DateTimeOffset ExpiresOn(OwnDraft draft)
    {
        var idle = draft.LastUsed + options.Value.KeepDraftsFor;
        return WarnedAt(draft) + options.Value.WarnDraftsBefore is { } warned && warned > idle ? warned : idle;
    }

    /// <summary>Whether its owner should see that it is about to be deleted.</summary>
    public bool IsNear(OwnDraft draft, DateTimeOffset now) => now >= WarnsOn(draft);

    /// <summary>The day of <see cref="ExpiresOn"/>, where the notices are.</summary>
    public DateOnly LastDay(OwnDraft draft) => DateOnly.FromDateTime(ExpiresOn(draft).ToOffset(LocalMoment.Zone).DateTime);

    /// <summary>When its owner was told; null where that was not, or was before he opened it again.</summary>
    public static DateTimeOffset? WarnedAt(OwnDraft draft) => draft.Warned > draft.LastUsed ? draft.Warned : null;
}
