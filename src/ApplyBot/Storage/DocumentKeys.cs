using System.Buffers;
using System.Text;

namespace ApplyBot.Storage;

/// <summary>What every store takes as a key and as a content.</summary>
public static class DocumentKeys
{
    /// <summary>Most characters (UTF-16) of a key.</summary>
    public const int MaxLength = 512;

    /// <summary>Most bytes of a content: 16 MiB.</summary>
    public const int MaxContentBytes = 16 * 1024 * 1024;

    /// <summary>How keys are ordered: by code points, and so by the bytes of their UTF-8. Ordinal order differs from it beyond U+FFFF.</summary>
    public static IComparer<string> Order { get; } = Comparer<string>.Create(Compare);

    /// <summary>Whether this is a key: 1 to 512 characters of well-formed Unicode without U+0000.</summary>
    public static bool IsValid(string? key) => key is { Length: > 0 and <= MaxLength } && IsStorable(key);

    /// <summary>Refuses what is not a key.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static void ThrowIfInvalid(string key)
    {
        if (!IsValid(key))
        {
            throw new ArgumentException($"A key has 1 to {MaxLength} characters of well-formed Unicode without U+0000; this one has {key?.Length ?? 0}.", nameof(key));
        }
    }

    /// <summary>Refuses a content that is too large.</summary>
    /// <exception cref="ArgumentException">It is.</exception>
    public static void ThrowIfTooLarge(ReadOnlyMemory<byte> content)
    {
        if (content.Length > MaxContentBytes)
        {
            throw new ArgumentException($"A document has at most {MaxContentBytes} bytes; this one has {content.Length}.", nameof(content));
        }
    }

    /// <summary>Refuses what no key can begin with; every key begins with nothing.</summary>
    /// <exception cref="ArgumentException">None can.</exception>
    public static void ThrowIfNoPrefix(string prefix)
    {
        if (prefix is not "")
        {
            ThrowIfInvalid(prefix);
        }
    }

    private static int Compare(string one, string other)
    {
        var same = one.AsSpan().CommonPrefixLength(other);
        return same == one.Length || same == other.Length ? one.Length - other.Length : Weight(one[same]) - Weight(other[same]);
    }

    // Two surrogates stand for a code point beyond all that stand for themselves.
    private static int Weight(char value) => char.IsSurrogate(value) ? value + 0x10000 : value;

    private static bool IsStorable(ReadOnlySpan<char> key)
    {
        while (!key.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(key, out var rune, out var length) != OperationStatus.Done || rune.Value == 0)
            {
                return false;
            }
            key = key[length..];
        }
        return true;
    }
}
