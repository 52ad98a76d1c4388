using System.Security.Cryptography;
using System.Text;
using ApplyBot.Search;

namespace ApplyBot.Lucene;

/// <summary>What an index was made of, in 64 characters: equal for equal passages, cut in the same way.</summary>
internal static class PassageFingerprint
{
    /// <summary>Under which it stands in the commit's user data.</summary>
    public const string Key = "applybot.passages";

    public static string Of(DomainWords words, IReadOnlyList<Passage> passages)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, PassageTokens.Version.ToString());
        foreach (var word in words.All) Add(hash, $"{word.Number} {word.Text}");
        foreach (var passage in passages)
        {
            foreach (var field in PassageRanking.Fields) Add(hash, field.Of(passage));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    // With its length before it, no text can be taken for two.
    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
