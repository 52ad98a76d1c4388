using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Hosting;

/// <summary>Finds the folder that the bot's knowledge lies in.</summary>
internal static class KnowledgeFolder
{
    /// <summary>The folder of the setting <c>Knowledge</c>, which need not exist; without one, <c>knowledge/</c> in or above the current directory or the program's own.</summary>
    /// <exception cref="StartRefusedException">There is none; the message says where it was looked for.</exception>
    public static string Find(string? configured) => configured ?? FindAbove(Directory.GetCurrentDirectory(), AppContext.BaseDirectory);

    /// <summary>The folder <c>knowledge/</c> in or above the first of these that has one.</summary>
    /// <exception cref="StartRefusedException">There is none.</exception>
    public static string FindAbove(params string[] starts) => KnowledgeLoader.FindUpwards(starts) ?? throw new StartRefusedException(
        "找不到知识文件夹 knowledge/notices。从下列目录逐级向上找过：\n" + string.Join('\n', starts.Distinct().Select(path => "  " + path))
        + "\n请在仓库目录里启动，或用 --knowledge 路径 指明。");
}
