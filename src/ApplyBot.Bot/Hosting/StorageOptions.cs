using ApplyBot.Storage;

namespace ApplyBot.Bot.Hosting;

/// <summary>Settings of what is kept, section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>Connection string of a PostgreSQL database for the documents, a secret; null: they lie in a journal in <see cref="Folder"/>.</summary>
    public string? Postgres { get; set; }

    /// <summary>Folder of all data; null: <c>ApplyBot</c> in the user's folder for data of programs.</summary>
    public string? Folder { get; set; }

    /// <summary>Folder of the keys that seal what is personal; null: <c>keys</c> in <see cref="Folder"/>.</summary>
    public string? Keys { get; set; }

    /// <summary>When a write reaches the disk itself.</summary>
    public FlushToDisk FlushToDisk { get; set; }

    /// <summary>Full path of <see cref="Folder"/>, or of the one that stands for it.</summary>
    /// <exception cref="StartRefusedException">The system names no folder for data of programs.</exception>
    public string FolderPath => Path.GetFullPath(
        !string.IsNullOrWhiteSpace(Folder) ? Folder
        : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } home ? Path.Combine(home, "ApplyBot")
        : throw new StartRefusedException("找不到当前用户存放数据的文件夹。\n请用 --Storage:Folder 路径（或环境变量 Storage__Folder）指定数据文件夹。"));

    /// <summary>Full path of <see cref="Keys"/>, or of the one that stands for it.</summary>
    public string KeysPath => string.IsNullOrWhiteSpace(Keys) ? Path.Combine(FolderPath, "keys") : Path.GetFullPath(Keys);
}
