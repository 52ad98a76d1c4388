using ApplyBot.Answering;
using ApplyBot.Bot.Staff;
using ApplyBot.Knowledge;
using ApplyBot.Storage;
using ApplyBot.Storage.Postgres;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Hosting;

/// <summary>What the console says once the host listens: address, notices, today's open programmes.</summary>
internal static class StartupReport
{
    public static void ReportWhenStarted(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var lines = Lines(app.Services.GetRequiredService<KnowledgeBase>(), app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        Console.WriteLine($"ApplyBot 已启动，请在浏览器打开：{string.Join("  ", addresses)}");
        Console.WriteLine(string.Join('\n', lines));
        var storage = app.Services.GetRequiredService<IOptions<StorageOptions>>().Value;
        Console.WriteLine(app.Services.GetRequiredService<IDocumentStore>() is PostgresDocumentStore postgres
            ? $"数据保存在 PostgreSQL {postgres.Database}，密钥保存在 {storage.KeysPath}"
            : $"数据保存在 {storage.FolderPath}");
        if (StaffSetup.EntryOf(app.Services, app.Configuration, addresses) is { } entry)
        {
            Console.WriteLine($"工作人员入口：{entry}");
        }
        Console.WriteLine(ListenAddresses.IsRegistered(app.Configuration)
            ? "按 Ctrl+C 停止。"
            : "没有配置 MicrosoftAppId：只在本机监听，不接入 Teams。按 Ctrl+C 停止。");
    });

    /// <summary>The part about the notices, a line each.</summary>
    public static IEnumerable<string> Lines(KnowledgeBase knowledge, DateTimeOffset now)
    {
        yield return $"已读入 {knowledge.Notices.Count} 份通知：";
        foreach (var notice in knowledge.Notices)
        {
            yield return $"  {notice.Short.Zh}（{notice.Year}年{(notice.DocNumber is { } number ? "，" + number : "")}）";
        }
        var glances = ProgrammeGlance.All(knowledge, now);
        var open = glances.Where(g => g.Status == WindowStatus.Open).ToList();
        var today = DateOnly.FromDateTime(now.ToOffset(LocalMoment.Zone).DateTime);
        yield return $"今天（{today:yyyy-MM-dd}）{(open.Count == 0 ? "没有正在申报的项目。" : $"正在申报的项目 {open.Count} 个：")}";
        foreach (var glance in open)
        {
            yield return $"  {glance.NoticeName.Zh} · {glance.Name.Zh}：{glance.Closes?.Date:M月d日}截止，还有 {glance.DaysLeft} 天";
        }
        if (glances.Count(g => g.Status is WindowStatus.NotStated or WindowStatus.Later) is > 0 and var undated)
        {
            yield return $"另有 {undated} 个项目，通知没有写明截止时间或另行通知。";
        }
    }
}
