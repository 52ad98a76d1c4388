using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApplyBot.Cli;

/// <summary>One person's conversation: writes request after request, each an activity as Teams sends it, with the next question and an id of its own.</summary>
internal sealed class BenchTalk
{
    private const string IdPlace = "{id}", TextPlace = "\"{text}\"";

    private readonly IReadOnlyList<byte[]> _questions;
    private readonly byte[] _head, _beforeId, _beforeText, _afterText;
    private long _id;
    private int _next;

    /// <summary>Prepares the conversation.</summary>
    /// <param name="server">Whom to send to.</param>
    /// <param name="service">Where replies go; null: into the response.</param>
    /// <param name="number">Of this conversation among all.</param>
    /// <param name="questions">From <see cref="Json"/>.</param>
    /// <param name="first">The question to begin with.</param>
    public BenchTalk(Uri server, Uri? service, int number, IReadOnlyList<byte[]> questions, int first)
    {
        // An activity that comes a second time is not answered again, whatever way its reply takes.
        (_questions, _next, _id) = (questions, first, 1_700_000_000_000 + number * 10_000_000L + (service is null ? 0 : 5_000_000L));
        _head = Encoding.UTF8.GetBytes($"POST {BenchEcho.Messages} HTTP/1.1\r\nHost: {server.Authority}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ");
        var activity = Activity(number, service).ToJsonString(Workspace.Json);
        var (id, text) = (activity.IndexOf(IdPlace, StringComparison.Ordinal), activity.IndexOf(TextPlace, StringComparison.Ordinal));
        _beforeId = Encoding.UTF8.GetBytes(activity[..id]);
        _beforeText = Encoding.UTF8.GetBytes(activity[(id + IdPlace.Length)..text]);
        _afterText = Encoding.UTF8.GetBytes(activity[(text + TextPlace.Length)..]);
    }

    /// <summary>A question as it stands in a request.</summary>
    public static byte[] Json(string question) => JsonSerializer.SerializeToUtf8Bytes(question, Workspace.Json);

    /// <summary>Writes the next request and tells its length.</summary>
    public int Write(Span<byte> buffer)
    {
        Span<byte> id = stackalloc byte[20];
        Utf8Formatter.TryFormat(++_id, id, out var idLength);
        var text = _questions[_next++ % _questions.Count];
        var at = Put(_head, buffer, 0);
        Utf8Formatter.TryFormat(_beforeId.Length + idLength + _beforeText.Length + text.Length + _afterText.Length, buffer[at..], out var digits);
        at = Put("\r\n\r\n"u8, buffer, at + digits);
        at = Put(_beforeId, buffer, at);
        at = Put(id[..idLength], buffer, at);
        at = Put(_beforeText, buffer, at);
        at = Put(text, buffer, at);
        return Put(_afterText, buffer, at);
    }

    private static int Put(ReadOnlySpan<byte> bytes, Span<byte> buffer, int at)
    {
        bytes.CopyTo(buffer[at..]);
        return at + bytes.Length;
    }

    private static JsonObject Activity(int number, Uri? service)
    {
        var activity = new JsonObject
        {
            ["type"] = "message", ["id"] = IdPlace, ["timestamp"] = "2026-03-01T01:00:00.123Z", ["localTimestamp"] = "2026-03-01T09:00:00.123+08:00", ["localTimezone"] = "Asia/Shanghai",
            ["channelId"] = "msteams", ["serviceUrl"] = (service ?? new Uri("http://127.0.0.1/")).ToString(),
            ["from"] = new JsonObject { ["id"] = $"29:user-{number}", ["name"] = $"user {number}", ["aadObjectId"] = $"00000000-0000-0000-0000-{number:D12}" },
            ["conversation"] = new JsonObject { ["conversationType"] = "personal", ["tenantId"] = "00000000-0000-0000-0000-000000000001", ["id"] = $"a:conversation-{number}" },
            ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "ApplyBot" },
            ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "zh-CN", ["country"] = "CN", ["platform"] = "Web", ["timezone"] = "Asia/Shanghai" }),
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "00000000-0000-0000-0000-000000000001" } },
            ["textFormat"] = "plain", ["locale"] = "zh-CN", ["text"] = "{text}",
        };
        if (service is null) activity["deliveryMode"] = "expectReplies";
        return activity;
    }
}
