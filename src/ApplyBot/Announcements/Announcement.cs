namespace ApplyBot.Announcements;

/// <summary>Where an announcement stands. What has become of its messages is the outbox's to tell.</summary>
public enum AnnouncementState
{
    /// <summary>Previewed, not decided on.</summary>
    Draft,
    /// <summary>To be sent at its moment.</summary>
    Scheduled,
    /// <summary>Handed over for delivery.</summary>
    Sending,
    /// <summary>Not sent at its moment, because the notice states something else than when it was decided on; to be previewed again.</summary>
    NeedsReview,
    /// <summary>Cancelled before everybody got it.</summary>
    Cancelled,
    /// <summary>Taken back.</summary>
    Withdrawn,
}

/// <summary>Something that staff tell those whom it concerns. Immutable: a change makes a new one.</summary>
public sealed record Announcement
{
    /// <summary>Unique: <c>a20260301-1f2e3d</c>, the day in Asia/Shanghai and six hexadecimal digits.</summary>
    public required string Id { get; init; }
    /// <summary>Programme that it is about, as <c>notice/path</c>; null for none.</summary>
    public string? Programme { get; init; }
    /// <summary>Whom it is for.</summary>
    public required Audience Audience { get; init; }
    /// <summary>When it is to be sent, UTC; null: at once.</summary>
    public DateTimeOffset? DueAt { get; init; }
    /// <summary>Whether it asks each recipient to say that it was seen.</summary>
    public bool WantsAcknowledgement { get; init; }
    /// <summary>Language of its title and text, <c>zh-CN</c> or <c>en-US</c>.</summary>
    public required string Language { get; init; }
    /// <summary>Who wrote it: id of a member of staff.</summary>
    public required string Author { get; init; }
    /// <summary>Name of the author, to show to staff.</summary>
    public required string AuthorName { get; init; }
    /// <summary>When it was first written, UTC.</summary>
    public required DateTimeOffset Created { get; init; }
    /// <summary>Where it stands.</summary>
    public AnnouncementState State { get; init; }
    /// <summary>Its texts, the oldest first; never empty. Each correction adds one.</summary>
    public required IReadOnlyList<AnnouncementRevision> Revisions { get; init; }

    /// <summary>The text that holds.</summary>
    public AnnouncementRevision Latest => Revisions[^1];

    /// <summary>The text that a round of its mailing delivers: the newest of that round or an earlier one.</summary>
    public AnnouncementRevision Of(int round) => Revisions.LastOrDefault(r => r.Round <= round) ?? Revisions[0];
}

/// <summary>One of the texts of an announcement.</summary>
public sealed record AnnouncementRevision
{
    /// <summary>Round of the mailing that delivers it, from 1.</summary>
    public required int Round { get; init; }
    /// <summary>Title, plain.</summary>
    public required string Title { get; init; }
    /// <summary>Text: bold, italic, lists and https links in Markdown, nothing else (<see cref="AnnouncementText"/>).</summary>
    public required string Text { get; init; }
    /// <summary>What the notice states of the programme, as it was when the text was previewed.</summary>
    public IReadOnlyList<AnnouncementFact> Facts { get; init; } = [];
    /// <summary>When it was written, UTC.</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>Who wrote it: name of a member of staff.</summary>
    public required string By { get; init; }
    /// <summary>What differs from the text before; empty in the first.</summary>
    public IReadOnlyList<AnnouncementChange> Changes { get; init; } = [];

    /// <summary>Whether it corrects an earlier one.</summary>
    public bool IsCorrection => Round > 1;
}

/// <summary>What staff wrote before it is an announcement: as typed, nothing checked.</summary>
public sealed record AnnouncementDraft
{
    /// <summary>Id of the draft that this replaces; null for a new one.</summary>
    public string? Id { get; init; }
    /// <summary>Title.</summary>
    public string Title { get; init; } = "";
    /// <summary>Text.</summary>
    public string Text { get; init; } = "";
    /// <summary>Programme in whatever words name it; null or empty for none.</summary>
    public string? Programme { get; init; }
    /// <summary>Audience, as <see cref="AudienceReader"/> reads it.</summary>
    public string Audience { get; init; } = "";
    /// <summary>When to send it; null: at once.</summary>
    public DateTimeOffset? DueAt { get; init; }
    /// <summary>Whether recipients are asked to say that they saw it.</summary>
    public bool WantsAcknowledgement { get; init; }
    /// <summary>Language of title and text.</summary>
    public string Language { get; init; } = Knowledge.Languages.Chinese;
}
