using System.Security.Cryptography;
using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Conversations.Drafts;
using ApplyBot.Bot.Delivery.Outbox;
using ApplyBot.Storage;
using ApplyBot.Storage.Outbox;
using ApplyBot.Storage.Postgres;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Hosting;

/// <summary>Where documents are kept, and the keys that seal them.</summary>
internal static class StorageSetup
{
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().BindConfiguration("Storage").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ConversationOptions>().BindConfiguration("Conversations").ValidateDataAnnotations().ValidateOnStart();
        services.AddDataProtection().SetApplicationName("ApplyBot");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<StorageOptions>, ILoggerFactory>((keys, storage, logs) =>
            keys.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(storage.Value.KeysPath), logs));
        services.AddSingleton<DocumentSeal>();
        services.AddOptions<AnnouncementOptions>().BindConfiguration("Announcements").ValidateDataAnnotations().ValidateOnStart();
        services.AddHostedService<ChatStateSweep>().AddHostedService<DraftSweep>();
        services.AddSingleton<IOutbox>(OpenOutbox);
        return services.AddSingleton<IDocumentStore>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
            var clock = provider.GetRequiredService<TimeProvider>();
            return string.IsNullOrWhiteSpace(options.Postgres)
                ? OpenJournal(options, clock, provider.GetRequiredService<ILogger<JournalDocumentStore>>())
                : OpenPostgres(options.Postgres, clock);
        });
    }

    /// <summary>Opens documents and keys now rather than at the first message.</summary>
    /// <exception cref="StartRefusedException">They cannot be opened; the message says where, why, and what to do.</exception>
    public static void OpenStorage(this IServiceProvider services)
    {
        var store = services.GetRequiredService<IDocumentStore>();
        var seal = services.GetRequiredService<DocumentSeal>();
        var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        try
        {
            Make(options.KeysPath);
            seal.Seal("", []);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new StartRefusedException($"密钥文件夹 {options.KeysPath} 不能使用：{Innermost(refused)}\n请检查它的权限，或用 --Storage:Keys 路径 指定另一个文件夹。");
        }
        if (store is PostgresDocumentStore postgres)
        {
            SeeKeys(postgres, seal, options);
        }
    }

    private static void SeeKeys(PostgresDocumentStore store, DocumentSeal seal, StorageOptions options)
    {
        try
        {
            KeyProof.SeeAsync(store, seal).GetAwaiter().GetResult();
        }
        catch (CryptographicException)
        {
            throw new StartRefusedException($"数据库 {store.Database} 中的数据是用别的密钥封存的，{options.KeysPath} 中的密钥打不开，未启动。\n"
                + "共用一个数据库的各个 ApplyBot 要用同一个密钥文件夹：请用 --Storage:Keys 路径 指定它。密钥已经丢失时，请另用一个空数据库。");
        }
        catch (IOException refused)
        {
            throw new StartRefusedException($"Storage:Postgres 指定的数据库不能读写：{refused.Message}");
        }
    }

    private static JournalDocumentStore OpenJournal(StorageOptions options, TimeProvider clock, ILogger log)
    {
        var folder = options.FolderPath;
        try
        {
            Make(folder);
            var store = new JournalDocumentStore(new JournalOptions
            {
                Folder = folder, FlushToDisk = options.FlushToDisk,
                Failed = failure => log.LogError(failure, "Work on the documents in the background failed; nothing acknowledged is lost, and it is tried again"),
            }, clock);
            if (store.CutBytes > 0)
            {
                log.LogWarning("The last write of an earlier run was torn; {Bytes} bytes were cut off in {Folder}", store.CutBytes, folder);
            }
            return store;
        }
        catch (JournalInUseException)
        {
            throw new StartRefusedException($"数据文件夹 {folder} 正由另一个 ApplyBot 使用。\n请先停止它；要同时运行两个，请给这一个另指数据文件夹和端口：--Storage:Folder 路径 --urls http://localhost:4000") { IsInUse = true };
        }
        catch (JournalDamagedException damaged)
        {
            throw new StartRefusedException($"数据文件 {damaged.File} 在第 {damaged.Offset} 字节处损坏，而且不是写到一半的结尾；为免丢失其后的数据，未启动。\n（{damaged.Message}）\n请从备份恢复这个文件，或把它移走后重新开始。");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"数据文件夹 {folder} 不能使用：{refused.Message}\n请检查它的权限和磁盘空间，或用 --Storage:Folder 路径（或环境变量 Storage__Folder）指定另一个文件夹。");
        }
    }

    private static PostgresDocumentStore OpenPostgres(string connectionString, TimeProvider clock)
    {
        try
        {
            return new PostgresDocumentStore(connectionString, clock);
        }
        catch (ArgumentException)
        {
            throw new StartRefusedException("Storage:Postgres 不是有效的连接字符串。\n写法：Host=主机;Database=数据库;Username=用户;Password=密码");
        }
        catch (PostgresUnsuitableException unsuitable)
        {
            throw new StartRefusedException($"Storage:Postgres 指定的数据库不能使用：{unsuitable.Setting} 是 {unsuitable.Found}，需要 {unsuitable.Needed}。\n请升级 PostgreSQL 或修改这项设置，或去掉 Storage:Postgres，把数据存放在文件夹中。");
        }
        catch (PostgresSchemaException schema)
        {
            throw new StartRefusedException($"数据库中的表与这个版本的 ApplyBot 不符，未启动，也未改动任何数据。\n（{schema.Message}）\n请使用更新过这个数据库的那个版本或更新的版本。");
        }
        catch (IOException refused)
        {
            throw new StartRefusedException($"Storage:Postgres 指定的数据库不能打开：{refused.Message}\n请检查 PostgreSQL 是否在运行、主机、数据库、用户和密码是否正确、该用户是否有权在其中建表。");
        }
    }

    // After the documents, which refuse to start when the database cannot be used.
    private static IOutbox OpenOutbox(IServiceProvider provider)
    {
        var (documents, clock) = (provider.GetRequiredService<IDocumentStore>(), provider.GetRequiredService<TimeProvider>());
        var pace = provider.GetRequiredService<IOptions<AnnouncementOptions>>().Value.Pace;
        var database = provider.GetRequiredService<IOptions<StorageOptions>>().Value.Postgres;
        return string.IsNullOrWhiteSpace(database) ? new JournalOutbox(documents, pace, clock) : new PostgresOutbox(database, pace, clock);
    }

    private static string Innermost(Exception failure) => failure.GetBaseException().Message;

    // What is in it is nobody else's, whoever may look into the folder above.
    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
