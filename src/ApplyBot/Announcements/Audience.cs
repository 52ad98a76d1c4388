namespace ApplyBot.Announcements;

/// <summary>Whom an announcement is for.</summary>
public enum AudienceKind
{
    /// <summary>Those who subscribed to a programme, to its notice, its province, or everything.</summary>
    Programme,
    /// <summary>Those who subscribed to something of a province, or everything.</summary>
    Province,
    /// <summary>Everybody who subscribed to anything.</summary>
    All,
    /// <summary>The members of a team.</summary>
    Team,
    /// <summary>Named conversations.</summary>
    Conversations,
}

/// <summary>Whom an announcement is for.</summary>
/// <param name="Kind">What kind of audience.</param>
/// <param name="Targets">Programme as <c>notice/path</c>; name of the province; ids or names of teams or conversations; none for all.</param>
public sealed record Audience(AudienceKind Kind, IReadOnlyList<string> Targets)
{
    /// <summary>The audience as <see cref="AudienceReader"/> reads it.</summary>
    public override string ToString() => Kind switch
    {
        AudienceKind.All => "all",
        AudienceKind.Conversations => $"conversation:{string.Join(',', Targets)}",
        _ => $"{Kind.ToString().ToLowerInvariant()}:{string.Join(',', Targets)}",
    };

    /// <summary>Whether both are for the same.</summary>
    public bool Equals(Audience? other) => other is not null && Kind == other.Kind && Targets.SequenceEqual(other.Targets);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Targets.Count);
}
