using System.Diagnostics;
using System.Reflection;
using System.Text;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Cli;

/// <summary>The command line: the program's own entry point with arguments, standard streams and an exit code.</summary>
internal static class CommandLine
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly MethodInfo Program = Assembly.Load("ApplyBot.Cli").EntryPoint!;

    /// <summary>Runs it within the tests' process, where what it is made of need not be compiled anew for each run.</summary>
    public static Task<Ran> Run(params string[] arguments) => RunOn("", arguments);

    /// <summary>As <see cref="Run"/>, with something on standard input.</summary>
    public static Task<Ran> RunOn(string input, params string[] arguments) => Task.Run(() =>
    {
        using var console = CapturedConsole.Begin(input);
        var code = (int)Program.Invoke(null, [arguments])!;
        return new Ran(code, console.Output, console.Error);
    });

    /// <summary>Runs it as its users do: a process with a folder to work in and an environment.</summary>
    public static Task<Ran> RunProcess(string input, params string[] arguments) => RunIn(Repository.Root, input, new Dictionary<string, string>(), arguments);

    /// <inheritdoc cref="RunProcess"/>
    public static async Task<Ran> RunIn(string folder, string input, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "ApplyBot.Cli.dll"), .. arguments])
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var enough = new CancellationTokenSource(Patience);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(enough.Token), process.StandardError.ReadToEndAsync(enough.Token));
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), enough.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(enough.Token);
            return new Ran(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited) process.Kill(true);
        }
    }
}

/// <summary>What came of a command.</summary>
internal sealed record Ran(int Code, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
