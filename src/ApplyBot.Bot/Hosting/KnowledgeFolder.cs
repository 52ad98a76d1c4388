namespace ApplyBot.Bot.Hosting;

/// <summary>Finds the folder that the bot's knowledge lies in.</summary>
internal static class KnowledgeFolder
{
    /// <summary>The folder of the setting <c>Knowledge</c>; without one, <c>knowledge/</c> in or above the current directory or the program's own.</summary>
    /// <exception cref="StartRefusedException">There is none; the message says where it was looked for.</exception>
    public static string Find(string? configured)
    {
        List<string> looked = configured is not null
            ? [Path.GetFullPath(configured)]
            : [.. Upwards(Directory.GetCurrentDirectory()).Concat(Upwards(AppContext.BaseDirectory)).Select(d => Path.Combine(d, "knowledge")).Distinct()];
        return looked.Find(IsKnowledge) ?? throw new StartRefusedException(
            "找不到知识文件夹（knowledge/，内有 notices/）。找过：\n" + string.Join("\n", looked.Select(path => "  " + path))
            + "\n请在仓库目录里启动，或用 --knowledge 路径 指明。");
    }

    private static bool IsKnowledge(string path) => Directory.Exists(Path.Combine(path, "notices"));

    private static IEnumerable<string> Upwards(string path)
    {
        for (var folder = new DirectoryInfo(path); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}
