using System.CommandLine;
using ApplyBot.Applications;
using ApplyBot.Applications.Checking;
using ApplyBot.Eligibility;
using ApplyBot.Eligibility.Checking;
using ApplyBot.Evaluation;
using ApplyBot.Knowledge;
using ApplyBot.Knowledge.Checking;

namespace ApplyBot.Cli;

/// <summary><c>check</c>: everything wrong in knowledge/, with file and line.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var folderOption = Workspace.KnowledgeOption();
        var originals = new Option<string?>("--originals") { Description = "A folder of originals (<id>.txt): report what was copied word for word" };
        var command = new Command("check", "Report everything wrong in the knowledge folder: file, line, reason") { folderOption, originals };
        command.SetAction(parsed =>
        {
            if (Workspace.Folder(parsed.GetValue(folderOption)) is not { } folder) return ExitCode.BadInput;
            var loaded = KnowledgeLoader.Load(folder);
            List<Problem> problems = [.. loaded.Problems];
            if (Directory.Exists(folder)) problems.AddRange(CaseReader.ReadAll(folder).Problems);
            var eligibility = loaded.Knowledge is { } knowledge ? EligibilityLoader.Load(folder, knowledge) : null;
            if (eligibility is not null) problems.AddRange(eligibility.Problems);
            if (eligibility?.Rules is { } rules) problems.AddRange([.. rules.Programmes.SelectMany(EligibilityProof.Check), .. EligibilityCases.Check(folder, loaded.Knowledge!, rules)]);
            var forms = loaded.Knowledge is { } whole ? FormLoader.Load(folder, whole) : null;
            if (forms is not null) problems.AddRange([.. forms.Problems, .. forms.Forms is { } catalog ? FormProof.Check(catalog) : []]);
            if (parsed.GetValue(originals) is { } dir) problems.AddRange(Copying.Find(folder, dir));
            foreach (var problem in problems) Console.Error.WriteLine(problem);
            Console.WriteLine(problems.Count == 0
                ? $"{loaded.Knowledge!.Notices.Count} notices, {loaded.Knowledge.Notices.Sum(n => n.Facts.Count)} facts, {loaded.Knowledge.Notices.Sum(n => n.Conflicts.Count)} conflicts, {loaded.Knowledge.Notices.Sum(n => n.Clauses.Count)} clauses, {eligibility!.Rules!.Programmes.Count} self-checks, {forms!.Forms!.All.Count} forms: nothing wrong"
                : $"{problems.Count} problems");
            return problems.Count == 0 ? ExitCode.Done : ExitCode.BadInput;
        });
        return command;
    }
}
