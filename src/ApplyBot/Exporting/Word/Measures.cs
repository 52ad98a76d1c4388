namespace ApplyBot.Exporting.Word;

/// <summary>Lengths as Word counts them.</summary>
internal static class Measures
{
    private const decimal TwipsInCm = 1440m / 2.54m;

    /// <summary>Twentieths of a point in so many centimetres.</summary>
    public static int Twips(decimal cm) => (int)Math.Round(cm * TwipsInCm);

    /// <summary>Widths in twips that come to the whole, rounded edge by edge.</summary>
    public static IReadOnlyList<int> Twips(IReadOnlyList<decimal> widths)
    {
        var (result, edge) = (new List<int>(), 0m);
        foreach (var width in widths)
        {
            result.Add(Twips(edge + width) - Twips(edge));
            edge += width;
        }
        return result;
    }
}
