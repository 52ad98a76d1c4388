using System.Text;
using ApplyBot.Storage;

namespace ApplyBot.Tests.Storage;

/// <summary>What holds of every store of documents. An implementation inherits this class and says how it is opened.</summary>
public abstract class DocumentStoreContract
{
    /// <summary>The clock of the store.</summary>
    protected internal MovedTime Time { get; } = new();

    /// <summary>The store under test: empty at first, then with what was left in it; one at a time.</summary>
    protected abstract IDocumentStore Open();

    /// <summary>Ends with the store as its process would.</summary>
    protected abstract void Close(IDocumentStore store);

    private protected static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private protected static async Task<string?> TextOf(IDocumentStore store, string key) =>
        await store.GetAsync(key) is { } found ? Encoding.UTF8.GetString(found.Content.Span) : null;

    private protected static async Task<List<string>> Keys(IDocumentStore store, string prefix)
    {
        var keys = new List<string>();
        await foreach (var document in store.ListAsync(prefix)) keys.Add(document.Key);
        return keys;
    }

    private async Task With(Func<IDocumentStore, Task> test)
    {
        var store = Open();
        try
        {
            await test(store);
        }
        finally
        {
            Close(store);
        }
    }

    [StoreFact]
    public Task What_was_put_is_there_with_its_ETag_and_moment() => With(async store =>
    {
        (await store.GetAsync("a")).ShouldBeNull();

        var etag = await store.PutAsync("a", Bytes("甲"), null);
        var found = (await store.GetAsync("a")).ShouldNotBeNull();

        found.Key.ShouldBe("a");
        found.ETag.ShouldBe(etag);
        found.Written.ShouldBe(Time.GetUtcNow());
        found.Written.Offset.ShouldBe(TimeSpan.Zero);
        (await TextOf(store, "a")).ShouldBe("甲");
        (await store.GetAsync("A")).ShouldBeNull();
    });

    [StoreFact]
    public Task An_ETag_holds_until_the_next_write_of_its_key() => With(async store =>
    {
        (await store.HoldsAsync("a", "nonsense")).ShouldBeFalse();
        var first = (await store.PutAsync("a", Bytes("1"), null)).ShouldNotBeNull();
        (await store.HoldsAsync("a", first)).ShouldBeTrue();
        foreach (var never in new[] { "", "0", ETags.Any, first + " ", "0" + first }) (await store.HoldsAsync("a", never)).ShouldBeFalse(never);

        var second = (await store.PutAsync("a", Bytes("1"), ETags.Any)).ShouldNotBeNull();
        (await store.HoldsAsync("a", first)).ShouldBeFalse();
        (await store.HoldsAsync("b", second)).ShouldBeFalse();
        await store.DeleteAsync("a", ETags.Any);
        (await store.HoldsAsync("a", second)).ShouldBeFalse();
    });

    [StoreFact]
    public Task A_write_needs_the_ETag_that_holds() => With(async store =>
    {
        var first = await store.PutAsync("a", Bytes("1"), null);
        (await store.PutAsync("a", Bytes("x"), null)).ShouldBeNull();
        var second = (await store.PutAsync("a", Bytes("2"), first)).ShouldNotBeNull();
        second.ShouldNotBe(first);
        (await store.PutAsync("a", Bytes("x"), first)).ShouldBeNull();
        (await store.PutAsync("b", Bytes("x"), second)).ShouldBeNull();
        foreach (var never in new[] { "", "0", "nonsense", second + " ", "0" + second }) (await store.PutAsync("a", Bytes("x"), never)).ShouldBeNull(never);

        (await TextOf(store, "a")).ShouldBe("2");
        (await TextOf(store, "b")).ShouldBeNull();
    });

    [StoreFact]
    public Task Any_writes_whatever_there_is() => With(async store =>
    {
        var first = await store.PutAsync("a", Bytes("1"), ETags.Any);
        var second = await store.PutAsync("a", Bytes("2"), ETags.Any);

        second.ShouldNotBe(first);
        (await TextOf(store, "a")).ShouldBe("2");
    });

