namespace ApplyBot.Answering;

/// <summary>Which messages may stay in memory beyond their turn, for when the same is said again.</summary>
public static class KeptMessages
{
    private const int Longest = 100, LongestNumber = 5;

    /// <summary>Whether a message may: a short one with nothing that looks like a phone number, an identity number or an address.</summary>
    public static bool MayKeep(string text) => text.Length <= Longest && !IsPersonal(text);

    /// <summary>Whether a text of any length has something that looks like a phone number, an identity number or an address.</summary>
    internal static bool IsPersonal(string text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            digits = char.IsDigit(c) ? digits + 1 : 0;
            if (c is '@' or '＠' || digits >= LongestNumber) return true;
        }
        return false;
    }
}
