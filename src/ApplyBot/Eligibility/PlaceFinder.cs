using System.Text.RegularExpressions;
using ApplyBot.Knowledge;

namespace ApplyBot.Eligibility;

/// <summary>Finds provinces and cities in what somebody wrote, by vocabulary/regions.yaml.</summary>
internal sealed class PlaceFinder(IReadOnlyList<Region> regions)
{
    // Longest first, so that 赣州 is not read as 赣.
    private readonly IReadOnlyList<(string Word, RegionAnswer Place)> _words =
    [
        .. regions.SelectMany(r => r.Words.Append(r.Name).Append(r.NameEn).Distinct().Select(w => (Word: w.ToLowerInvariant(), new RegionAnswer(r.Name, CityOf(r, w))))).OrderByDescending(x => x.Word.Length),
    ];

    /// <summary>Places named in the text, one a province, the city when it is named; empty when there is none.</summary>
    public IReadOnlyList<RegionAnswer> Find(string text)
    {
        var found = new List<RegionAnswer>();
        var rest = Compatibility.Fold(text).Trim().ToLowerInvariant();
        foreach (var (word, place) in _words)
        {
            // One character (湘, 桂) is a province only when it stands alone, and Latin letters only as a word.
            if (word.Length == 1 ? rest != word : !rest.Contains(word, StringComparison.Ordinal)) continue;
            if (char.IsAscii(word[0]) && !Regex.IsMatch(rest, $@"(?<![a-z]){Regex.Escape(word)}(?![a-z])")) continue;
            rest = rest.Replace(word, " ", StringComparison.Ordinal);
            found.Add(place);
        }
        return [.. found.GroupBy(p => p.Province).Select(g => g.FirstOrDefault(p => p.City is not null) ?? g.First())];
    }

    // A region's words are its other names and its cities; English names of cities say no more than the province.
    private static string? CityOf(Region region, string word) =>
        word.Length == 1 || char.IsAscii(word[0]) || word.StartsWith(region.Name, StringComparison.Ordinal) || region.Name.StartsWith(word, StringComparison.Ordinal) ? null : word;
}
