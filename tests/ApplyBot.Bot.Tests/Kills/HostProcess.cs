using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace ApplyBot.Bot.Tests.Kills;

/// <summary>The real program in a process of its own with the repository's knowledge, killed and started again on the same port and over the same data.</summary>
internal sealed partial class HostProcess(params string[] settings) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private volatile TaskCompletionSource _listens = NewSource();
    private Process? _process;
    private int _kills;

    /// <summary>The program's assembly.</summary>
    public string Assembly { get; init; } = typeof(Program).Assembly.Location;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>Ends when it listens; once it is killed, when it listens again.</summary>
    public Task Listens => _listens.Task;

    /// <summary>How often it was killed. Whoever reads this, and then waits until it listens, speaks with a host that was not killed since.</summary>
    public int Kills => Volatile.Read(ref _kills);

    /// <summary>Starts it; how long that took.</summary>
    public async Task<TimeSpan> StartAsync()
    {
        var begun = Stopwatch.GetTimestamp();
        _process = Process.Start(new ProcessStartInfo("dotnet", [Assembly, "--urls", Address.GetLeftPart(UriPartial.Authority), "--Logging:LogLevel:Default", "Warning", .. settings])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        })!;
        var errors = _process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Patience);
        while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (Listening().Match(line) is { Success: true } found)
            {
                _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                Address = new Uri(found.Value);
                _listens.SetResult();
                return Stopwatch.GetElapsedTime(begun);
            }
        }
        throw new InvalidOperationException($"The bot did not start:\n{await errors}");
    }

    /// <summary>Kills it (SIGKILL) whatever it is doing.</summary>
    public void Kill()
    {
        _listens = NewSource();
        Interlocked.Increment(ref _kills);
        End();
    }

    /// <summary>Asks it to stop (SIGTERM), and waits until it has.</summary>
    public async Task StopAsync()
    {
        using var asked = Process.Start("kill", ["-TERM", $"{_process!.Id}"]);
        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token);
        _process.ExitCode.ShouldBe(0);
    }

    /// <summary>Bytes of memory that it has now.</summary>
    public long Memory
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64;
        }
    }

    public void Dispose() => End();

    private void End()
    {
        if (_process is null) return;
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();
}
