using System.Globalization;
using System.Text.Json;
using ApplyBot.Bot.Staff;

namespace ApplyBot.Cli;

/// <summary>What came of a request about announcements, printed.</summary>
internal static class AnnounceText
{
    private const int BarWidth = 30;

    /// <summary>Prints it: as JSON, or in lines; what was refused also goes to stderr. The exit code.</summary>
    public static int Print(string action, StaffReply reply, bool asJson)
    {
        if (asJson) Console.WriteLine(reply.Json);
        else Lines(action, JsonDocument.Parse(reply.Json).RootElement, reply.IsDone);
        return reply.IsDone ? ExitCode.Done : ExitCode.BadInput;
    }

    private static void Lines(string action, JsonElement json, bool isDone)
    {
        var to = isDone ? Console.Out : Console.Error;
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var line in json.EnumerateArray()) to.WriteLine(action == "audit" ? Audit(line) : $"{Of(line, "id")}  {Of(line, "state")}  {Of(line, "at") ?? Of(line, "created")}  {Of(line, "audience")}  {Of(line, "title")}");
            return;
        }
        if (action == "status" && isDone) to.WriteLine(Status(json));
        else if (json.TryGetProperty("canSend", out _)) Preview(to, json, isDone);
        else
        {
            to.WriteLine(string.Join("  ", new[] { Of(json, "outcome") ?? Of(json, "error"), Of(json, "id"), Of(json, "state"), json.TryGetProperty("count", out var count) && count.ValueKind == JsonValueKind.Number ? count.ToString() : null }.OfType<string>()));
            Findings(to, json);
        }
    }

    private static void Preview(TextWriter to, JsonElement json, bool isDone)
    {
        if (json.GetProperty("announcement") is { ValueKind: JsonValueKind.Object } announcement)
        {
            to.WriteLine($"{Of(announcement, "title")}\n{Of(announcement, "text")}");
            foreach (var fact in announcement.GetProperty("facts").EnumerateArray()) to.WriteLine($"  {Of(fact, "text")}〔{string.Join('、', fact.GetProperty("clauses").EnumerateArray())}〕");
            to.WriteLine($"发给：{Of(announcement, "audience")}（{json.GetProperty("recipients")} 个收件人）  时间：{Of(announcement, "at") ?? "立即"}");
        }
        Findings(to, json);
        if (!isDone) Console.Error.WriteLine(json.GetProperty("canSend").GetBoolean() ? "没有发送：确认无误请加 --confirm" : "没有发送");
    }

    private static void Findings(TextWriter to, JsonElement json)
    {
        if (!json.TryGetProperty("findings", out var findings)) return;
        foreach (var finding in findings.EnumerateArray()) to.WriteLine($"{(finding.GetProperty("confirm").GetBoolean() ? "请确认" : "不能发送")}：{Of(finding, "message")}");
    }

    private static string Status(JsonElement json)
    {
        var (counts, all) = (json.GetProperty("counts"), json.GetProperty("recipients").GetInt32());
        int Count(string state) => counts.GetProperty(state).GetInt32();
        var done = Count("sent") + Count("failedFinal") + Count("skipped");
        var share = all == 0 ? 0 : (double)done / all;
        var filled = (int)(share * BarWidth);
        var rate = json.TryGetProperty("perSecond", out var per) && per.ValueKind == JsonValueKind.Number ? $"  {per.GetDouble().ToString("0.#", CultureInfo.InvariantCulture)}/s" : "";
        return $"{Of(json, "id")} {Of(json, "title")}  {Of(json, "state")}{(json.GetProperty("paused").GetBoolean() ? " 已暂停" : "")}\n"
            + $"[{new string('#', filled)}{new string('.', BarWidth - filled)}] {done}/{all}{rate}  送达 {Count("sent")}  等待 {Count("pending") + Count("leased")}  重试 {Count("retryAt")}  不确定 {Count("uncertain")}  失败 {Count("failedFinal")}  跳过 {Count("skipped")}  知悉 {json.GetProperty("acknowledged")}";
    }

    private static string Audit(JsonElement entry) =>
        $"{Of(entry, "at")}  {Of(entry, "who")} {Of(entry, "name")}  {Of(entry, "action")}{(entry.GetProperty("refused").GetBoolean() ? "（被拒绝）" : "")}  {Of(entry, "announcement")}  {Of(entry, "detail")?.Replace('\n', ';')}".TrimEnd();

    private static string? Of(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
