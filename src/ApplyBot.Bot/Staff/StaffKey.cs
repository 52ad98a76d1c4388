using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ApplyBot.Bot.Hosting;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Staff;

/// <summary>The key that staff show where nobody vouches for who they are: on this host's own page, and on the command line.</summary>
public sealed class StaffKey(IOptions<StaffOptions> options, IOptions<StorageOptions> storage)
{
    /// <summary>Header in which the page shows it.</summary>
    public const string Header = "X-Staff-Key";

    /// <summary>Name of the file that holds it where it is not configured.</summary>
    public const string FileName = "staff.key";

    private readonly Lazy<string> _value = new(() => options.Value.Key is { Length: > 0 } configured ? configured : ReadOrMake(Path.Combine(storage.Value.KeysPath, FileName)));

    /// <summary>The key.</summary>
    /// <exception cref="StartRefusedException">Its file cannot be read or written.</exception>
    public string Value => _value.Value;

    /// <summary>Tells this key from others without telling it: what is remembered of who showed it.</summary>
    public string Fingerprint => Base64Url.EncodeToString(Hash(Value).AsSpan(0, 12));

    /// <summary>Whether it is the key; takes as long whatever differs.</summary>
    public bool Is(string? shown) => shown is { Length: > 0 and <= 200 } && CryptographicOperations.FixedTimeEquals(Hash(shown), Hash(Value));

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes("staff key\n" + key));

    private static string ReadOrMake(string file)
    {
        try
        {
            if (!File.Exists(file))
            {
                Make(file);
            }
            return File.ReadAllText(file).Trim() is { Length: >= 24 } key ? key
                : throw new StartRefusedException($"工作人员密钥文件 {file} 的内容不足 24 个字符。\n请删除它（会自动生成新的），或用 Staff:Key 指定密钥。");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"工作人员密钥文件 {file} 不能读写：{refused.Message}\n请检查它的权限，或用 Staff:Key 指定密钥。");
        }
    }

    // Written aside and moved: who comes second reads the first one's.
    private static void Make(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var (aside, mine) = ($"{file}.{Guid.NewGuid():N}", new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write });
        if (!OperatingSystem.IsWindows())
        {
            mine.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using (var stream = new FileStream(aside, mine))
        {
            stream.Write(Encoding.ASCII.GetBytes(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)) + "\n"));
        }
        try
        {
            File.Move(aside, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(aside);
        }
    }
}
