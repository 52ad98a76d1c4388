namespace ApplyBot.Knowledge;

/// <summary>Everything the bot knows. Immutable: a change of the files makes a new one.</summary>
/// <param name="Notices">The notices, by id.</param>
/// <param name="Vocabulary">How people speak.</param>
/// <param name="Wording">What the bot says of its own.</param>
public sealed record KnowledgeBase(IReadOnlyList<Notice> Notices, Vocabulary Vocabulary, Wording Wording)
{
    /// <summary>The notice with this id, or null.</summary>
    public Notice? Find(string id) => Notices.FirstOrDefault(n => n.Id == id);
}

/// <summary>Something wrong in knowledge/.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Line">Line, from 1; 0 for the file as a whole.</param>
/// <param name="Reason">What is wrong, and what would be right.</param>
public sealed record Problem(string File, int Line, string Reason)
{
    /// <summary>A problem at a place written as file and line.</summary>
    internal static Problem At(string source, string reason)
    {
        var colon = source.LastIndexOf(':');
        return new Problem(source[..colon], int.Parse(source[(colon + 1)..], global::System.Globalization.CultureInfo.InvariantCulture), reason);
    }

    /// <inheritdoc/>
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Reason}" : $"{File}: {Reason}";
}
