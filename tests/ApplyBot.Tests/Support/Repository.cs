namespace ApplyBot.Tests.Support;

/// <summary>Where things lie: the repository is found upwards from the test assembly.</summary>
internal static class Repository
{
    public static string Root { get; } = Above(AppContext.BaseDirectory).FirstOrDefault(d => File.Exists(Path.Combine(d, "ApplyBot.sln")))
        ?? throw new InvalidOperationException($"no ApplyBot.sln in or above {AppContext.BaseDirectory}");

    public static string Knowledge => Path.Combine(Root, "knowledge");

    public static string Notices => Path.Combine(Knowledge, "notices");

    /// <summary>A file of this test project, as it stands in the repository.</summary>
    public static string TestFile(params string[] parts) => Path.Combine([Root, "tests", "ApplyBot.Tests", .. parts]);

    /// <summary>Question cases that lie beside the repository on the developers' machine; null elsewhere.</summary>
    public static string? SharedCases => Above(Root).Select(d => Path.Combine(d, "shared", "eval", "dev.jsonl")).FirstOrDefault(File.Exists);

    /// <summary>The C# files under src/, without what the build leaves there.</summary>
    public static IReadOnlyList<string> Sources { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !Relative(f).Split('/').Any(p => p is "bin" or "obj" or "node_modules"))
            .Order(StringComparer.Ordinal),
    ];

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static IEnumerable<string> Above(string start)
    {
        for (var d = new DirectoryInfo(start); d is not null; d = d.Parent) yield return d.FullName;
    }
}
