using ApplyBot.Bot.Protocol;

namespace ApplyBot.Bot.Tests.Channels;

/// <summary>What every channel keeps to: an activity in, activities out.</summary>
public abstract class ChannelContract
{
    /// <summary>Sends an activity as a person does; what comes back for it, typing left out.</summary>
    internal abstract Task<IReadOnlyList<Activity>> SendAsync(Activity activity);

    /// <summary>The same activity once more, as the channel repeats it; what comes back besides the first answer.</summary>
    internal abstract Task<IReadOnlyList<Activity>> RepeatAsync();

    /// <summary>What the channel sends when a person meets the bot.</summary>
    internal abstract Activity Arrival { get; }

    [Fact]
    public async Task A_question_is_answered_with_its_source()
    {
        var answer = (await SendAsync(Say("什么时候截止？"))).ShouldHaveSingleItem();

        answer.Type.ShouldBe(ActivityTypes.Message);
        Spoken.Of(answer).ShouldBe("1. 什么时候截止？");
        answer.ReplyToId.ShouldNotBeNullOrEmpty();
        answer.Attachments!.ShouldContain(a => a.ContentType == Attachment.AdaptiveCard);
        answer.Entities!.ShouldContain(e => e.Type == "https://schema.org/Message");
    }

    [Fact]
    public async Task A_follow_up_carries_on()
    {
        await SendAsync(Say("什么时候截止？"));

        Spoken.Of((await SendAsync(Say("那金额呢？"))).ShouldHaveSingleItem()).ShouldBe("2. 那金额呢？");
    }

    [Fact]
    public async Task What_comes_again_is_run_once()
    {
        await SendAsync(Say("一"));

        (await RepeatAsync()).ShouldBeEmpty();

        Spoken.Of((await SendAsync(Say("二"))).ShouldHaveSingleItem()).ShouldBe("2. 二");
    }

    [Fact]
    public async Task Who_comes_is_welcomed_once()
    {
        Spoken.Of((await SendAsync(Arrival)).ShouldHaveSingleItem()).ShouldBe("您好");
        (await SendAsync(Arrival)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whatever_is_said_is_answered()
    {
        string?[] texts = [null, "", " ", "\u0000\u202e", "<script>alert(1)</script>", "<at>", "&nbsp;&#0;&#x110000;", new string('长', 20_000), "😀\ud7ff", "{\"a\":1}"];
        foreach (var text in texts)
        {
            (await SendAsync(Say(text))).ShouldHaveSingleItem().Type.ShouldBe(ActivityTypes.Message);
        }
    }

    [Fact]
    public async Task What_is_no_message_is_taken_in_silence()
    {
        foreach (var type in new[] { ActivityTypes.Typing, ActivityTypes.MessageReaction, ActivityTypes.MessageUpdate, ActivityTypes.MessageDelete, "something new" })
        {
            (await SendAsync(new Activity { Type = type })).ShouldBeEmpty();
        }
    }

    private static Activity Say(string? text) => new() { Type = ActivityTypes.Message, Text = text };
}
