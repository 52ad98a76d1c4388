using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ApplyBot.Bot.Staff;
using ApplyBot.Knowledge;

namespace ApplyBot.Cli;

/// <summary><c>announce</c>: staff tell those whom it concerns.</summary>
internal static partial class AnnounceCommand
{
    [GeneratedRegex(@"(?:Z|[+-]\d\d:?\d\d)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Offset();

    private static readonly TimeSpan WatchEvery = TimeSpan.FromSeconds(1);

    public static Command Create()
    {
        var (title, text, programme) = (Text("--title", "Title, at most 100 characters"), Text("--text", "Text: **bold**, _italic_, lists, https links; - reads standard input"), Text("--programme", "Programme that it is about: adds deadline, amount and link with their clauses"));
        var (audience, at) = (Text("--audience", "programme:NAME, province:NAME, all, team:NAME or conversation:NAME,… (default: the programme's subscribers)"), Text("--at", "When to send it, like 2026-03-20T09:00 (Asia/Shanghai where no offset is given; default: now)"));
        var (acknowledge, confirm, dry) = (Flag("--acknowledge", "Ask recipients to say that they saw it"), Flag("--confirm", "What differs from the notice is meant so"), Flag("--dry-run", "Show the preview, the number of recipients and what speaks against it; write nothing"));
        var shared = new Shared();
        var command = new Command("announce", "Send an announcement, follow it, put it right, take it back") { title, text, programme, audience, at, acknowledge, confirm, dry };
        shared.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(title) is not { } said || parsed.GetValue(text) is not { } body) return Task.FromResult(SelfCheckCommand.Usage("give --title and --text, or one of: status, list, pause, resume, cancel, retry, withdraw, correct, csv, audit"));
            if (!TryMoment(parsed.GetValue(at), out var moment)) return Task.FromResult(ExitCode.BadInput);
            var about = parsed.GetValue(programme);
            return RunAsync(parsed, shared, "announce", null, new StaffCommand
            {
                Title = said, Text = body == "-" ? Console.In.ReadToEnd() : body, Programme = about, Audience = parsed.GetValue(audience) ?? (about is null ? "" : "programme:" + about),
                At = moment, Acknowledge = parsed.GetValue(acknowledge), Confirm = parsed.GetValue(confirm), DryRun = parsed.GetValue(dry), Language = parsed.GetValue(shared.Language),
            }, cancellation);
        });
        command.Add(Status());
        command.Add(Simple("list", "Every announcement, the newest first"));
        command.Add(Simple("audit", "Who asked for what, and when"));
        foreach (var (action, description) in new[] { ("pause", "Stop sending for a while"), ("resume", "Go on sending"), ("cancel", "Send nothing more; what arrived stays"), ("retry", "Try again what failed for good"), ("withdraw", "Take back what arrived, and send nothing more") })
            command.Add(OnOne(action, description));
        command.Add(Correct());
        command.Add(Csv());
        return command;
    }

    private static Command Status()
    {
        var (id, watch, shared) = (Id(), Flag("--watch", "Go on showing it until nothing more will come of it"), new Shared());
        var command = new Command("status", "How far an announcement has come") { id, watch };
        shared.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var door = shared.Open(parsed);
            while (door is not null)
            {
                if (await door.RunAsync("status", parsed.GetValue(id), null, cancellation) is not { } reply) break;
                var code = AnnounceText.Print("status", reply, parsed.GetValue(shared.Json));
                if (!parsed.GetValue(watch) || code != ExitCode.Done || JsonDocument.Parse(reply.Json).RootElement.GetProperty("finished").GetBoolean()) return code;
                await Task.Delay(WatchEvery, TimeProvider.System, cancellation);
            }
            return ExitCode.BadInput;
        });
        return command;
    }

    private static Command Correct()
    {
        var (id, title, text) = (Id(), Text("--title", "The new title (default: the old one)"), Text("--text", "The new text (default: the old one); - reads standard input"));
        var (confirm, dry, shared) = (Flag("--confirm", "What differs from the notice is meant so"), Flag("--dry-run", "Show it, and write nothing"), new Shared());
        var command = new Command("correct", "Replace the text in everything that arrived; who acknowledged the old one is told") { id, title, text, confirm, dry };
        shared.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, shared, "correct", parsed.GetValue(id), new StaffCommand
        {
            Title = parsed.GetValue(title), Text = parsed.GetValue(text) is "-" ? Console.In.ReadToEnd() : parsed.GetValue(text), Confirm = parsed.GetValue(confirm), DryRun = parsed.GetValue(dry), Language = parsed.GetValue(shared.Language),
        }, cancellation));
        return command;
    }

    private static Command Csv()
    {
        var (id, to, shared) = (Id(), Text("--out", "The file to write (default: standard output)"), new Shared());
        var command = new Command("csv", "What became of each message") { id, to };
        shared.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var door = shared.Open(parsed);
            if (door is null || await door.RunAsync("csv", parsed.GetValue(id), new StaffCommand { Language = parsed.GetValue(shared.Language) }, cancellation) is not { } reply) return ExitCode.BadInput;
            if (reply.File is not { } file) return AnnounceText.Print("csv", reply, parsed.GetValue(shared.Json));
            try
            {
                if (parsed.GetValue(to) is { } target) await File.WriteAllBytesAsync(target, file, cancellation);
                else await Console.OpenStandardOutput().WriteAsync(file, cancellation);
                return ExitCode.Done;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(e.Message);
                return ExitCode.BadInput;
            }
        });
        return command;
    }

    private static Command Simple(string action, string description)
    {
        var (command, shared) = (new Command(action, description), new Shared());
        shared.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, shared, action, null, null, cancellation));
        return command;
    }

    private static Command OnOne(string action, string description)
    {
        var (id, shared) = (Id(), new Shared());
        var command = new Command(action, description) { id };
        shared.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, shared, action, parsed.GetValue(id), null, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Shared shared, string action, string? id, StaffCommand? said, CancellationToken cancellation)
    {
        await using var door = shared.Open(parsed);
        if (door is null || await door.RunAsync(action, id, said, cancellation) is not { } reply) return ExitCode.BadInput;
        var code = AnnounceText.Print(said?.DryRun == true ? "preview" : action, reply, parsed.GetValue(shared.Json));
        if (code == ExitCode.Done && !door.IsRunning && action is "announce" or "resume" or "retry" or "withdraw" or "correct" && said?.DryRun != true)
            Console.Error.WriteLine("已写入数据文件夹或数据库；由正在运行（或下次启动）的机器人发送。");
        return code;
    }

    /// <summary>Reads a moment; without an offset it is in Asia/Shanghai. False with a message when it is none.</summary>
    private static bool TryMoment(string? text, out DateTimeOffset? moment)
    {
        moment = null;
        if (text is null or "now" or "立即") return true;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
        {
            moment = Offset().IsMatch(text) ? at : new DateTimeOffset(at.DateTime, LocalMoment.Zone);
            return true;
        }
        Console.Error.WriteLine($"`{text}` is no moment; write it like 2026-03-20T09:00 or 2026-03-20T09:00:00+08:00");
        return false;
    }

    private static Argument<string> Id() => new("id") { Description = "The announcement, like a20260301-1f2e3d" };

    private static Option<string?> Text(string name, string description) => new(name) { Description = description };

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    private sealed class Shared
    {
        private readonly Option<string?> _knowledge = Workspace.KnowledgeOption(), _host = Text("--host", "A running bot, like http://localhost:3978 (default: the data themselves; where a bot has them, that address)"), _key = Text("--key", "The staff key (default: Staff__Key, or staff.key in the folder of the keys)");

        public Option<bool> Json { get; } = SelfCheckCommand.JsonOption();

        public Option<string> Language { get; } = SelfCheckCommand.LanguageOption();

        public void AddTo(Command command)
        {
            foreach (var option in new Option[] { _knowledge, _host, _key, Json, Language }) command.Add(option);
        }

        public AnnounceDoor? Open(ParseResult parsed) => AnnounceDoor.Open(parsed.GetValue(_knowledge), parsed.GetValue(_host), parsed.GetValue(_key));
    }
}
