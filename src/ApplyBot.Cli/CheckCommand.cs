using System.CommandLine;
using ApplyBot.Evaluation;
using ApplyBot.Knowledge;
using ApplyBot.Knowledge.Checking;

namespace ApplyBot.Cli;

/// <summary><c>check</c>: everything wrong in knowledge/, with file and line.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var knowledge = Workspace.KnowledgeOption();
        var originals = new Option<string?>("--originals") { Description = "A folder of originals (<id>.txt): report what was copied word for word" };
        var command = new Command("check", "Report everything wrong in the knowledge folder: file, line, reason") { knowledge, originals };
        command.SetAction(parsed =>
        {
            if (Workspace.Folder(parsed.GetValue(knowledge)) is not { } folder) return ExitCode.BadInput;
            var loaded = KnowledgeLoader.Load(folder);
            List<Problem> problems = [.. loaded.Problems];
            if (Directory.Exists(folder)) problems.AddRange(CaseReader.ReadAll(folder).Problems);
            if (parsed.GetValue(originals) is { } dir) problems.AddRange(Copying.Find(folder, dir));
            foreach (var problem in problems) Console.Error.WriteLine(problem);
            Console.WriteLine(problems.Count == 0
                ? $"{loaded.Knowledge!.Notices.Count} notices, {loaded.Knowledge.Notices.Sum(n => n.Facts.Count)} facts, {loaded.Knowledge.Notices.Sum(n => n.Conflicts.Count)} conflicts, {loaded.Knowledge.Notices.Sum(n => n.Clauses.Count)} clauses: nothing wrong"
                : $"{problems.Count} problems");
            return problems.Count == 0 ? ExitCode.Done : ExitCode.BadInput;
        });
        return command;
    }
}
