using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ApplyBot.Bot.Protocol;
using ApplyBot.BotBuilder;
using Newtonsoft.Json;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace ApplyBot.Bot.Tests.Named;

/// <summary>The protocol's types as the SDK has them, and back: the same JSON.</summary>
public sealed class SdkActivitiesTests
{
    // Every member of every type; members that only the SDK names, some of the wrong type; and members that nobody names.
    private const string Everything = """
        {"type":"invoke","id":"f:1","timestamp":"2026-03-01T01:00:00.1234567+00:00","localTimestamp":"2026-03-01T09:00:00+08:00","localTimezone":"Asia/Shanghai",
        "serviceUrl":"https://smba.trafficmanager.net/emea/","channelId":"msteams",
        "from":{"id":"29:甲","name":"甲","aadObjectId":"o","role":"user","tenantId":"t","age":123456789012345678901234567890},
        "conversation":{"id":"19:x@thread.tacv2;messageid=1","name":"群","isGroup":true,"conversationType":"channel","tenantId":"t","role":{"odd":1},"aadObjectId":"o"},
        "recipient":{"id":"28:bot","name":"ApplyBot","role":"bot"},"textFormat":"plain","membersAdded":[{"id":"a"},{"id":"b","email":"b@b.cn"}],"membersRemoved":[{"id":"c"}],
        "locale":"zh-CN","text":"2026-03-01T09:00:00Z \u2028<&>'","inputHint":"expectingInput",
        "suggestedActions":{"to":["29:甲"],"actions":[{"type":"imBack","title":"问","value":"2026-03-01T09:00:00+08:00"}]},
        "attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.5","$ref":"#1","body":[{"n":1.10,"at":"2026-03-01T09:00:00Z","no":null,"deep":[[[{"x":[]}]]]}]}},{"contentType":"text/plain","contentUrl":"https://a.cn/b","name":"b.txt"}],
        "entities":[{"type":"clientInfo","locale":"zh-CN","country":"CN"},{"type":"mention","mentioned":{"id":"28:bot"},"text":"<at>ApplyBot</at>"}],
        "channelData":{"tenant":{"id":"t"},"big":18446744073709551616,"exact":0.1000000000000000055511151231257827,"tiny":1e-400,"minus":-0},
        "replyToId":"1","value":{"action":{"data":{"when":"2026-03-01T09:00:00+08:00","day":"2026-03-01","no":null,"yes":true}}},"name":"adaptiveCard/action",
        "relatesTo":{"activityId":"1","user":{"id":"u"},"bot":{"id":"b"},"conversation":{"id":"c"},"channelId":"msteams","serviceUrl":"https://a.cn/","locale":"en-US"},
        "deliveryMode":"expectReplies","action":"add","summary":"要点",
        "importance":"high","attachmentLayout":"carousel","historyDisclosed":"maybe","expiration":"soon","reactionsAdded":[{"type":"like","by":"甲"}],"semanticAction":5,"listenFor":["x"],
        "$id":"7","$type":"System.Object","rawTimestamp":"2026-03-01T01:00:00.123Z","something":{"new":[1,2.50,"3",null]},"huge":-99999999999999999999999999,"nothing":null}
        """;

    [Fact]
    public void An_activity_that_comes_in_is_the_same_afterwards() => ShouldSurvive(Everything, ProtocolJson.Wire.Activity, activity => SdkActivities.Incoming(activity));

    [Fact]
    public void An_activity_that_goes_out_is_the_same_afterwards() => ShouldSurvive(Everything, ProtocolJson.Wire.Activity, activity => SdkActivities.Outgoing(activity));

    [Fact]
    public void Everything_has_every_member_of_an_activity()
    {
        var activity = JsonSerializer.Deserialize(Everything, ProtocolJson.Wire.Activity)!;

        foreach (var member in typeof(Activity).GetProperties().Where(p => p.Name != nameof(Activity.StaffProof)))
        {
            member.GetValue(activity).ShouldNotBeNull(member.Name);
        }
    }

