using System.Text.Json;
using System.Text.Json.Serialization;
using ApplyBot.Answering;

namespace ApplyBot.Evaluation;

/// <summary>A question with what a right answer must hold: a line of an evaluation file, or an entry of questions.yaml.</summary>
public sealed record QuestionCase
{
    /// <summary>Unique within its file.</summary>
    public required string Id { get; init; }
    /// <summary>Kind of question: direct, colloquial, temporal, …</summary>
    public required string Kind { get; init; }
    /// <summary>The moment at which it is asked.</summary>
    public required DateTimeOffset Now { get; init; }
    /// <summary>Messages of the conversation; the answer to the last one counts.</summary>
    public required IReadOnlyList<string> Turns { get; init; }
    /// <summary>Outcomes that pass.</summary>
    public required IReadOnlyList<Outcome> Outcomes { get; init; }
    /// <summary>Notices of which one must be cited when the question is answered.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
    /// <summary>Regular expressions that the text must match.</summary>
    public IReadOnlyList<string> All { get; init; } = [];
    /// <summary>Regular expressions that it must not match.</summary>
    public IReadOnlyList<string> None { get; init; } = [];
    /// <summary>An answer that passes, for whoever reads the case.</summary>
    public string? Gold { get; init; }
}

/// <summary>How outcomes are spelled outside: <c>not_stated</c>.</summary>
public static class Outcomes
{
    /// <summary>The spelling of an outcome.</summary>
    public static string Name(Outcome outcome) => outcome switch
    {
        Outcome.Answered => "answered",
        Outcome.NotStated => "not_stated",
        Outcome.Ambiguous => "ambiguous",
        _ => "out_of_scope",
    };

    /// <summary>Reads an outcome; null when there is no such.</summary>
    public static Outcome? Parse(string name) => Enum.GetValues<Outcome>().Where(o => Name(o) == name).Cast<Outcome?>().FirstOrDefault();
}
