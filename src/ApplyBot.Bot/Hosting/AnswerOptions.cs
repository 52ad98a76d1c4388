using System.ComponentModel.DataAnnotations;

namespace ApplyBot.Bot.Hosting;

/// <summary>How answers are worked out, section <c>Answers</c>. Checked once, at start.</summary>
internal sealed class AnswerOptions
{
    /// <summary>How many answers to keep, and messages to remember as they were read, for when the same is asked again under the same circumstances; each takes up to some 20 KB with its card. 0: none.</summary>
    [Range(0, 100_000)]
    public int Kept { get; set; } = 4096;
}