    [StoreFact]
    public Task A_removal_needs_the_ETag_that_holds() => With(async store =>
    {
        var first = (await store.PutAsync("a", Bytes("1"), null)).ShouldNotBeNull();
        var second = (await store.PutAsync("a", Bytes("2"), first)).ShouldNotBeNull();

        (await store.DeleteAsync("a", first)).ShouldBeFalse();
        (await store.DeleteAsync("b", second)).ShouldBeFalse();
        (await TextOf(store, "a")).ShouldBe("2");
        (await store.DeleteAsync("a", second)).ShouldBeTrue();
        (await TextOf(store, "a")).ShouldBeNull();
        (await store.DeleteAsync("a", second)).ShouldBeFalse();
        (await store.DeleteAsync("a", ETags.Any)).ShouldBeTrue();
        (await store.PutAsync("a", Bytes("x"), second)).ShouldBeNull();
        (await store.PutAsync("c", Bytes("1"), null)).ShouldNotBeNull();
        (await store.DeleteAsync("c", ETags.Any)).ShouldBeTrue();
        (await Keys(store, "")).ShouldBeEmpty();
    });

    [StoreFact]
    public async Task An_ETag_never_comes_back_neither_after_a_removal_nor_after_opening_anew()
    {
        var seen = new HashSet<string>();
        for (var round = 0; round < 5; round++)
        {
            await With(async store =>
            {
                for (var write = 0; write < 5; write++) seen.Add((await store.PutAsync("a", Bytes("same"), ETags.Any)).ShouldNotBeNull()).ShouldBeTrue();
                (await store.DeleteAsync("a", ETags.Any)).ShouldBeTrue();
            });
        }
    }

    [StoreFact]
    public async Task What_was_written_is_there_when_opened_anew()
    {
        var etags = new Dictionary<string, string>();
        await With(async store =>
        {
            for (var n = 0; n < 50; n++) etags[$"k{n}"] = (await store.PutAsync($"k{n}", Bytes($"v{n}"), null)).ShouldNotBeNull();
            etags["k7"] = (await store.PutAsync("k7", Bytes("new"), etags["k7"])).ShouldNotBeNull();
            (await store.DeleteAsync("k8", etags["k8"])).ShouldBeTrue();
        });
        Time.Pass(TimeSpan.FromDays(1));
        await With(async store =>
        {
            (await Keys(store, "")).Count.ShouldBe(49);
            (await TextOf(store, "k7")).ShouldBe("new");
            (await store.GetAsync("k8")).ShouldBeNull();
            var found = (await store.GetAsync("k7")).ShouldNotBeNull();
            found.ETag.ShouldBe(etags["k7"]);
            found.Written.ShouldBe(Time.GetUtcNow().AddDays(-1));
            (await store.PutAsync("k7", Bytes("newer"), etags["k7"])).ShouldNotBeNull();
        });
    }

    [StoreFact]
    public Task Keys_are_listed_by_prefix_in_the_order_of_code_points() => With(async store =>
    {
        // U+FF01 comes before U+1F600, though its UTF-16 does not.
        string[] keys = ["a", "a/", "a/B", "a/b", "a/b/c", "a/é", "a/乙", "a/\uE000", "a/！", "a/𐀀", "a/😀", "a/😀a", "a/😁", "a0", "b"];
        foreach (var key in keys.Reverse()) await store.PutAsync(key, Bytes(key), null);

        (await Keys(store, "a/")).ShouldBe(keys[1..13]);
        (await Keys(store, "a/😀")).ShouldBe(["a/😀", "a/😀a"]);
        keys.Reverse().Order(DocumentKeys.Order).ShouldBe(keys);
        (await Keys(store, "")).ShouldBe(keys);
        (await Keys(store, "a/b")).ShouldBe(["a/b", "a/b/c"]);
        (await Keys(store, "b/")).ShouldBeEmpty();
        (await Keys(store, "%")).ShouldBeEmpty();
        (await Keys(store, "_")).ShouldBeEmpty();
    });

    [StoreFact]
    public Task A_long_list_is_whole_while_others_write() => With(async store =>
    {
        for (var n = 0; n < 1_000; n++) await store.PutAsync($"k/{n:d4}", Bytes("1"), null);
        var listed = new List<string>();

        await foreach (var document in store.ListAsync("k/"))
        {
            listed.Add(document.Key);
            await store.PutAsync($"k/{999 - listed.Count % 999:d4}", Bytes("2"), ETags.Any);
            await store.PutAsync($"j/{listed.Count}", Bytes("3"), null);
        }

        listed.ShouldBe(Enumerable.Range(0, 1_000).Select(n => $"k/{n:d4}"));
    });
}
