using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using ApplyBot.Answering;
using ApplyBot.Bot.Hosting;
using ApplyBot.Eligibility;
using ApplyBot.Knowledge;
using Microsoft.Extensions.Configuration;

namespace ApplyBot.Cli;

/// <summary>Exit codes of every command.</summary>
internal static class ExitCode
{
    public const int Done = 0, BadInput = 1, Usage = 2;
}

/// <summary>What every command shares: the knowledge folder, and how results are printed.</summary>
internal static class Workspace
{
    public static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Option<string?> KnowledgeOption() => new("--knowledge") { Description = "The knowledge folder (default: knowledge/ found upwards)" };

    public static Option<string?> NowOption() => new("--now") { Description = "The moment to answer at, ISO 8601 (default: the clock)" };

    /// <summary>The folder named or found; null with a message when there is none.</summary>
    public static string? Folder(string? named)
    {
        if (named is not null) return named;
        if (KnowledgeLoader.FindUpwards(Environment.CurrentDirectory, AppContext.BaseDirectory) is { } found) return found;
        Console.Error.WriteLine($"no folder knowledge/notices in or above {Environment.CurrentDirectory}; name it with --knowledge DIR");
        return null;
    }

    /// <summary>The knowledge; null with messages on stderr when it has problems.</summary>
    public static KnowledgeBase? Load(string? named)
    {
        if (Folder(named) is not { } folder) return null;
        var loaded = KnowledgeLoader.Load(folder);
        foreach (var problem in loaded.Problems) Console.Error.WriteLine(problem);
        return loaded.Knowledge;
    }

    /// <summary>Runs with the knowledge, its rules of eligibility and a moment; bad input, with messages on stderr, when one of them is none.</summary>
    public static int Run(string? folder, string? moment, Func<KnowledgeBase, EligibilityRules, DateTimeOffset, int> run)
    {
        if (!TryNow(moment, out var now) || Folder(folder) is not { } named || Load(named) is not { } loaded) return ExitCode.BadInput;
        var eligibility = EligibilityLoader.Load(named, loaded);
        foreach (var problem in eligibility.Problems) Console.Error.WriteLine(problem);
        return eligibility.Rules is { } rules ? run(loaded, rules, now) : ExitCode.BadInput;
    }

    public static Option<string?> IndexOption() => new("--index") { Description = $"The index of passages: {string.Join(" or ", PassageIndices.Names)} (default: the setting Stack:Index from the environment, else {PassageIndices.Names[0]})" };

    /// <summary>The assistant over the index named, or over the one that the environment names; null with a message when this build has not got it.</summary>
    public static Assistant? Assistant(KnowledgeBase knowledge, string? index)
    {
        var environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        if (PassageIndices.Has(index ??= environment["Stack:Index"])) return Answering.Assistant.Create(knowledge, PassageIndices.Of(index, knowledge, environment, Console.Error.WriteLine));
        Console.Error.WriteLine(PassageIndices.Refusal);
        return null;
    }

    /// <summary>Reads a moment; false with a message when it is none.</summary>
    public static bool TryNow(string? text, out DateTimeOffset now)
    {
        now = TimeProvider.System.GetUtcNow();
        if (text is null || DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeLocal, out now)) return true;
        Console.Error.WriteLine($"`{text}` is no moment; write it like 2026-03-01T09:00:00+08:00");
        return false;
    }
}
