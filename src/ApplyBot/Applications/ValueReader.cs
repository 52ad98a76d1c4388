using System.Globalization;
using System.Text.RegularExpressions;
using ApplyBot.Knowledge;

namespace ApplyBot.Applications;

/// <summary>Reads what somebody typed into a field. Never throws on any text.</summary>
public static partial class ValueReader
{
    /// <summary>Most characters that any field takes.</summary>
    public const int Longest = 2 * 10_000;

    private const int LongestLine = 400, ShortestAccount = 8, LongestAccount = 32;

    [GeneratedRegex(@"^(?:\+\d{1,3}[- ]?)?(?:\(?0\d{2,3}\)?[- ]?)?[2-9]\d{6,7}(?:[-转]\d{1,6})?$|^(?:\+86[- ]?)?1[3-9]\d{9}$|^400[- ]?\d{3}[- ]?\d{4}$|^\+\d{1,3}[- ]?\d[\d -]{5,14}$")]
    private static partial Regex Phone();

    [GeneratedRegex(@"[\s、,;，；]+|(?<=\d)/(?=\d)")]
    private static partial Regex BetweenPhones();

    [GeneratedRegex(@"^[^\s@<>()\[\],;:\\""]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$")]
    private static partial Regex Email();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?<=\d)\s+(?=\d)|-(?=\d)")]
    private static partial Regex WithinAccount();

    /// <summary>Characters of a text as forms count them: without white space; a pair of surrogates is one.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count(r => !System.Text.Rune.IsWhiteSpace(r));

    /// <summary>Reads <paramref name="text"/> for a field that is typed in one piece.</summary>
    public static ValueReading Read(FormField field, string text)
    {
        var typed = text.Trim();
        if (typed.Length > Longest) return ValueReading.Wrong("too-long", field.Text, Length(typed), Longest);
        if (field.Kind is FieldKind.Text or FieldKind.LongText) return Words(field, typed);
        // Patterns are tried from every blank: a run of them is one, and what is longer than any number, day or address is none.
        var folded = Blanks().Replace(Compatibility.Fold(typed), " ").Trim();
        if (folded.Length > LongestLine) return ValueReading.Wrong("too-long", field.Text, Length(typed), LongestLine);
        return field.Kind switch
        {
            FieldKind.Number or FieldKind.Money => AmountReader.Read(field, folded),
            FieldKind.Date => DayReader.Day(field, folded.ToLowerInvariant()),
            FieldKind.DateRange => DayReader.Range(field, folded.ToLowerInvariant()),
            FieldKind.Phone => Phones(field, folded),
            FieldKind.Email => Email().IsMatch(folded) ? ValueReading.Of(new ReadValue(folded)) : ValueReading.Wrong("email", field.Text),
            FieldKind.CreditCode => Code(field, folded.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()),
            FieldKind.BankAccount => Account(field, WithinAccount().Replace(folded, "")),
            FieldKind.Choice => field.Options.FirstOrDefault(o => o.Id == typed || o.Text.Zh == typed || o.Text.En.Equals(typed, StringComparison.OrdinalIgnoreCase)) is { } option
                ? ValueReading.Of(new ReadValue(option.Id)) : ValueReading.Wrong("option", field.Text, Options(field)),
            _ => throw new ArgumentException($"A {FieldKinds.Name(field.Kind)} is not typed in one piece.", nameof(field)),
        };
    }

    /// <summary>The options' names in a row.</summary>
    public static LocalText Options(FormField field) => new(string.Join("；", field.Options.Select(o => o.Text.Zh)), string.Join("; ", field.Options.Select(o => o.Text.En)));

    private static ValueReading Words(FormField field, string text)
    {
        var length = Length(text);
        var most = field.Max ?? (field.Kind == FieldKind.Text ? LongestLine : Longest);
        if (length > most) return ValueReading.Wrong("too-long", field.Text, length, most);
        if (length < field.Min) return ValueReading.Wrong("too-short", field.Text, length, field.Min.Value);
        return field.Kind == FieldKind.Text && text.AsSpan().ContainsAny('\r', '\n') ? ValueReading.Wrong("one-line", field.Text) : ValueReading.Of(new ReadValue(text));
    }

    private static ValueReading Phones(FormField field, string text)
    {
        if (Phone().IsMatch(text)) return ValueReading.Of(new ReadValue(text));
        var parts = BetweenPhones().Split(text).Where(p => p.Length > 0).ToList();
        return parts.Count > 0 && parts.TrueForAll(Phone().IsMatch) ? ValueReading.Of(new ReadValue(string.Join("、", parts))) : ValueReading.Wrong("phone", field.Text);
    }

    private static ValueReading Code(FormField field, string code) => !CreditCode.IsWellFormed(code) ? ValueReading.Wrong("credit-code", field.Text)
        : CreditCode.IsValid(code) ? ValueReading.Of(new ReadValue(code)) : ValueReading.Wrong("credit-code-check", field.Text);

    private static ValueReading Account(FormField field, string digits) => digits.Length is >= ShortestAccount and <= LongestAccount && digits.All(char.IsAsciiDigit)
        ? ValueReading.Of(new ReadValue(digits))
        : ValueReading.Wrong("bank-account", field.Text, ShortestAccount.ToString(CultureInfo.InvariantCulture), LongestAccount.ToString(CultureInfo.InvariantCulture));
}
