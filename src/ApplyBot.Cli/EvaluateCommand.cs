using System.CommandLine;
using ApplyBot.Answering;
using ApplyBot.Evaluation;

namespace ApplyBot.Cli;

/// <summary><c>evaluate CASES</c>: the score per kind, and every failing case.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var file = new Argument<string[]>("cases") { Arity = ArgumentArity.ZeroOrMore, Description = "Case files (.jsonl or .yaml); none: every questions.yaml of the knowledge folder" };
        var (knowledge, index) = (Workspace.KnowledgeOption(), Workspace.IndexOption());
        var command = new Command("evaluate", "Ask question cases and print the score per kind and every failing case") { file, knowledge, index };
        command.SetAction(parsed =>
        {
            if (Workspace.Folder(parsed.GetValue(knowledge)) is not { } folder || Workspace.Load(folder) is not { } loaded) return ExitCode.BadInput;
            if (Workspace.Assistant(loaded, parsed.GetValue(index)) is not { } assistant) return ExitCode.BadInput;
            var files = parsed.GetValue(file) ?? [];
            var read = files.Length == 0 ? [CaseReader.ReadAll(folder)] : files.Select(CaseReader.Read).ToList();
            foreach (var problem in read.SelectMany(r => r.Problems)) Console.Error.WriteLine(problem);
            var code = Report(assistant, [.. read.SelectMany(r => r.Cases)]);
            return read.Any(r => r.Problems.Count > 0) ? ExitCode.BadInput : code;
        });
        return command;
    }

    private static int Report(Assistant assistant, IReadOnlyList<QuestionCase> cases)
    {
        var judged = cases.Select(c => (Case: c, Answer: Evaluator.Ask(assistant, c))).Select(x => (x.Case, x.Answer, Wrong: Evaluator.Judge(x.Case, x.Answer))).ToList();
        foreach (var (c, answer, wrong) in judged.Where(j => j.Wrong.Count > 0))
            Console.WriteLine($"{c.Id} {c.Kind} | {string.Join(" / ", c.Turns)} | {string.Join("; ", wrong)} | {answer.Text.ReplaceLineEndings(" ")} | {c.Gold}");
        var invented = judged.Count(j => j.Answer.Outcome == Outcome.Answered && !j.Case.Outcomes.Contains(Outcome.Answered));
        var good = judged.Count(j => j.Wrong.Count == 0);
        Console.WriteLine(string.Join("; ", judged.GroupBy(j => j.Case.Kind).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count(j => j.Wrong.Count == 0)}/{g.Count()}")));
        Console.WriteLine($"{good}/{cases.Count} = {(cases.Count == 0 ? 0 : (double)good / cases.Count):F3} pass; {invented} answered where nothing should be");
        return good == cases.Count ? ExitCode.Done : ExitCode.BadInput;
    }
}
