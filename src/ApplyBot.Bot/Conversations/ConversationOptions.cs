using System.ComponentModel.DataAnnotations;

namespace ApplyBot.Bot.Conversations;

/// <summary>Settings of conversations, section <c>Conversations</c>.</summary>
public sealed class ConversationOptions : IValidatableObject
{
    /// <summary>A conversation in which nothing was said for so long is forgotten.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The same for conversations of the web chat, to which nobody can come back later.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan KeepWebChatFor { get; set; } = TimeSpan.FromDays(2);

    /// <summary>What somebody let the bot remember of him is forgotten when it was not changed for so long.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan KeepProfilesFor { get; set; } = TimeSpan.FromDays(365);

    /// <summary>A draft that its owner has not opened or changed for so long is deleted.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepDraftsFor { get; set; } = TimeSpan.FromDays(180);

    /// <summary>How long before that its owner is told.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan WarnDraftsBefore { get; set; } = TimeSpan.FromDays(14);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (WarnDraftsBefore >= KeepDraftsFor)
        {
            yield return new ValidationResult($"{nameof(WarnDraftsBefore)} must be shorter than {nameof(KeepDraftsFor)}.", [nameof(WarnDraftsBefore)]);
        }
    }
}
