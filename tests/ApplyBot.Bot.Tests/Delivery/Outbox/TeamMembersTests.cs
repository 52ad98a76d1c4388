using System.Text.Json.Nodes;
using ApplyBot.Bot.Channels.Teams;
using ApplyBot.Bot.Conversations.References;
using ApplyBot.Bot.Tests.Teams;
using ApplyBot.Storage.Outbox;
using Microsoft.AspNetCore.Http;

namespace ApplyBot.Bot.Tests.Delivery.Outbox;

public sealed class TeamMembersTests : IAsyncLifetime
{
    private const string Team = "19:team@thread.tacv2";

    private readonly Queue<int> _failures = new();
    private DispatchBot _bot = null!;
    private int _conversationStatus = 201;

    private KeptReference Channel => _bot.Known("channel") with
    {
        Kind = RecipientKind.Channel, TeamId = Team,
        Reference = _bot.Known("channel").Reference with { User = null, Locale = "zh-CN" },
    };

    public async Task InitializeAsync()
    {
        _bot = await DispatchBot.StartAsync();
        _bot.Connector.Answer = AnswerAsync;
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Members_are_read_page_by_page_and_kept_without_what_is_not_needed()
    {
        _failures.Enqueue(429);
        var known = _bot.Known(Recipients.OfPerson("msteams", "29:1")!) with { Kind = RecipientKind.Personal, Name = "早已认识" };
        await _bot.References.SaveAsync(known, default);

        var reading = _bot.Get<TeamMembers>().OfAsync(Channel).ToListAsync().AsTask();
        await _bot.PassUntilAsync(() => Task.FromResult(reading.IsCompleted));

        var members = await reading;
        members.Select(m => (m.Kind, m.Name)).ShouldBe([(RecipientKind.Personal, "早已认识"), (RecipientKind.Member, "成员2"), (RecipientKind.Member, "成员3")]);
        var kept = (await _bot.References.FindAsync(Recipients.OfPerson("msteams", "29:2")!, default))!;
        (kept.Kind, kept.TeamId, kept.Reference.User!.Id, kept.Reference.User.AadObjectId, kept.Reference.Conversation!.TenantId).ShouldBe((RecipientKind.Member, Team, "29:2", "object-2", "tenant"));
        (kept.Reference.Conversation.Id, kept.Reference.User.Properties).ShouldBe((null, null));
        _bot.Connector.All.Select(r => r.Target).ShouldBe(
        [
            "/v3/conversations/19%3Ateam%40thread.tacv2/pagedmembers?pageSize=500",
            "/v3/conversations/19%3Ateam%40thread.tacv2/pagedmembers?pageSize=500",
            "/v3/conversations/19%3Ateam%40thread.tacv2/pagedmembers?pageSize=500&continuationToken=a%26b",
        ]);
    }

    [Fact]
    public async Task Whoever_has_never_spoken_with_the_bot_is_written_to_in_a_conversation_made_for_it()
    {
        var members = await _bot.Get<TeamMembers>().OfAsync(Channel).ToListAsync();
        await _bot.BeginToAsync("test/1", members[1].Recipient);

        var row = (await _bot.EndAsync("test/1")).Values.Single();
        await _bot.BeginToAsync("test/2", members[1].Recipient);
        await _bot.EndAsync("test/2");

        (row.State, row.Attempts).ShouldBe((OutboxState.Sent, 1));
        var sent = _bot.Connector.All.Where(r => r.Method == "POST").ToList();
        sent.Select(r => r.Target).ShouldBe(["/v3/conversations", "/v3/conversations/a%3Amade/activities", "/v3/conversations/a%3Amade/activities"]);
        var (bot, asked) = (sent[0].Activity!.Properties!["bot"], sent[0].Activity!.Properties!["members"]);
        (bot.GetProperty("id").GetString(), asked[0].GetProperty("id").GetString(), sent[0].Activity!.Properties!["tenantId"].GetString()).ShouldBe((TeamsBot.BotId, "29:2", "tenant"));
        var kept = (await _bot.References.FindAsync(members[1].Recipient, default))!;
        (kept.Kind, kept.Reference.Conversation!.Id).ShouldBe((RecipientKind.Personal, "a:made"));
    }

    [Fact]
    public async Task A_conversation_that_cannot_be_made_now_is_made_later_and_one_that_never_can_is_final()
    {
        var members = await _bot.Get<TeamMembers>().OfAsync(Channel).ToListAsync();
        _conversationStatus = 502;
        await _bot.BeginToAsync("test/1", members[1].Recipient, members[2].Recipient);
        await _bot.PassUntilAsync(async () => (await _bot.Outbox.CountAsync("test/1")).Of(OutboxState.RetryAt) == 2);
        _conversationStatus = 403;

        var rows = await _bot.EndAsync("test/1");

        rows.Values.ShouldAllBe(r => r.State == OutboxState.FailedFinal && r.Reason == "403" && r.Attempts >= 2);
        (await _bot.References.FindAsync(members[1].Recipient, default))!.Unreachable.ShouldBe("403");
    }

    [Fact]
    public async Task A_team_that_does_not_tell_is_told()
    {
        _failures.Enqueue(403);
        (await Should.ThrowAsync<IOException>(async () => await _bot.Get<TeamMembers>().OfAsync(Channel).ToListAsync())).Message.ShouldContain("403");
        await Should.ThrowAsync<IOException>(async () => await _bot.Get<TeamMembers>().OfAsync(Channel with { TeamId = null }).ToListAsync());
        await Should.ThrowAsync<IOException>(async () => await _bot.Get<TeamMembers>().OfAsync(Channel with { Reference = Channel.Reference with { ServiceUrl = "https://elsewhere.test/" } }).ToListAsync());
    }

    private async Task<bool> AnswerAsync(HttpContext http, FakeConnector.Received received)
    {
        if (_failures.TryDequeue(out var status))
        {
            http.Response.StatusCode = status;
            return true;
        }
        if (received.Target == "/v3/conversations")
        {
            http.Response.StatusCode = _conversationStatus;
            await http.Response.WriteAsync("""{"id":"a:made"}""");
            return true;
        }
        if (!received.Target.Contains("/pagedmembers", StringComparison.Ordinal)) return false;
        var isFirst = !received.Target.Contains("continuationToken", StringComparison.Ordinal);
        await http.Response.WriteAsync((isFirst
            ? new JsonObject { ["continuationToken"] = "a&b", ["members"] = new JsonArray(Member(1), new JsonObject { ["id"] = TeamsBot.BotId }, Member(2)) }
            : new JsonObject { ["members"] = new JsonArray(Member(3)) }).ToJsonString());
        return true;
    }

    private static JsonObject Member(int n) => new() { ["id"] = $"29:{n}", ["name"] = $"成员{n}", ["aadObjectId"] = $"object-{n}", ["email"] = $"{n}@example.org", ["userRole"] = "user" };
}
