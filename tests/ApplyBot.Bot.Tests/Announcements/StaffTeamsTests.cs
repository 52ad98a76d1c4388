using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyBot.Bot.Cards.Announcements;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.SelfChecks;
using ApplyBot.Bot.Tests.Teams;

namespace ApplyBot.Bot.Tests.Announcements;

/// <summary>Staff in Teams, whom the channel vouches for: each card takes the place of the one pressed, and follows what is sent.</summary>
public sealed class StaffTeamsTests : IAsyncLifetime
{
    private const string ObjectId = "11111111-2222-3333-4444-555555555555";

    private TeamsBot _bot = null!;
    private JsonObject _card = [];

    public async Task InitializeAsync()
    {
        _bot = await TeamsBot.StartAsync();
        _bot.Host.Real().With("Staff:ObjectIds:0", ObjectId);
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Cards_change_in_place_and_the_card_of_the_progress_is_brought_up_to_date_by_itself()
    {
        await SayAsync("发公告");
        await PressAsync("预览", (StaffAction.Title, "受理点搬迁"), (StaffAction.Text, "请到新楼。"), (StaffAction.Audience, "conversation"), (StaffAction.Names, "a:person"));
        CheckCards.Text(_card).ShouldContain("预览：收到的人看到的就是下面这样");
        await PressAsync("发送");
        CheckCards.Text(_card).ShouldStartWith("受理点搬迁");

        // The message that was pressed is updated once everything has come to an end.
        await PassUntilAsync(() => _bot.Connector.All.Any(r => r is { Method: "PUT", Activity: { } card } && r.Target.EndsWith("/pressed", StringComparison.Ordinal) && Text(card).Contains("发送完成", StringComparison.Ordinal)));
        _bot.Connector.All.Count(r => r is { Method: "POST", Activity: { Type: ActivityTypes.Message } message } && Text(message).StartsWith("公告：受理点搬迁", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Neither_somebody_else_nor_a_group_sees_or_presses_staff_cards()
    {
        await SayAsync("公告列表");
        CheckCards.Text(_card).ShouldContain("还没有公告");
        var button = CheckCards.Data(CheckCards.Button(_card, "写新公告"), null);

        (await SendAsync(button, null, "personal"))["statusCode"]!.GetValue<int>().ShouldBe(403);
        (await SendAsync(button, ObjectId, "groupChat"))["statusCode"]!.GetValue<int>().ShouldBe(403);
        (await SendAsync(button, "99999999-2222-3333-4444-555555555555", "personal"))["statusCode"]!.GetValue<int>().ShouldBe(403);
        (await SendAsync(button, ObjectId, "personal"))["statusCode"]!.GetValue<int>().ShouldBe(200);
        var replies = await _bot.ExpectAsync(_bot.GroupMessage("<at>ApplyBot</at> 公告列表", mentioned: true, "groupChat", "19:g") with { From = Staff(ObjectId) });
        replies.Activities.Select(CheckCards.CardOf).OfType<JsonObject>().ShouldAllBe(c => !CheckCards.Text(c).Contains("还没有公告"));
    }

    [Fact]
    public async Task Whatever_a_press_holds_is_answered()
    {
        var random = new Random(6);
        string[] names = ["do", "id", "seen", "on", "lang", StaffAction.Title, StaffAction.Text, StaffAction.Audience, StaffAction.Day, StaffAction.Time, StaffAction.Confirm + "x"];
        string[] values = [.. typeof(StaffAction).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!), "a20260301-0a1b2c", "", "../x", "2026-03-05", "\ud83d", "all", new string('长', 5000)];
        for (var i = 0; i < 150; i++)
        {
            var data = new JsonObject { ["verb"] = StaffAction.Verb, ["do"] = values[random.Next(values.Length)] };
            foreach (var name in names.Where(_ => random.Next(2) == 0))
            {
                data[name] = random.Next(8) == 0 ? new JsonArray(1) : values[random.Next(values.Length)];
            }
            (await SendAsync(data, ObjectId, "personal"))["statusCode"]!.GetValue<int>().ShouldBeOneOf(200, 400);
        }
    }

    private static string Text(Activity message) => CheckCards.CardOf(message) is { } card ? CheckCards.Text(card) : message.Text ?? "";

    private static ChannelAccount Staff(string? objectId) => new() { Id = "29:person", Name = "工作人员", AadObjectId = objectId };

    private async Task SayAsync(string text) =>
        _card = (await _bot.ExpectAsync(_bot.Message(text) with { From = Staff(ObjectId) })).Activities.Select(CheckCards.CardOf).OfType<JsonObject>().Last();

    private async Task PressAsync(string button, params (string Id, string Value)[] filled) =>
        _card = (await SendAsync(CheckCards.Filled(_card, button, filled), ObjectId, "personal"))["value"]!.DeepClone().AsObject();

    private async Task<JsonNode> SendAsync(JsonObject data, string? objectId, string type)
    {
        var value = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = StaffAction.Verb, ["data"] = data.DeepClone() }, ["trigger"] = "manual" };
        var invoke = _bot.Of(ActivityTypes.Invoke) with
        {
            Name = InvokeNames.AdaptiveCardAction, Value = JsonSerializer.SerializeToElement(value), From = Staff(objectId), ReplyToId = "pressed",
            Conversation = new ConversationAccount { Id = type == "personal" ? "a:person" : "19:g", ConversationType = type, IsGroup = type != "personal" },
        };
        var response = await _bot.SendAsync(invoke);
        response.IsSuccessStatusCode.ShouldBeTrue();
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    private async Task PassUntilAsync(Func<bool> holds)
    {
        for (var tries = 0; tries < 400 && !holds(); tries++)
        {
            _bot.Time.Pass(TimeSpan.FromMilliseconds(500));
            await Task.Delay(10);
        }
        holds().ShouldBeTrue(string.Join('\n', _bot.Connector.All.Select(r => $"{r.Method} {r.Target} {(r.Activity is { } a ? Text(a) : "")}")));
    }
}
