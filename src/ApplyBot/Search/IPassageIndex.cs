namespace ApplyBot.Search;

/// <summary>Finds passages by their words. A wall: every implementation passes the same contract tests.</summary>
public interface IPassageIndex
{
    /// <summary>
    /// Scores passages against a question, best first. A score is the share of the question's weight that the passage covers:
    /// 0 for nothing in common, about 1 when it answers every word in its strongest fields.
    /// </summary>
    /// <param name="text">The question, any text; normalised by the index.</param>
    /// <param name="within">Which passages count, by their number; null for all.</param>
    /// <param name="top">How many to return at most.</param>
    IReadOnlyList<Hit> Search(string text, Func<int, bool>? within, int top);
}

/// <summary>What is indexed.</summary>
/// <param name="Title">Names of notice and programme.</param>
/// <param name="Heading">What it is about.</param>
/// <param name="Text">What it says.</param>
/// <param name="Asks">How people ask for it.</param>
public sealed record Passage(string Title, string Heading, string Text, IReadOnlyList<string> Asks);

/// <summary>A passage found.</summary>
/// <param name="Passage">Its number, in the order in which passages were given.</param>
/// <param name="Score">How well it fits, 0 to about 1.</param>
public readonly record struct Hit(int Passage, float Score);
