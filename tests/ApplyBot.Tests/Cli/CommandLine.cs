using System.Diagnostics;
using System.Text;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Cli;

/// <summary>The command line, run as its users run it: a process with arguments, standard streams and an exit code.</summary>
internal static class CommandLine
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static Task<Ran> Run(params string[] arguments) => RunIn(Repository.Root, "", arguments);

    public static Task<Ran> RunIn(string folder, string input, params string[] arguments) => RunIn(folder, input, new Dictionary<string, string>(), arguments);

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
