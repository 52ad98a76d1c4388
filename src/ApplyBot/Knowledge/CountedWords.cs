using System.Globalization;

namespace ApplyBot.Knowledge;

/// <summary>Fills in sentences: <c>{0:day|days}</c> is the first word where the value is 1, else the second; everything else is formatted as it is everywhere.</summary>
internal sealed class CountedWords : IFormatProvider, ICustomFormatter
{
    /// <summary>The one that there is.</summary>
    public static CountedWords Provider { get; } = new();

    /// <inheritdoc/>
    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : CultureInfo.InvariantCulture.GetFormat(formatType);

    /// <inheritdoc/>
    public string Format(string? format, object? arg, IFormatProvider? formatProvider) =>
        format?.Split('|') is [var one, var other] ? Convert.ToString(arg, CultureInfo.InvariantCulture) == "1" ? one : other
        : arg is IFormattable value ? value.ToString(format, CultureInfo.InvariantCulture)
        : arg?.ToString() ?? "";
}
