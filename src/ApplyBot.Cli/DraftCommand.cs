using System.CommandLine;
using System.Text.Json;
using ApplyBot.Applications;
using ApplyBot.Exporting;
using ApplyBot.Knowledge;

namespace ApplyBot.Cli;

/// <summary><c>draft</c>: application forms, and what was filled into them.</summary>
internal static class DraftCommand
{
    public static Command Create() => new("draft", "List the application forms, check what was filled into one, write it as a file") { Forms(), Check(), Export() };

    private static Command Forms()
    {
        var (knowledge, json, language) = (Workspace.KnowledgeOption(), SelfCheckCommand.JsonOption(), SelfCheckCommand.LanguageOption());
        var command = new Command("forms", "Every form with its fields") { knowledge, json, language };
        command.SetAction(parsed => DraftInput.Run(parsed.GetValue(knowledge), null, (_, forms, _) =>
        {
            var spoken = parsed.GetValue(language)!;
            Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(forms.All.Select(f => DraftShape.Form(f, spoken)), Workspace.Json) : string.Join('\n', forms.All.Select(f => DraftShape.Lines(f, spoken))));
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Check()
    {
        var (form, values) = (FormArgument(), ValuesOption());
        var (knowledge, now, json, language) = (Workspace.KnowledgeOption(), Workspace.NowOption(), SelfCheckCommand.JsonOption(), SelfCheckCommand.LanguageOption());
        var command = new Command("check", "Hold what was filled in against the form and its notice; problems are the result, so the exit code is 0") { form, values, knowledge, now, json, language };
        command.SetAction(parsed => parsed.GetValue(values) is not { } file ? SelfCheckCommand.Usage("give the values with --values FILE (or -)")
            : DraftInput.Run(parsed.GetValue(knowledge), parsed.GetValue(now), (loaded, forms, moment) =>
            {
                if (DraftInput.Form(forms, parsed.GetValue(form)!) is not { } found || DraftInput.Values(found, file, loaded.Wording) is not { } read) return ExitCode.BadInput;
                var (problems, spoken) = ((IReadOnlyList<FormProblem>)[.. read.Problems, .. FormChecker.Check(found, read.Values, moment)], parsed.GetValue(language)!);
                if (parsed.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(problems.Select(p => DraftShape.Problem(p, loaded.Wording, spoken)), Workspace.Json));
                else Print(Console.Out, problems, loaded.Wording, spoken, loaded.Wording.Say(spoken, "export.no-problems"));
                return ExitCode.Done;
            }));
        return command;
    }

    private static Command Export()
    {
        var (form, values) = (FormArgument(), ValuesOption());
        var to = new Option<string?>("--out") { Description = "The file to write: .docx, .xlsx, .md or .json" };
        var final = new Option<bool>("--final") { Description = "Write nothing while errors are left" };
        var (knowledge, now, language) = (Workspace.KnowledgeOption(), Workspace.NowOption(), SelfCheckCommand.LanguageOption());
        var command = new Command("export", "Write what was filled in as a file; while errors are left, it says that it is a draft") { form, values, to, final, knowledge, now, language };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(values) is not { } file || parsed.GetValue(to) is not { } target) return SelfCheckCommand.Usage("give the values with --values FILE (or -), and the file to write with --out FILE");
            if (ExportFormats.OfFile(target) is not { } format) return SelfCheckCommand.Usage($"--out: {target} should end in {string.Join(", ", Enum.GetValues<ExportFormat>().Select(ExportFormats.Extension))}");
            return DraftInput.Run(parsed.GetValue(knowledge), parsed.GetValue(now), (loaded, forms, moment) =>
            {
                if (DraftInput.Form(forms, parsed.GetValue(form)!) is not { } found || DraftInput.Values(found, file, loaded.Wording) is not { } read) return ExitCode.BadInput;
                var spoken = parsed.GetValue(language)!;
                // What could not be read would be missing in the file.
                if (read.Problems.Any(p => p.Severity == Severity.Error))
                {
                    Print(Console.Error, read.Problems, loaded.Wording, spoken, "");
                    return ExitCode.BadInput;
                }
                if (!FormExport.Formats(found).Contains(format)) return Refuse($"{found.Id}: 这张表里没有表格，不能导出为 {ExportFormats.Extension(format)}；请用 {string.Join("、", FormExport.Formats(found).Select(ExportFormats.Extension))}");
                return Write(FormExport.Write(found, read.Values, format, loaded.Wording, spoken, moment), target, parsed.GetValue(final), loaded.Wording, spoken);
            });
        });
        return command;
    }

    private static int Write(ExportedFile made, string target, bool isFinal, Wording wording, string language)
    {
        var errors = made.Problems.Count(p => p.Severity == Severity.Error);
        if (isFinal && made.IsDraft)
        {
            Print(Console.Error, made.Problems, wording, language, "");
            return Refuse($"还有 {errors} 处错误，没有写出定稿");
        }
        try
        {
            File.WriteAllBytes(target, made.Bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Refuse($"{target}: {e.Message}");
        }
        if (made.IsDraft) Console.Error.WriteLine($"还有 {errors} 处错误，写出的是草稿（draft check 列出这些错误）");
        Console.WriteLine($"{target}: {made.Bytes.Length} bytes; {made.Name}");
        return ExitCode.Done;
    }

    private static void Print(TextWriter writer, IReadOnlyList<FormProblem> problems, Wording wording, string language, string none)
    {
        if (problems.Count == 0) writer.WriteLine(none);
        foreach (var problem in problems) writer.WriteLine(DraftShape.Line(problem, wording, language));
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return ExitCode.BadInput;
    }

    private static Argument<string> FormArgument() => new("form") { Description = "notice/form, the form's file name, title or alias" };

    private static Option<string?> ValuesOption() => new("--values") { Description = "A JSON file {\"project-name\": \"…\", …}, or as draft export writes it; - reads standard input" };
}
