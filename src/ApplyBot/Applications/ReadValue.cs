namespace ApplyBot.Applications;

/// <summary>What was typed into a field, understood.</summary>
/// <param name="Text">The same in one way of writing: 2026-04-22; 2026-04/2026-11; 1.5; 0771-5550123.</param>
/// <param name="Number">The number; of an amount, in yuan; null for anything else.</param>
/// <param name="From">The day, or the first day; null where there is none.</param>
/// <param name="To">The day, or the last day; null where there is none.</param>
public sealed record ReadValue(string Text, decimal? Number = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>A text read for a field: what it says, or what is wrong with it.</summary>
/// <param name="Value">What it says; null when there is a defect.</param>
/// <param name="Key">Key of the sentence in wording/ that says what is wrong; null when nothing is.</param>
/// <param name="Arguments">What fills the sentence in.</param>
public sealed record ValueReading(ReadValue? Value, string? Key, IReadOnlyList<object> Arguments)
{
    internal static ValueReading Of(ReadValue value) => new(value, null, []);

    internal static ValueReading Wrong(string key, params IReadOnlyList<object> arguments) => new(null, "form.value." + key, arguments);
}
