using ApplyBot.Storage;

namespace ApplyBot.Tests.Storage;

/// <summary>What holds of every store of documents where it is large, odd or crowded.</summary>
public abstract class DocumentStoreLimits : DocumentStoreContract
{
    private static readonly string[] OddKeys = ["'", "%_\\", "a\nb", " ", "\u0001", "../../etc/passwd", "对话/甲", "e\u0301", "\u00e9", "😀", "\uFFFE", new('k', 512), new('汉', 512)];

    // Not test data, because lone surrogates do not come through the test runner.
    private static readonly string[] NoKeys = ["", "a\0b", "\ud800", "a\udc00b", "\udc00\ud800", new('k', 513)];

    [StoreFact]
    public async Task An_odd_key_is_a_key_of_its_own()
    {
        var store = Open();
        foreach (var key in OddKeys) await store.PutAsync(key, Bytes("value of " + key), null);
        Close(store);
        store = Open();
        foreach (var key in OddKeys)
        {
            (await TextOf(store, key)).ShouldBe("value of " + key);
            (await Keys(store, key)).ShouldBe([key]);
        }
        (await Keys(store, "")).ShouldBe(OddKeys.Order(DocumentKeys.Order));
        Close(store);
    }

    [StoreFact]
    public async Task What_is_no_key_is_refused()
    {
        var store = Open();
        foreach (var key in NoKeys)
        {
            await Should.ThrowAsync<ArgumentException>(async () => await store.PutAsync(key, Bytes("value"), null));
            await Should.ThrowAsync<ArgumentException>(async () => await store.GetAsync(key));
            await Should.ThrowAsync<ArgumentException>(async () => await store.DeleteAsync(key, ETags.Any));
            if (key.Length > 0) await Should.ThrowAsync<ArgumentException>(() => Keys(store, key));
        }
        (await Keys(store, "")).ShouldBeEmpty();
        Close(store);
    }

    [StoreFact]
    public async Task Contents_from_nothing_to_the_limit_come_back_as_they_were()
    {
        var random = new Random(1);
        var contents = new[] { 0, 1, 7, 8, 9, 65_503, 65_504, 65_536, 3_000_000, DocumentKeys.MaxContentBytes }.Select(size =>
        {
            var content = new byte[size];
            random.NextBytes(content);
            return content;
        }).ToList();
        var store = Open();
        foreach (var content in contents) await store.PutAsync($"k{content.Length}", content, null);
        await Should.ThrowAsync<ArgumentException>(async () => await store.PutAsync("too large", new byte[DocumentKeys.MaxContentBytes + 1], null));
        Close(store);

        store = Open();
        foreach (var content in contents) (await store.GetAsync($"k{content.Length}"))!.Content.Span.SequenceEqual(content).ShouldBeTrue();
        (await store.GetAsync("too large")).ShouldBeNull();
        Close(store);
    }

    [StoreFact]
    public async Task Large_documents_are_listed_and_written_side_by_side()
    {
        var store = Open();
        byte[] Content(int n, int version)
        {
            var content = new byte[1_500_000 + n];
            new Random(n * 10 + version).NextBytes(content);
            return content;
        }
        var etags = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(async () => await store.PutAsync($"k{n}", Content(n, 1), null))));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(async () => (await store.PutAsync($"k{n}", Content(n, 2), etags[n])).ShouldNotBeNull())));
        var listed = 0;
        await foreach (var document in store.ListAsync("k")) document.Content.Span.SequenceEqual(Content(listed, listed++ < 4 ? 2 : 1)).ShouldBeTrue(document.Key);
        listed.ShouldBe(8);
        Close(store);
    }

    [StoreFact]
    public async Task What_was_read_or_given_is_the_callers_own()
    {
        var store = Open();
        var given = new byte[] { 1, 2, 3 };
        await store.PutAsync("a", given, null);
        given[0] = 9;
        (await store.GetAsync("a"))!.Content.ToArray().ShouldBe([1, 2, 3]);
        Close(store);
    }

    [StoreFact]
    public async Task Of_writers_with_the_same_ETag_exactly_one_wins()
    {
        const int Writers = 8, Rounds = 100;
        var store = Open();
        var etag = await store.PutAsync("a", Bytes("0"), null);
        for (var round = 0; round < Rounds; round++)
        {
            var known = etag;
            var results = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () => await store.PutAsync("a", Bytes($"{round}/{writer}"), known))));
            etag = results.Where(result => result is not null).ShouldHaveSingleItem();
            (await TextOf(store, "a")).ShouldBe($"{round}/{Array.IndexOf(results, etag)}");
        }
        var created = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () => await store.PutAsync("new", Bytes("x"), null))));
        created.Count(result => result is not null).ShouldBe(1);
        var known2 = created.Single(result => result is not null)!;
        (await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () => await store.DeleteAsync("new", known2))))).Count(removed => removed).ShouldBe(1);
        Close(store);
    }

    [StoreFact]
    public async Task Nothing_is_lost_when_many_add_to_one_document()
    {
        var store = Open();
        await store.PutAsync("sum", Bytes("0"), null);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var added = 0; added < 100;)
            {
                var before = (await store.GetAsync("sum"))!;
                var sum = int.Parse(System.Text.Encoding.UTF8.GetString(before.Content.Span), System.Globalization.CultureInfo.InvariantCulture);
                if (await store.PutAsync("sum", Bytes($"{sum + 1}"), before.ETag) is not null) added++;
            }
        })));
        (await TextOf(store, "sum")).ShouldBe("400");
        Close(store);
    }

    [StoreFact]
    public async Task What_is_given_up_in_time_is_not_done()
    {
        var store = Open();
        var gone = new CancellationToken(true);
        await Should.ThrowAsync<OperationCanceledException>(async () => await store.PutAsync("a", Bytes("1"), null, gone));
        await store.PutAsync("a", Bytes("1"), null);
        await Should.ThrowAsync<OperationCanceledException>(async () => await store.DeleteAsync("a", ETags.Any, gone));
        await Should.ThrowAsync<OperationCanceledException>(async () => await store.GetAsync("a", gone));
        (await TextOf(store, "a")).ShouldBe("1");
        Close(store);
    }
}
