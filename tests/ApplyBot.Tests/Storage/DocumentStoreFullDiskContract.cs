using System.Diagnostics;
using ApplyBot.Storage;

namespace ApplyBot.Tests.Storage;

/// <summary>A full disk refuses, loses nothing, and takes on when there is space again. The size that files may have stands for the disk: Linux lets it be raised again from outside.</summary>
public abstract class DocumentStoreFullDiskContract
{
    /// <summary>Starts a process that fills the store until it is refused.</summary>
    protected abstract Process Fill();

    /// <summary>Processes that write to the disk.</summary>
    protected abstract IEnumerable<int> Starved(Process process);

    /// <summary>The command as the user of these processes runs it.</summary>
    protected virtual string[] AsTheirUser(params string[] command) => command;

    /// <summary>How a refusal begins.</summary>
    protected abstract string Refusal { get; }

    /// <summary>Looks at what lies on the disk after the refusal, and after the process was killed.</summary>
    protected abstract IDocumentStore OpenAfterKill();

    protected abstract void Close(IDocumentStore store);

    protected virtual void SeeRefused() { }

    [StoreFact]
    public async Task A_full_disk_refuses_loses_nothing_and_takes_on_when_there_is_space_again()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var process = Fill();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            var said = (await process.StandardOutput.ReadLineAsync(limit.Token)).ShouldNotBeNull().Split('|');
            var written = int.Parse(said[0]);
            written.ShouldBeGreaterThan(0);
            said[1].ShouldStartWith(Refusal);
            said[2].ShouldStartWith(Refusal);
            said[3].ShouldBe("True");
            SeeRefused();

            foreach (var id in Starved(process))
            {
                var command = AsTheirUser("prlimit", "--pid", $"{id}", "--fsize=unlimited");
                using var raise = Process.Start(command[0], command[1..]);
                await raise.WaitForExitAsync(limit.Token);
                raise.ExitCode.ShouldBe(0);
            }
            await process.StandardInput.WriteLineAsync();
            (await process.StandardOutput.ReadLineAsync(limit.Token)).ShouldBe("True");
            process.Kill();
            await process.WaitForExitAsync(limit.Token);

            var store = OpenAfterKill();
            for (var n = 0; n < written; n++) (await store.GetAsync($"k{n}"))!.Content.ToArray().ShouldBe(StoreProcess.ContentOf("k", n));
            (await store.GetAsync("later"))!.Content.Length.ShouldBe(StoreProcess.TooMuch);
            (await store.GetAsync($"k{written}")).ShouldBeNull();
            (await store.GetAsync("again")).ShouldBeNull();
            Close(store);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }
}
