namespace ApplyBot.Knowledge;

/// <summary>Reads Chinese numerals: 三, 十二, 一百二十, 一万五, 二〇二六, 两.</summary>
public static class ChineseNumerals
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>The digit that a character stands for; -1 for any other character.</summary>
    public static int Digit(char c) => c switch { '〇' => 0, '两' => 2, _ => Digits.IndexOf(c, StringComparison.Ordinal) };

    /// <summary>The power of ten that a character stands for (十 to 万); 0 for any other character.</summary>
    public static int Unit(char c) => c switch { '十' => 10, '百' => 100, '千' => 1000, '万' => 10_000, _ => 0 };

    /// <summary>Reads the whole of <paramref name="text"/> as one number; false when it is none (三四十 is two).</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        return text.Length is > 0 and <= 12 && (HasUnit(text) ? TryUnits(text, out value) : TryDigits(text, out value));
    }

    // 二〇二六: digits one after another.
    private static bool TryDigits(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (Digit(c) < 0) return false;
            value = value * 10 + Digit(c);
        }
        return true;
    }

    private static bool TryUnits(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        decimal whole = 0, section = 0;
        int digit = -1, lastUnit = 0;
        foreach (var c in text)
        {
            if (Digit(c) is >= 0 and var d)
            {
                if (digit > 0) return false;
                if (d == 0) lastUnit = 0; // 一万零五 is 10,005, not 15,000
                digit = d;
                continue;
            }
            var unit = Unit(c);
            if (unit == 0) return false;
            if (unit == 10_000) (whole, section) = (whole + (section + digit <= 0 ? 1 : section + Math.Max(digit, 0)) * unit, 0);
            else section += Math.Max(digit, 1) * unit;
            (digit, lastUnit) = (-1, unit);
        }
        // A digit right after a unit counts tenths of it: 一万五 is 15,000, 三千五 is 3,500, but 十五 is 15.
        value = whole + section + Math.Max(digit, 0) * (lastUnit >= 100 ? lastUnit / 10 : 1);
        return true;
    }

    private static bool HasUnit(ReadOnlySpan<char> text)
    {
        foreach (var c in text) if (Unit(c) > 0) return true;
        return false;
    }
}
