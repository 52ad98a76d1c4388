using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace ApplyBot.Browser.Tests;

/// <summary>The real program with the repository's knowledge, on a loopback port.</summary>
internal sealed partial class BotProcess : IDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private BotProcess(Process process, string address, DirectoryInfo folder) => (_process, Address, _folder) = (process, address, folder);

    public string Address { get; }

    /// <summary>The key that makes somebody on the page staff.</summary>
    public string StaffKey => File.ReadAllText(Path.Combine(_folder.FullName, "keys", "staff.key")).Trim();

    /// <summary>Starts it and waits until it says that it listens.</summary>
    /// <param name="port">0: any free one.</param>
    /// <param name="settings">More of its command line.</param>
    public static async Task<BotProcess> StartAsync(int port = 0, params IReadOnlyList<string> settings)
    {
        var folder = Directory.CreateTempSubdirectory("applybot-");
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--urls", $"http://127.0.0.1:{port}", "--Storage:Folder", folder.FullName, .. settings])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (Listening().Match(line) is { Success: true } address)
            {
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new BotProcess(process, address.Value, folder);
            }
        }
        throw new InvalidOperationException($"The bot did not start:\n{await errors}");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();
}
