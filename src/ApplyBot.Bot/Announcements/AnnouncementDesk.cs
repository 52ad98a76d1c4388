using ApplyBot.Announcements;
using ApplyBot.Bot.Staff;

namespace ApplyBot.Bot.Announcements;

/// <summary>What staff do with announcements. Each action is for who has shown to be staff, and is written to the audit trail.</summary>
public sealed class AnnouncementDesk
{
    /// <summary>Checks what was written, and keeps it as a draft unless <paramref name="isDryRun"/>.</summary>
    /// <exception cref="IOException">It may not have been kept.</exception>
    public Task<AnnouncementPreview> PreviewAsync(StaffMember by, AnnouncementDraft draft, bool isDryRun = false, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>The preview of a draft that is kept, checked anew; null when there is none of that id.</summary>
    public Task<AnnouncementPreview?> FindAsync(StaffMember by, string id, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Decides to send a draft: at once, or at its moment.</summary>
    /// <param name="by">Who decides.</param>
    /// <param name="id">The draft.</param>
    /// <param name="etag">Of the preview that was seen; null: whatever there is.</param>
    /// <param name="confirmed">Ids of the findings that are meant so.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<AnnouncementResult> SendAsync(StaffMember by, string id, string? etag, IReadOnlyCollection<string> confirmed, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Checks a correction and shows it as recipients would get it; nothing is written.</summary>
    public Task<AnnouncementPreview?> PreviewCorrectionAsync(StaffMember by, string id, string title, string text, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Replaces the text in everything that was delivered, and tells those who acknowledged an older one.</summary>
    public Task<AnnouncementResult> CorrectAsync(StaffMember by, string id, string title, string text, IReadOnlyCollection<string> confirmed, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Takes back everything that was delivered, and sends nothing more.</summary>
    public Task<AnnouncementResult> WithdrawAsync(StaffMember by, string id, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Stops sending for a while.</summary>
    public Task<AnnouncementResult> PauseAsync(StaffMember by, string id, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Goes on sending.</summary>
    public Task<AnnouncementResult> ResumeAsync(StaffMember by, string id, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Sends nothing more of the present round; what was delivered stays. A draft is deleted.</summary>
    public Task<AnnouncementResult> CancelAsync(StaffMember by, string id, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Tries again what failed for good.</summary>
    public Task<AnnouncementResult> RetryFailedAsync(StaffMember by, string id, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>How far it has come; null when there is none of that id.</summary>
    public Task<AnnouncementProgress?> ProgressAsync(StaffMember by, string id, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>What became of each message: UTF-8 with a byte order mark, comma-separated (RFC 4180); null when there is no such announcement.</summary>
    public Task<byte[]?> CsvAsync(StaffMember by, string id, string language, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>The announcements, the newest first.</summary>
    public Task<IReadOnlyList<Announcement>> ListAsync(StaffMember by, int most, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Keeps that a recipient saw the announcement; null when there is none of that id, when it asks for nothing, or when it did not go to that recipient.</summary>
    /// <param name="id">The announcement.</param>
    /// <param name="recipient">Key of the recipient.</param>
    /// <param name="person">Who says so, as <c>Occasions.PersonOf</c> names people; several in a group.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Acknowledgement?> AcknowledgeAsync(string id, string recipient, string person, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Writes to the audit trail that somebody who is not staff tried to act.</summary>
    public Task RefuseAsync(Activity inbound, string action, CancellationToken cancellation = default) => throw new NotImplementedException();
}
