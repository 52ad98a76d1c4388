using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace ApplyBot.Browser.Tests;

/// <summary>A fact that needs Chromium and Microsoft's emulator: skipped where one is missing, unless <c>CI=true</c>, where it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EmulatorFactAttribute : FactAttribute
{
    public EmulatorFactAttribute() => Skip = Chromium.SkipReason ?? EmulatorProcess.SkipReason;
}

/// <summary>Microsoft 365 Agents Playground, which plays Teams: a page for the user, and a connector for the bot.</summary>
internal sealed partial class EmulatorProcess : IDisposable
{
    private static readonly string? Program = Above("tests/peers/node_modules/@microsoft/m365agentsplayground/cli.js");

    private readonly Process _process;
    private readonly string _folder;

    private EmulatorProcess(Process process, string folder, string address) => (_process, _folder, Address) = (process, folder, address);

    public static string? SkipReason { get; } = Program is null && Environment.GetEnvironmentVariable("CI") != "true"
        ? "No emulator; run: npm ci --prefix tests/peers --ignore-scripts"
        : null;

    // Its own object ids are no such ids; and a bot that has met its user and their chat before is not new to another test.
    private static string People(Guid user) => $$"""
        version: "0.1.1"
        tenantId: 00000000-0000-0000-0000-0000000000001
        bot: { id: 00000000-0000-0000-0000-00000000000011, name: Test Bot }
        currentUser: { id: user-{{user}}, name: Alex Wilber, userPrincipleName: alexw@example.com, aadObjectId: {{user}}, givenName: Alex, surname: Wilber, email: alexw@example.com }
        users:
          - { id: user-id-1, name: Megan Bowen, userPrincipleName: megan@example.com, aadObjectId: 11111111-2222-3333-4444-666666666661, givenName: Megan, surname: Bowen, email: megan@example.com }
          - { id: user-id-2, name: Adele Vance, userPrincipleName: adele@example.com, aadObjectId: 11111111-2222-3333-4444-666666666662, givenName: Adele, surname: Vance, email: adele@example.com }
          - { id: user-id-3, name: Isaiah Langer, userPrincipleName: isaiah@example.com, aadObjectId: 11111111-2222-3333-4444-666666666663, givenName: Isaiah, surname: Langer, email: isaiah@example.com }
          - { id: user-id-4, name: Patti Fernandez, userPrincipleName: patti@example.com, aadObjectId: 11111111-2222-3333-4444-666666666664, givenName: Patti, surname: Fernandez, email: patti@example.com }
          - { id: user-id-5, name: Lynne Robbins, userPrincipleName: lynne@example.com, aadObjectId: 11111111-2222-3333-4444-666666666665, givenName: Lynne, surname: Robbins, email: lynne@example.com }
        personalChat: { id: chat-{{user}} }
        groupChat: { id: 29bebde2-c8d5-4f0c-9e79-4ae9ba8d8f0a, name: Group Chat }
        team: { id: team-id, name: My Team, aadGroupId: 00000000-0000-0000-0000-000000000031, channels: [{ id: channel-announcements-id, name: Announcements }] }
        """;

    /// <summary>The user's page.</summary>
    public string Address { get; }

    /// <summary>Starts it before a bot that already listens, and waits until it says that it listens too.</summary>
    /// <param name="bot">Its address.</param>
    /// <param name="user">Object id of the user whom it plays; null: of somebody new.</param>
    public static async Task<EmulatorProcess> StartAsync(string bot, Guid? user = null)
    {
        var folder = Directory.CreateTempSubdirectory("applybot-emulator-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "people.yml"), People(user ?? Guid.NewGuid()));
        var start = new ProcessStartInfo("node", [Program ?? "", "-e", $"{bot}/api/messages", "-c", "msteams", "-p", $"{FreePort()}", "--disable-telemetry"])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8,
            // It would open a browser of its own.
            Environment = { ["TEAMSAPPTESTER_BROWSER"] = "none", ["M365_AGENTS_PLAYGROUND_LOGFILE"] = Path.Combine(folder, "log.txt"), ["M365_AGENTS_PLAYGROUND_CONFIG_PATH"] = Path.Combine(folder, "people.yml") },
        };
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (Listening().Match(line) is { Success: true } found)
            {
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new EmulatorProcess(process, folder, $"http://localhost:{found.Groups[1].Value}/");
            }
        }
        throw new InvalidOperationException($"The emulator did not start:\n{await errors}");
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // It cannot be told to take any free port.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? Above(string path)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (Path.Combine(at.FullName, path) is var found && File.Exists(found))
            {
                return found;
            }
        }
        return null;
    }

    [GeneratedRegex(@"Listening on (\d+)")]
    private static partial Regex Listening();
}
