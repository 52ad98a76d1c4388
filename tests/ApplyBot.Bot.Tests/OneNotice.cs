namespace ApplyBot.Bot.Tests;

/// <summary>The repository's knowledge with one of its notices only: for programs that tests start and ask nothing, and that so start sooner.</summary>
internal static class OneNotice
{
    private static readonly Lazy<string> Copied = new(Copy);

    /// <summary>The folder.</summary>
    public static string Folder => Copied.Value;

    private static string Copy()
    {
        var copy = Directory.CreateTempSubdirectory("applybot-knowledge-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(copy, recursive: true);
        var notice = Path.Combine("notices", Real.Knowledge.Notices[0].Id);
        foreach (var part in new[] { "vocabulary", "wording", notice })
        {
            foreach (var file in Directory.GetFiles(Path.Combine(Real.Folder, part), "*", SearchOption.AllDirectories))
            {
                var to = Path.Combine(copy, Path.GetRelativePath(Real.Folder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
        }
        return copy;
    }
}
