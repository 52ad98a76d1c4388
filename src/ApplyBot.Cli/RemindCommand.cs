using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ApplyBot.Announcements.Reminders;
using ApplyBot.Bot.Hosting;
using ApplyBot.Knowledge;

namespace ApplyBot.Cli;

/// <summary><c>remind</c>: what subscribers would be sent, and when. The running bot sends it; this writes nothing.</summary>
internal static class RemindCommand
{
    public static Command Create()
    {
        var dry = new Option<bool>("--dry-run") { Description = "List what would be sent from --now on; nothing is sent or written" };
        var file = new Option<string?>("--subscribers") { Description = "Subscribers to plan for instead of those that are kept: JSON lines {\"subscriber\", \"programme\" | \"notice\" | \"province\" | \"all\": true, \"roles\", \"offsets\", \"quiet\", \"since\"}; - reads standard input" };
        var (knowledge, now, json) = (Workspace.KnowledgeOption(), Workspace.NowOption(), SelfCheckCommand.JsonOption());
        var command = new Command("remind", "List the reminders that are planned, of the storage that Storage__Folder or Storage__Postgres names") { dry, file, knowledge, now, json };
        command.SetAction((parsed, cancellation) => parsed.GetValue(dry)
            ? RunAsync(parsed.GetValue(knowledge), parsed.GetValue(now), parsed.GetValue(file), parsed.GetValue(json), cancellation)
            : Task.FromResult(SelfCheckCommand.Usage("提醒由运行中的 ApplyBot 发送；这条命令只列出计划，请加 --dry-run")));
        return command;
    }

    private static async Task<int> RunAsync(string? folder, string? moment, string? file, bool isJson, CancellationToken cancellation)
    {
        if (!Workspace.TryNow(moment, out var now) || Workspace.Load(folder) is not { } knowledge) return ExitCode.BadInput;
        IReadOnlyList<(string Recipient, Subscriber Subscriber)>? subscribers;
        try
        {
            subscribers = file is null ? await KeptSubscribers.ReadAsync(knowledge, cancellation) : SubscriberFile.Read(file, knowledge);
        }
        catch (Exception refused) when (refused is StartRefusedException or IOException)
        {
            Console.Error.WriteLine(refused.Message);
            return ExitCode.BadInput;
        }
        if (subscribers is null) return ExitCode.BadInput;
        var rows = from s in subscribers from r in s.Subscriber.Open(knowledge) where r.At >= now orderby r.At, s.Recipient
                   select new { subscriber = s.Recipient, programme = $"{r.Deadline.Notice}/{r.Deadline.Path}", deadline = Iso(LastMoment(r.Deadline.At)), offset = r.Offset.ToString(), at = Iso(r.At) };
        if (isJson) Console.WriteLine(JsonSerializer.Serialize(rows, Workspace.Json));
        else foreach (var row in rows) Console.WriteLine($"{row.at}  {row.subscriber}  {row.programme}  {row.deadline}  {row.offset}");
        return ExitCode.Done;
    }

    // A day counts to its end; the first second of the next would be another date.
    private static DateTimeOffset LastMoment(LocalMoment at) => at.Time is null ? at.End.AddSeconds(-1) : at.End;

    private static string Iso(DateTimeOffset moment) => moment.ToOffset(LocalMoment.Zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
