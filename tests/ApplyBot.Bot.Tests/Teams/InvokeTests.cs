using System.Text.Json;
using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Teams;

/// <summary>Invokes: answered in the response, in time.</summary>
public sealed class InvokeTests : IAsyncLifetime
{
    private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TeamsBot _bot = null!;
    private int _run;

    public async Task InitializeAsync()
    {
        _bot = await TeamsBot.StartAsync();
        _bot.Host.With(services => services.AddSingleton(new Invokes(new Dictionary<string, InvokeHandler>
        {
            ["quick"] = Answer,
            ["slow"] = async (inbound, state, cancellation) =>
            {
                await _go.Task;
                return await Answer(inbound, state, cancellation);
            },
            ["broken"] = (_, _, _) => throw new InvalidOperationException("defect"),
        })));
    }

    [Fact]
    public async Task The_result_is_in_the_response_and_messages_are_sent_besides()
    {
        var response = await _bot.SendAsync(Invoke("quick"));

        ((int)response.StatusCode, await response.Content.ReadAsStringAsync()).ShouldBe((200, """{"run":1}"""));
        await _bot.Connector.ReceivedAsync(1);
        _bot.Connector.Texts.ShouldBe(["按了"]);
    }

    [Fact]
    public async Task Expected_replies_hold_both()
    {
        var replies = await _bot.ExpectAsync(Invoke("quick"));

        replies.Activities.ShouldHaveSingleItem().Text.ShouldBe("按了");
        replies.Body!.Value.GetProperty("run").GetInt32().ShouldBe(1);
        _bot.Connector.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_comes_again_gets_the_same_result_and_sends_nothing()
    {
        var invoke = Invoke("quick");

        await _bot.SendAsync(invoke);
        var again = await _bot.SendAsync(invoke);

        (await again.Content.ReadAsStringAsync()).ShouldBe("""{"run":1}""");
        await _bot.PostAsync(_bot.Message("问"));
        _bot.Connector.Texts.ShouldBe(["按了", "1. 问"]);
    }

    [Fact]
    public async Task One_that_takes_too_long_is_told_so_and_still_ends()
    {
        var invoke = Invoke("slow");
        var posted = _bot.SendAsync(invoke);
        await _bot.Time.WaitedForAsync(TimeSpan.FromSeconds(4.5), TimeSpan.FromSeconds(4.5));
        _bot.Time.Pass(TimeSpan.FromSeconds(4.5));
        (await DirectLineClient.FailureAsync(await posted)).ShouldBe((504, "Timeout"));

        _go.SetResult();
        await _bot.Connector.ReceivedAsync(1);
        (await (await _bot.SendAsync(invoke)).Content.ReadAsStringAsync()).ShouldBe("""{"run":1}""");
    }

    [Theory]
    [InlineData("unheard of", 501)]
    [InlineData(null, 501)]
    [InlineData("broken", 500)]
    public async Task What_cannot_be_done_is_said_by_the_status(string? name, int status) => (await _bot.PostAsync(Invoke(name))).ShouldBe(status);

    private ValueTask<TurnResult> Answer(Activity inbound, ChatState state, CancellationToken cancellation) => ValueTask.FromResult(new TurnResult(
        state,
        [new Activity { Type = ActivityTypes.Message, Text = "按了" }],
        new InvokeResponse(200, JsonSerializer.SerializeToElement(new { run = Interlocked.Increment(ref _run) }))));

    private Activity Invoke(string? name) => _bot.Of(ActivityTypes.Invoke) with { Name = name };

    public async Task DisposeAsync() => await _bot.DisposeAsync();
}
