using System.Diagnostics;
using ApplyBot.Bot.Hosting;
using ApplyBot.Storage;

namespace ApplyBot.Bot.Tests;

/// <summary>The program as a process: what it says when it does not start.</summary>
public sealed class StartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("applybot-");

    [Fact]
    public async Task Knowledge_with_a_problem_is_refused_with_file_line_and_reason()
    {
        var notice = Path.Combine(_folder.CreateSubdirectory("notices/broken").FullName, "notice.yaml");
        await File.WriteAllTextAsync(notice, "id: broken\nnonsense: 1\n");

        var (code, errors) = await RunAsync("--knowledge", _folder.FullName);

        code.ShouldBe(1);
        errors.ShouldMatch(@"notice\.yaml:\d+: ");
        errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_missing_folder_is_named()
    {
        var (code, errors) = await RunAsync("--knowledge", Path.Combine(_folder.FullName, "nowhere"));

        code.ShouldBe(1);
        errors.ShouldContain(Path.Combine(_folder.FullName, "nowhere"));
    }

    [Theory]
    [InlineData("http://0.0.0.0:5000")]
    [InlineData("http://*:5000")]
    [InlineData("http://localhost:5000;http://192.0.2.1:5000")]
    public async Task Without_an_app_id_an_address_that_others_can_reach_is_refused(string urls)
    {
        var (code, errors) = await RunAsync("--urls", urls);

        code.ShouldBe(1);
        errors.ShouldContain("MicrosoftAppId");
        errors.ShouldContain(urls.Split(';')[^1]);
    }

    [Fact]
    public async Task A_setting_out_of_range_is_named()
    {
        var (code, errors) = await RunAsync("--DirectLine:MaxBodyBytes", "1");

        code.ShouldBe(1);
        errors.ShouldContain("MaxBodyBytes");
    }

    [Theory]
#if !NAMED_STACK
    [InlineData("BotBuilder")]
#endif
    [InlineData("Skype")]
    public async Task A_channel_that_is_not_built_in_is_refused(string channel)
    {
        var (code, errors) = await RunAsync("--Stack:Channel", channel);

        code.ShouldBe(1);
        errors.ShouldContain("Stack:Channel");
        errors.ShouldContain("-p:NamedStack=true");
    }

    [Fact]
    public async Task A_data_folder_that_another_one_uses_is_refused_with_what_to_do()
    {
        var folder = _folder.CreateSubdirectory("data").FullName;
        using var other = new JournalDocumentStore(new JournalOptions { Folder = folder }, TimeProvider.System);

        var (code, errors) = await RunAsync("--knowledge", OneNotice.Folder, "--urls", "http://localhost:0", "--Storage:Folder", folder);

        code.ShouldBe(1);
        errors.ShouldContain(folder);
        errors.ShouldContain("--Storage:Folder");
        errors.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=db;Username=me;Password=s3cret")]
    [InlineData("postgres://me:s3cret@127.0.0.1/db?sslmode=require")]
    public async Task A_database_that_cannot_be_used_is_refused_without_its_password(string connection)
    {
        var (code, errors) = await RunAsync("--knowledge", OneNotice.Folder, "--urls", "http://localhost:0", "--Storage:Folder", _folder.FullName, "--Storage:Postgres", connection);

        code.ShouldBe(1);
        errors.ShouldContain("Storage:Postgres");
        errors.ShouldNotContain("s3cret");
        errors.ShouldNotContain("   at ");
        _folder.GetFiles("documents.*").ShouldBeEmpty("it does not fall back to the folder");
    }

    [Fact]
    public async Task A_damaged_journal_is_refused_with_file_and_place()
    {
        var file = Path.Combine(_folder.FullName, "documents.00000001.log");
        await File.WriteAllTextAsync(file, "nonsense");

        var (code, errors) = await RunAsync("--knowledge", OneNotice.Folder, "--Storage:Folder", _folder.FullName);

        code.ShouldBe(1);
        errors.ShouldContain(file);
        errors.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("Storage:Folder")]
    [InlineData("Storage:Keys")]
    public async Task A_folder_that_cannot_be_used_is_named_with_its_setting(string setting)
    {
        var file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "");

        var (code, errors) = await RunAsync("--knowledge", OneNotice.Folder, "--Storage:Folder", Path.Combine(_folder.FullName, "data"), $"--{setting}", Path.Combine(file, "below"));

        code.ShouldBe(1);
        errors.ShouldContain(Path.Combine(file, "below"));
        errors.ShouldContain($"--{setting}");
        errors.ShouldNotContain("   at ");
    }

    [Fact]
    public void A_folder_without_knowledge_above_it_is_told_where_it_was_looked_for()
    {
        KnowledgeFolder.Find("some/where").ShouldBe("some/where");
        Should.Throw<StartRefusedException>(() => KnowledgeFolder.FindAbove(_folder.FullName)).Message.ShouldContain(_folder.FullName);
    }

    [Fact]
    public void The_start_report_lists_notices_and_what_is_open_today()
    {
        var lines = StartupReport.Lines(Some.Knowledge, new FakeTime().GetUtcNow()).ToList();

        lines.ShouldContain("  山丘（2026年，丘科字〔2026〕1号）");
        lines.ShouldContain("今天（2026-03-01）正在申报的项目 1 个：");
        lines.ShouldContain("  山丘 · hill项目：3月25日截止，还有 24 天");
    }

    private async Task<(int Code, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = _folder.FullName,
        };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
