using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.Teams;
using ApplyBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Conversations;

/// <summary>Turns over a store that other hosts write to as well, and that outlives a host.</summary>
public sealed class TurnTests : IAsyncLifetime, IDisposable
{
    private readonly Interposed _store = new();
    private TeamsBot _one = null!;
    private TeamsBot _other = null!;

    public async Task InitializeAsync()
    {
        var connector = await FakeConnector.StartAsync();
        (_one, _other) = (TeamsBot.Over(_store, connector), TeamsBot.Over(_store, connector));
    }

    [Fact]
    public async Task Two_hosts_carry_on_one_conversation()
    {
        await _one.PostAsync(Message("f:1", "一"));
        await _other.PostAsync(Message("f:2", "二"));
        await _one.PostAsync(Message("f:3", "三"));

        Texts.ShouldBe(["1. 一", "2. 二", "3. 三"]);
    }

    [Fact]
    public async Task Messages_of_one_conversation_at_two_hosts_at_once_all_count()
    {
        var statuses = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => (n % 2 == 0 ? _one : _other).PostAsync(Message($"f:{n}", $"问{n}"))));

        statuses.ShouldAllBe(status => status == 200);
        Texts.Select(text => int.Parse(text!.Split('.')[0])).Order().ShouldBe(Enumerable.Range(1, 20));
    }

    [Fact]
    public async Task A_turn_that_another_host_was_quicker_than_is_run_again_on_what_that_left()
    {
        _store.BeforePut(() => _other.PostAsync(Message("f:2", "抢先")));

        (await _one.PostAsync(Message("f:1", "问"))).ShouldBe(200);

        Texts.ShouldBe(["1. 抢先", "2. 问"]);
    }

    [Fact]
    public async Task The_same_activity_at_two_hosts_at_once_is_answered_once()
    {
        _store.BeforePut(() => _other.PostAsync(Message("f:1", "问")));

        (await _one.PostAsync(Message("f:1", "问"))).ShouldBe(200);
        await _one.PostAsync(Message("f:2", "再问"));

        Texts.ShouldBe(["1. 问", "2. 再问"]);
    }

    [Fact]
    public async Task A_conversation_that_keeps_changing_is_given_back_to_the_channel()
    {
        _store.Refuse = true;
        var response = await _one.SendAsync(Message("f:1", "问"));
        ((int)response.StatusCode, response.Headers.RetryAfter!.Delta).ShouldBe((503, TimeSpan.FromSeconds(1)));
        Texts.ShouldBeEmpty();

        _store.Refuse = false;
        (await _one.PostAsync(Message("f:1", "问"))).ShouldBe(200);
        Texts.ShouldBe(["1. 问"]);
    }

    [Fact]
    public async Task After_a_crash_between_saving_and_sending_the_activity_that_comes_again_is_answered_as_it_would_have_been()
    {
        await _one.PostAsync(Message("f:1", "一"));
        var turns = _one.Host.Services.GetRequiredService<TurnRunner>();
        await Should.ThrowAsync<InvalidOperationException>(() => turns.RunAsync(Message("f:2", "二"), _ => throw new InvalidOperationException("the process ends"), default));

        await _other.PostAsync(Message("f:2", "二"));
        await _other.PostAsync(Message("f:3", "三"));

        Texts.ShouldBe(["1. 一", "2. 二", "3. 三"]);
    }

    [Fact]
    public async Task Who_gives_up_before_the_turn_begins_changes_nothing()
    {
        var turns = _one.Host.Services.GetRequiredService<TurnRunner>();

        await Should.ThrowAsync<OperationCanceledException>(() => turns.RunAsync(Message("f:1", "一"), _ => { }, new CancellationToken(true)));
        await _one.PostAsync(Message("f:1", "一"));

        Texts.ShouldBe(["1. 一"]);
    }

    private IReadOnlyList<string?> Texts => _one.Connector.Texts;

    private Activity Message(string id, string text) => _one.Message(text) with { Id = id };

    public async Task DisposeAsync()
    {
        await _other.Host.DisposeAsync();
        await _one.DisposeAsync();
    }

    public void Dispose() => _store.Dispose();

    /// <summary>A store into which others write at the worst moment.</summary>
    private sealed class Interposed : IDocumentStore, IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("applybot-");
        private readonly JournalDocumentStore _store;
        private Func<Task>? _beforePut;

        public Interposed() => _store = new JournalDocumentStore(new JournalOptions { Folder = _folder.FullName }, TimeProvider.System);

        public bool Refuse { get; set; }

        public void BeforePut(Func<Task> once) => _beforePut = once;

        public async ValueTask<string?> PutAsync(string key, ReadOnlyMemory<byte> content, string? etag, CancellationToken cancellation = default)
        {
            if (Interlocked.Exchange(ref _beforePut, null) is { } others)
            {
                await others();
            }
            return Refuse ? null : await _store.PutAsync(key, content, etag, cancellation);
        }

        public ValueTask<StoredDocument?> GetAsync(string key, CancellationToken cancellation = default) => _store.GetAsync(key, cancellation);

        public ValueTask<bool> HoldsAsync(string key, string etag, CancellationToken cancellation = default) => _store.HoldsAsync(key, etag, cancellation);

        public ValueTask<bool> DeleteAsync(string key, string etag, CancellationToken cancellation = default) => _store.DeleteAsync(key, etag, cancellation);

        public IAsyncEnumerable<StoredDocument> ListAsync(string prefix, CancellationToken cancellation = default) => _store.ListAsync(prefix, cancellation);

        public void Dispose()
        {
            _store.Dispose();
            _folder.Delete(recursive: true);
        }
    }
}
