using System.Diagnostics;
using System.Text;
using Npgsql;

namespace ApplyBot.Tests.Storage.Postgres;

/// <summary>A PostgreSQL server of the tests' own, in a temporary folder; reached through a socket there, and by no network. Removed when it is disposed of.</summary>
public sealed class PostgresServer : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"applybot-postgres-{Guid.NewGuid():N}"[..34]);
    private readonly string[] _settings;
    private readonly StringBuilder _said = new();
    private Process? _process;
    private int _databases;

    /// <param name="fileLimit">Bytes that a file of it may have; null: as many as the disk has room for.</param>
    /// <param name="settings">Settings, such as <c>fsync=off</c>.</param>
    public PostgresServer(long? fileLimit, params string[] settings)
    {
        (FileLimit, _settings) = (fileLimit, settings);
        try
        {
            using var made = Run("initdb", $"--pgdata={_folder}", "--username=applybot", "--auth=trust", "--locale=C", "--encoding=UTF8", "--wal-segsize=1", "--no-sync");
            made.WaitForExit();
            made.ExitCode.ShouldBe(0, _said.ToString());
            Start();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Socket => Path.Combine(_folder, ".s.PGSQL.5432");

    /// <summary>A command that runs as the user of the server: it refuses to be root, and root may become somebody else.</summary>
    public static string[] AsItself(params string[] command) =>
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", .. command] : command;

    /// <summary>Bytes that a file of it may have when it is started next.</summary>
    public long? FileLimit { get; set; }

    public bool IsRunning { get; private set; }

    /// <summary>The server and all its own processes.</summary>
    public IReadOnlyList<int> Processes => [_process!.Id, .. File.ReadAllText($"/proc/{_process.Id}/task/{_process.Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];

    /// <summary>A connection string to a database.</summary>
    public string To(string database) => $"Host={_folder};Username=applybot;Database={database}";

    /// <summary>Makes an empty database; its connection string.</summary>
    public string NewDatabase(string options = "")
    {
        var name = $"test{Interlocked.Increment(ref _databases)}";
        Execute(To("postgres"), $"CREATE DATABASE {name} {options}");
        return To(name);
    }

    /// <summary>Runs a statement; the first value of its first row.</summary>
    public static object? Execute(string database, string sql)
    {
        using var connection = new NpgsqlConnection(database + ";Pooling=false;Application Name=test");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    public void Start()
    {
        _process = Run("postgres", ["-D", _folder, "-c", "listen_addresses=", "-c", $"unix_socket_directories={_folder}", .. _settings.SelectMany(setting => new[] { "-c", setting })]);
        SpinWait.SpinUntil(() => _process.HasExited || IsReady(), TimeSpan.FromSeconds(30)).ShouldBeTrue();
        if (_process.HasExited)
        {
            // All that it said is read then.
            _process.WaitForExit();
            throw new InvalidOperationException(_said.ToString());
        }
        IsRunning = true;
    }

    /// <summary>Kills all its processes at once, as when the machine forgets them.</summary>
    public void Kill()
    {
        var all = Processes;
        foreach (var id in all)
        {
            try
            {
                using var process = Process.GetProcessById(id);
                process.Kill();
            }
            catch (ArgumentException)
            {
                // It has ended by itself.
            }
        }
        _process!.WaitForExit();
        // The next server does not start while one of them still has the memory that they share.
        SpinWait.SpinUntil(() => !all.Any(IsAlive), TimeSpan.FromSeconds(30)).ShouldBeTrue();
        IsRunning = false;
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            using var quit = Process.Start("kill", ["-QUIT", $"{_process.Id}"]);
            _process.WaitForExit();
        }
        _process?.Dispose();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    // Nobody may ask how those ended whose parent was killed.
    private static bool IsAlive(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/stat") is var stat && stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    private bool IsReady()
    {
        try
        {
            Execute(To("postgres"), "SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private Process Run(string program, params string[] arguments)
    {
        string[] command = [Path.Combine(PostgresPrograms.Folder ?? throw new InvalidOperationException(PostgresPrograms.Missing), program), .. arguments];
        if (program == "postgres") command = ["prlimit", $"--fsize={(FileLimit is { } bytes ? $"{bytes}" : "unlimited")}:unlimited", .. command];
        command = AsItself(command);
        var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() })!;
        process.OutputDataReceived += Said;
        process.ErrorDataReceived += Said;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Said(object sender, DataReceivedEventArgs line)
    {
        lock (_said) _said.AppendLine(line.Data);
    }
}
