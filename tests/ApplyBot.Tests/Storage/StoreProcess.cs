using System.Diagnostics;
using System.Text;
using ApplyBot.Storage;
using ApplyBot.Storage.Postgres;

namespace ApplyBot.Tests.Storage;

/// <summary>A process that writes to a store, says on its output what was acknowledged, and is killed or starved by a test.</summary>
internal static class StoreProcess
{
    public const int Writers = 4;
    /// <summary>Bytes that do not fit on the disk once it was full.</summary>
    public const int TooMuch = 400_000;

    public static async Task<int> Main(string[] arguments)
    {
        await (arguments switch
        {
            ["write", var from, .. var store] => WriteAsync(Open(store), long.Parse(from)),
            ["fill", .. var store] => FillAsync(Open(store)),
            ["outbox", var kill, .. var store] => Outbox.OutboxProcess.SendAsync(store, int.Parse(kill)),
            _ => throw new ArgumentException("write FROM STORE | fill STORE | outbox KILL STORE"),
        });
        return 0;
    }

    public static Process Start(params string[] arguments) => Start("dotnet", [typeof(StoreProcess).Assembly.Location, .. arguments]);

    public static Process Start(string program, string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8,
        Environment = { ["DOTNET_TieredPGO"] = "0", ["DOTNET_EnableDiagnostics"] = "0", ["DOTNET_EnableWriteXorExecute"] = "0" },
    })!;

    /// <summary>The content that belongs to a key and a version: the version, then bytes that follow from both; now and then many.</summary>
    public static byte[] ContentOf(string key, long version)
    {
        var random = new Random(HashCode(key, version));
        var content = new byte[8 + (random.Next(40) == 0 ? random.Next(300_000) : random.Next(400))];
        random.NextBytes(content);
        BitConverter.TryWriteBytes(content, version);
        return content;
    }

    private static int HashCode(string key, long version) => (int)(version * 31 + key.Sum(c => c * 7));

    internal static IDocumentStore Open(string[] store) => store switch
    {
        ["journal", var folder, var flush] => new JournalDocumentStore(new JournalOptions { Folder = folder, FlushToDisk = Enum.Parse<FlushToDisk>(flush), RewriteFrom = 256 * 1024 }, TimeProvider.System),
        ["postgres", var connection] => new PostgresDocumentStore(connection, TimeProvider.System),
        _ => throw new ArgumentException("journal FOLDER FLUSH | postgres CONNECTION"),
    };

    private static async Task WriteAsync(IDocumentStore store, long from)
    {
        var output = Console.OpenStandardOutput();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var random = new Random((int)from + writer);
            for (var version = from + 1; ; version++)
            {
                var key = $"{writer}/{random.Next(12)}";
                try
                {
                    if (random.Next(6) == 0)
                    {
                        await store.DeleteAsync(key, ETags.Any);
                        output.Write(Encoding.ASCII.GetBytes($"{key} -{version}\n"));
                    }
                    else
                    {
                        var etag = await store.PutAsync(key, ContentOf(key, version), (await store.GetAsync(key))?.ETag);
                        output.Write(Encoding.ASCII.GetBytes($"{key} {version} {etag}\n"));
                    }
                }
                catch (IOException) when (store is PostgresDocumentStore)
                {
                    // Its server was killed: nothing more is acknowledged to this writer.
                    return;
                }
            }
        })));
    }

    private static async Task FillAsync(IDocumentStore store)
    {
        var written = 0;
        var refusal = "";
        for (var tries = 0; refusal.Length == 0 && tries < 10_000; tries++)
        {
            refusal = await Refusal(async () => await store.PutAsync($"k{written}", ContentOf("k", written), null));
            if (refusal.Length == 0) written++;
        }
        var again = await Refusal(async () => await store.PutAsync("again", new byte[TooMuch], null));
        Console.WriteLine($"{written}|{refusal}|{again}|{(await store.GetAsync($"k{written - 1}"))!.Content.Span.SequenceEqual(ContentOf("k", written - 1))}");
        Console.ReadLine();
        Console.WriteLine(await store.PutAsync("later", new byte[TooMuch], null) is not null);
        Console.ReadLine();
    }

    private static async Task<string> Refusal(Func<Task> put)
    {
        try
        {
            await put();
            return "";
        }
        catch (IOException full)
        {
            return full.Message.ReplaceLineEndings(" ");
        }
    }
}
