using System.CommandLine;
using ApplyBot.Cli;

Console.OutputEncoding = System.Text.Encoding.UTF8;
var root = new RootCommand("ApplyBot: questions on official application notices, answered with the clause.")
{
    AskCommand.Create(),
    CheckCommand.Create(),
    EvaluateCommand.Create(),
    SelfCheckCommand.Create(),
    DraftCommand.Create(),
    AnnounceCommand.Create(),
    BenchCommand.Create(),
    RemindCommand.Create(),
    ManifestCommand.Create(),
    BenchEcho.Create(),
};
var parsed = root.Parse(args);
if (parsed.Errors.Count == 0) return await parsed.InvokeAsync();
foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
return ExitCode.Usage;
