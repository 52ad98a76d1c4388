using System.Text.Json;
using ApplyBot.Answering;
using ApplyBot.Evaluation;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Evaluation;

/// <summary>A hand-made answer to a hand-made case, and whether score.py passes it: a line of Judgements.jsonl, which is a case file with two more keys.</summary>
internal sealed record Judgement(QuestionCase Case, Answer Answer, bool Passes)
{
    private static readonly string File = Repository.TestFile("Evaluation", "Judgements.jsonl");

    public static IReadOnlyList<Judgement> All { get; } = [.. CaseReader.Read(File).Cases.Zip(System.IO.File.ReadLines(File).Where(l => l.Length > 0), Read)];

    private static Judgement Read(QuestionCase question, string line)
    {
        using var json = JsonDocument.Parse(line);
        var answer = json.RootElement.GetProperty("answer");
        return new Judgement(question, Some.Answer(answer.GetProperty("text").GetString()!, Outcomes.Parse(answer.GetProperty("outcome").GetString()!)!.Value,
            [.. answer.GetProperty("citations").EnumerateArray().Select(c => c.GetProperty("notice").GetString()!)]), json.RootElement.GetProperty("passes").GetBoolean());
    }
}