    [Fact]
    public void What_the_SDK_names_it_has_under_its_own_names()
    {
        var sdk = SdkActivities.Incoming(JsonSerializer.Deserialize(Everything, ProtocolJson.Wire.Activity)!);

        (sdk.Importance, sdk.AttachmentLayout, sdk.HistoryDisclosed, sdk.Expiration).ShouldBe(("high", "carousel", null, null));
        sdk.ListenFor.ShouldBe(["x"]);
        sdk.Conversation.AadObjectId.ShouldBe("o");
        sdk.Conversation.Role.ShouldBeNull();
        sdk.Timestamp!.Value.Offset.ShouldBe(TimeSpan.Zero);
        sdk.Value.ShouldBeOfType<Newtonsoft.Json.Linq.JObject>()["action"]!["data"]!["day"]!.ToString().ShouldBe("2026-03-01");
    }

    [Theory]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":"message","attachments":[null],"entities":[null,{"type":null}],"membersAdded":[null],"value":"text","channelData":[]}""")]
    [InlineData("""{"type":"message","value":0,"channelData":false,"attachments":[{"content":"text"},{"content":[1,{"a":[]}]},{"content":{}}],"suggestedActions":{}}""")]
    public void Whatever_the_shape(string json)
    {
        ShouldSurvive(json, ProtocolJson.Wire.Activity, activity => SdkActivities.Incoming(activity));
        ShouldSurvive(json, ProtocolJson.Wire.Activity, activity => SdkActivities.Outgoing(activity));
    }

    [Fact]
    public void Parameters_of_a_conversation() => ShouldSurvive(
        """{"isGroup":true,"bot":{"id":"28:bot","x":1},"members":[{"id":"29:甲","aadObjectId":"o"}],"tenantId":"t","channelData":{"tenant":{"id":"t"}}}""",
        ProtocolJson.Wire.ConversationParameters,
        SdkActivities.Of);

    [Fact]
    public void Pages_of_members_and_expected_replies_and_identities()
    {
        ShouldBeRead<Microsoft.Bot.Schema.PagedMembersResult, PagedMembersResult>("""{"continuationToken":"next","members":[{"id":"29:甲","name":"甲","aadObjectId":"o","email":"a@b.cn","userRole":"user"}]}""", ProtocolJson.Wire.PagedMembersResult);
        ShouldBeRead<Microsoft.Bot.Schema.ExpectedReplies, ExpectedReplies>("""{"activities":[{"type":"message","text":"答"}]}""", ProtocolJson.Wire.ExpectedReplies);
        ShouldBeRead<Microsoft.Bot.Schema.ResourceResponse, ResourceResponse>("""{"id":"r1"}""", ProtocolJson.Wire.ResourceResponse);
    }

    [Fact]
    public void Every_approved_card_goes_out_letter_by_letter()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Approved"), "*.json"))
        {
            var card = ProtocolJson.Element(JsonNode.Parse(File.ReadAllText(path))!);
            var activity = new Activity { Type = ActivityTypes.Message, Attachments = [new Attachment { ContentType = Attachment.AdaptiveCard, Content = card }] };

            JsonConvert.SerializeObject(SdkActivities.Outgoing(activity)).ShouldContain(card.GetRawText());
        }
    }

    private static void ShouldSurvive<T>(string json, JsonTypeInfo<T> type, Func<T, object> toSdk)
    {
        var before = JsonSerializer.Deserialize(json, type)!;

        var after = ExactJson.Read(toSdk(before), type);

        var (expected, actual) = (JsonSerializer.SerializeToElement(before, type), JsonSerializer.SerializeToElement(after, type));
        JsonElement.DeepEquals(actual, expected).ShouldBeTrue($"{actual}\nwas\n{expected}");
        // Numbers are compared by their value there.
        foreach (var number in new[] { "123456789012345678901234567890", "18446744073709551616", "0.1000000000000000055511151231257827", "1e-400", "1.10", "-99999999999999999999999999" }.Where(json.Contains))
        {
            actual.GetRawText().ShouldContain(number);
        }
    }

    private static void ShouldBeRead<TSdk, T>(string json, JsonTypeInfo<T> type)
    {
        var read = JsonSerializer.SerializeToElement(ExactJson.Read(JsonConvert.DeserializeObject<TSdk>(json)!, type), type);
        JsonElement.DeepEquals(read, JsonElement.Parse(json)).ShouldBeTrue(read.ToString());
    }
}
