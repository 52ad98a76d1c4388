using System.Text.RegularExpressions;

namespace ApplyBot.Applications.Layout;

/// <summary>A text with places for what is filled in: <c>填表时间：{filled-on}</c>, <c>{grant:plain}</c>.</summary>
/// <param name="Pieces">From left to right.</param>
public sealed partial record Template(IReadOnlyList<TemplatePiece> Pieces)
{
    [GeneratedRegex(@"\{(?<id>[^{}:]*)(?<plain>:plain)?\}")]
    private static partial Regex Place();

    /// <summary>Ids of the fields that are filled in.</summary>
    public IEnumerable<string> Fields => Pieces.Where(p => p.Field is not null).Select(p => p.Field!);

    /// <summary>Reads a template. Never throws.</summary>
    public static Template Read(string text)
    {
        var (pieces, at) = (new List<TemplatePiece>(), 0);
        foreach (Match place in Place().Matches(text))
        {
            if (place.Index > at) pieces.Add(new TemplatePiece(text[at..place.Index], null, false));
            pieces.Add(new TemplatePiece("", place.Groups["id"].Value, place.Groups["plain"].Success));
            at = place.Index + place.Length;
        }
        if (at < text.Length) pieces.Add(new TemplatePiece(text[at..], null, false));
        return new Template(pieces);
    }
}

/// <summary>A piece of a template.</summary>
/// <param name="Text">Printed as it is, where it is no place for a field.</param>
/// <param name="Field">Id of the field that is filled in; null for a text.</param>
/// <param name="IsPlain">Whether an amount is printed without its unit.</param>
public sealed record TemplatePiece(string Text, string? Field, bool IsPlain);
