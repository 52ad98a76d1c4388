using ApplyBot.Answering;
using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Conversations.SelfChecks;
using ApplyBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.SelfChecks;

/// <summary>What a message costs beside its answer: it is understood, and what is kept of its sender is read, at most once.</summary>
public sealed class CheckCostTests : IDisposable
{
    private readonly KeptDocuments _kept = new();
    private readonly BotHost _host;
    private int _understood;

    public CheckCostTests() => _host = new BotHost().Real().With(services => services
        .AddSingleton<IDocumentStore>(_kept)
        .AddSingleton<Understand>(provider => text =>
        {
            Interlocked.Increment(ref _understood);
            return provider.GetRequiredService<Assistant>().Understand(text);
        }));

    [Theory]
    [InlineData("我能报赣海汇智吗", 1, 1)]
    [InlineData("我的资料", 1, 1)]
    [InlineData("赣海汇智什么时候截止？", 0, 0)]
    public Task Without_a_self_check_under_way(string text, int understood, int read) => CostsAsync([], text, understood, read);

    [Theory]
    [InlineData("江西南昌", 1, 1)]
    [InlineData("上一步", 1, 1)]
    [InlineData("我的资料", 1, 1)]
    [InlineData("什么时候截止呢", 1, 1)]
    public Task In_the_middle_of_one(string text, int understood, int read) => CostsAsync(["我能报赣海汇智吗", "1"], text, understood, read);

    [Fact]
    public async Task What_one_tells_of_himself_in_a_self_check_is_not_remembered_for_another()
    {
        foreach (var person in new[] { await WebApplicant.InAsync(_host), await WebApplicant.InAsync(_host) })
        {
            await person.SayAllAsync(["我能报赣海汇智吗", "1"]);
            _understood = 0;
            await person.SayAsync("江西南昌");
            _understood.ShouldBe(1);
        }
    }

    public void Dispose() => _host.Dispose();

    private async Task CostsAsync(string[] before, string text, int understood, int read)
    {
        var me = await WebApplicant.InAsync(_host);
        await me.SayAllAsync(before);
        _understood = 0;
        _kept.Asked.Clear();

        (await me.SayAsync(text)).ShouldNotBeEmpty();

        _understood.ShouldBe(understood);
        _kept.Asked.Count(key => key.StartsWith(Profiles.Prefix, StringComparison.Ordinal)).ShouldBe(read);
    }
}
