using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ApplyBot.Bot.Hosting;
using ApplyBot.Bot.Staff;

namespace ApplyBot.Cli;

/// <summary>Where announcements are reached: the bot's data themselves, or a running bot that has them.</summary>
internal sealed class AnnounceDoor : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly CommandHost? _host;
    private readonly HttpClient? _http;

    private AnnounceDoor(CommandHost? host, HttpClient? http) => (_host, _http) = (host, http);

    /// <summary>Whether a bot is known to run that sends what is due.</summary>
    public bool IsRunning => _http is not null;

    /// <summary>Opens the data; where a running bot has them, or one is named, speaks with that. Null, with a message on stderr, when neither can be reached.</summary>
    /// <param name="knowledge">The knowledge folder; null: as the bot finds it.</param>
    /// <param name="address">Address of a running bot; null: the data, and where they are in use, the usual address.</param>
    /// <param name="key">The staff key; null: the configured one, or that beside the keys.</param>
    public static AnnounceDoor? Open(string? knowledge, string? address, string? key)
    {
        var folder = "";
        if (address is null)
        {
            if (HostServices.Open(knowledge, out var refusal) is { } host) return new AnnounceDoor(host, null);
            if (!refusal!.IsInUse) return Refuse(refusal.Message);
            folder = refusal.KeysFolder;
        }
        var to = address ?? "http://localhost:3978";
        if (!Uri.TryCreate(to, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) return Refuse($"--host: {to} 不是网址，应如 http://localhost:3978");
        if ((key ?? Environment.GetEnvironmentVariable("Staff__Key") ?? ReadKey(folder)) is not { } shown) return Refuse("请用 --key 给出工作人员密钥（机器人启动时打印的 #staff= 后面那一段，或密钥文件夹中的 staff.key）");
        var http = new HttpClient { BaseAddress = uri, Timeout = Patience };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", shown);
        http.DefaultRequestHeaders.Add("X-Staff-Name", Uri.EscapeDataString(Environment.UserName));
        return new AnnounceDoor(null, http);
    }

    /// <summary>Runs a request; null, with a message on stderr, when nobody answers.</summary>
    public async Task<StaffReply?> RunAsync(string action, string? id, StaffCommand? command, CancellationToken cancellation)
    {
        try
        {
            return _host is not null ? await _host.Get<StaffService>().RunAsync(StaffAccess.Local(), action, id, command, cancellation) : await AskAsync(action, id, command, cancellation);
        }
        catch (Exception failed) when (failed is IOException or HttpRequestException || failed is TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            Console.Error.WriteLine(_http is null ? failed.Message : $"{_http.BaseAddress}: {failed.Message}\n（数据由正在运行的机器人使用；它监听别的地址时，请用 --host 指明）");
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        if (_host is not null) await _host.DisposeAsync();
    }

    private async Task<StaffReply?> AskAsync(string action, string? id, StaffCommand? command, CancellationToken cancellation)
    {
        const string Root = "api/staff/announcements";
        var name = Uri.EscapeDataString(id ?? "");
        var (method, path) = action switch
        {
            "announce" => (HttpMethod.Post, Root),
            "list" => (HttpMethod.Get, Root),
            "audit" => (HttpMethod.Get, "api/staff/audit"),
            "status" => (HttpMethod.Get, $"{Root}/{name}"),
            "csv" => (HttpMethod.Get, $"{Root}/{name}.csv?language={command?.Language}"),
            _ => (HttpMethod.Post, $"{Root}/{name}/{action}"),
        };
        using var request = new HttpRequestMessage(method, path);
        if (method == HttpMethod.Post) request.Content = JsonContent.Create(command ?? new StaffCommand(), options: new JsonSerializerOptions(JsonSerializerDefaults.Web));
        using var response = await _http!.SendAsync(request, cancellation);
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        if (response.StatusCode is System.Net.HttpStatusCode.Unauthorized or System.Net.HttpStatusCode.Forbidden or System.Net.HttpStatusCode.TooManyRequests)
        {
            Console.Error.WriteLine($"{_http.BaseAddress}: 工作人员密钥不对，或不能在这里使用（{(int)response.StatusCode}）：{Encoding.UTF8.GetString(body)}");
            return null;
        }
        return action == "csv" && response.IsSuccessStatusCode ? new StaffReply((int)response.StatusCode, "", body) : new StaffReply((int)response.StatusCode, Encoding.UTF8.GetString(body));
    }

    private static string? ReadKey(string folder)
    {
        try
        {
            return Path.Combine(folder, StaffKey.FileName) is var file && File.Exists(file) ? File.ReadAllText(file).Trim() : null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(refused.Message);
            return null;
        }
    }

    private static AnnounceDoor? Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return null;
    }
}
