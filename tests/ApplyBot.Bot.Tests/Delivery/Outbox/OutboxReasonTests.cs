using System.Reflection;
using ApplyBot.Bot.Delivery.Outbox;
using ApplyBot.Knowledge;
using ApplyBot.Storage.Outbox;

namespace ApplyBot.Bot.Tests.Delivery.Outbox;

public sealed class OutboxReasonTests
{
    [Fact]
    public void Every_reason_of_our_own_has_a_sentence_of_its_own_in_both_languages()
    {
        var own = new[] { typeof(OutboxReasons), typeof(DeliveryReasons) }.SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(field => (string)field.GetRawConstantValue()!).ToList();
        own.Count.ShouldBeGreaterThan(7);
        foreach (var language in new[] { Languages.Chinese, Languages.English })
        {
            var sentences = own.Select(reason => Say(reason, language)).ToList();
            sentences.Distinct().Count().ShouldBe(own.Count);
            sentences.Where((sentence, i) => sentence.Contains(own[i], StringComparison.Ordinal)).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("403", "停用或移除")]
    [InlineData("403 BotNotInConversationRoster", "停用或移除")]
    [InlineData("404", "会话已不存在")]
    [InlineData("404 ConversationNotFound", "会话已不存在")]
    [InlineData("404 ActivityNotFound", "原来的消息")]
    [InlineData("413", "太大")]
    [InlineData("400 MessageSizeTooBig", "太大")]
    [InlineData("429", "放慢")]
    [InlineData("429 Throttled", "放慢")]
    [InlineData("502", "502")]
    [InlineData("503 ServiceError", "503 ServiceError")]
    [InlineData("412", "412")]
    [InlineData("401", "注册")]
    [InlineData("400 BadSyntax", "400 BadSyntax")]
    [InlineData("302", "302")]
    [InlineData("Timeout", "按时")]
    [InlineData("ResponseEnded", "断开")]
    [InlineData("NameResolutionError", "断开")]
    [InlineData("UntrustedServiceUrl", "验证")]
    [InlineData("Sign-in refused: invalid_client AADSTS7000215, status 401.", "AADSTS7000215")]
    [InlineData("SomethingNew", "SomethingNew")]
    [InlineData("12", "12")]
    [InlineData("4031", "4031")]
    [InlineData("", "没有出错")]
    [InlineData(null, "没有出错")]
    public void A_reason_is_said_plainly(string? reason, string part)
    {
        Say(reason, Languages.Chinese).ShouldContain(part);
        Say(reason, Languages.English).ShouldNotContain("reason.");
    }

    private static string Say(string? reason, string language) => OutboxReason.InWords(reason, Real.Knowledge.Wording, language);
}
