namespace ApplyBot.Applications;

/// <summary>Unified social credit codes (GB 32100-2015): 18 characters, the last of which checks the others.</summary>
public static class CreditCode
{
    private const string Characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const int Length = 18;

    /// <summary>Whether it has 18 characters of those that are used.</summary>
    public static bool IsWellFormed(string code) => code.Length == Length && code.All(c => Characters.Contains(c, StringComparison.Ordinal));

    /// <summary>Whether its last character is the one that the others demand.</summary>
    public static bool IsValid(string code) => IsWellFormed(code) && code[^1] == CheckCharacter(code);

    private static char CheckCharacter(string code)
    {
        var (sum, weight) = (0, 1);
        foreach (var c in code.AsSpan(0, Length - 1))
        {
            sum += Characters.IndexOf(c, StringComparison.Ordinal) * weight;
            weight = weight * 3 % Characters.Length;
        }
        return Characters[(Characters.Length - sum % Characters.Length) % Characters.Length];
    }
}
