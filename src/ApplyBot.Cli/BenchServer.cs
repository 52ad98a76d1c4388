using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace ApplyBot.Cli;

/// <summary>A server in a process of its own on a loopback port; ended when disposed.</summary>
internal sealed partial class BenchServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private BenchServer(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Time that it has had on all processors together.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory that it holds, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts <see cref="BenchEcho"/>.</summary>
    public static Task<BenchServer> EchoAsync() => StartAsync(Assembly.GetExecutingAssembly().Location, [BenchEcho.Name], []);

    /// <summary>Starts the bot.</summary>
    /// <param name="program">ApplyBot.Bot.dll.</param>
    /// <param name="knowledge">The knowledge folder.</param>
    /// <param name="storage">An empty folder for what it keeps.</param>
    /// <param name="settings">Further settings, as <c>--Name=value</c>.</param>
    public static Task<BenchServer> BotAsync(string program, string knowledge, string storage, params IEnumerable<string> settings) => StartAsync(program,
        ["--urls", "http://127.0.0.1:0", $"--Knowledge={Path.GetFullPath(knowledge)}", $"--Storage:Folder={storage}", "--Logging:LogLevel:Default=Warning", .. settings], []);

    /// <summary>The bot of the same build as this program, where it has been built; else null.</summary>
    public static string? FindBot()
    {
        // src/ApplyBot.Cli/bin/CONFIGURATION/FRAMEWORK/ has its like beside it.
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var bot = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "ApplyBot.Bot", "bin", framework.Parent?.Name ?? "", framework.Name, "ApplyBot.Bot.dll");
        return File.Exists(bot) ? Path.GetFullPath(bot) : null;
    }

    private static async Task<BenchServer> StartAsync(string program, IEnumerable<string> arguments, Dictionary<string, string> environment)
    {
        var dotnet = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        var start = new ProcessStartInfo(dotnet, [program, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        // As a web program has it, and the command line has not.
        start.Environment["DOTNET_gcServer"] = "1";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync();
            using var enough = new CancellationTokenSource(Patience);
            while (await process.StandardOutput.ReadLineAsync(enough.Token) is { } line)
                if (Listening().Match(line) is { Success: true } address)
                {
                    _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                    return new BenchServer(process, new Uri(address.Value));
                }
            throw new InvalidOperationException($"{Path.GetFileName(program)} did not start:\n{await errors}");
        }
        catch
        {
            End(process);
            throw;
        }
    }

    public void Dispose() => End(_process);

    private static void End(Process process)
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();
}
