namespace ApplyBot.Knowledge;

/// <summary>Reads Chinese numerals: 三, 十二, 一百二十, 一万五, 二〇二六, 两.</summary>
public static class ChineseNumerals
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>The digit that a character stands for; -1 for any other character.</summary>
    public static int Digit(char c) => c switch { '〇' => 0, '两' => 2, _ => Digits.IndexOf(c, StringComparison.Ordinal) };

    /// <summary>The power of ten that a character stands for (十 to 万); 0 for any other character.</summary>
    public static int Unit(char c) => c switch { '十' => 10, '百' => 100, '千' => 1000, '万' => 10_000, _ => 0 };

    /// <summary>Reads the whole of <paramref name="text"/> as one number; false when it is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > 12) return false;
        decimal section = 0;
        int digit = -1, lastUnit = 0;
        foreach (var c in text)
        {
            if (Digit(c) is >= 0 and var d)
            {
                if (digit >= 0) section = section * 10 + digit; // 二〇二六: digits one after another
                if (d == 0 && lastUnit > 0) lastUnit = 0;       // 一万零五 is 10,005
                digit = d;
                continue;
            }
            var unit = Unit(c);
            if (unit == 0) return false;
            if (unit == 10_000) { value += (section + Math.Max(digit, 0)) * unit; section = 0; }
            else section += (digit < 0 ? 1 : digit) * unit;
            (digit, lastUnit) = (-1, unit);
        }
        if (digit < 0) { value += section; return true; }
        // A digit right after a unit counts tenths of it: 一万五 is 15,000, 三千五 is 3,500, but 十五 is 15.
        if (lastUnit >= 100) value += section + digit * (lastUnit / 10);
        else value += lastUnit == 0 && section > 0 && text.Length > 1 && Digit(text[^2]) >= 0 && Unit(text[^2]) == 0 && !HasUnit(text) ? section * 10 + digit : section + digit;
        return true;
    }

    private static bool HasUnit(ReadOnlySpan<char> text)
    {
        foreach (var c in text) if (Unit(c) > 0) return true;
        return false;
    }
}
