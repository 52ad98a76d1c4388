using System.Text.Json;
using System.Text.RegularExpressions;

namespace ApplyBot.Cli.Manifest;

/// <summary>What Teams asks of an app package beyond the JSON schema.</summary>
internal static partial class PackageCheck
{
    /// <summary>Why an id cannot be the bot's.</summary>
    public static IEnumerable<string> AppId(string id)
    {
        if (!Guid.TryParseExact(id, "D", out var guid)) yield return $"--app-id {id} is no GUID like 00000000-0000-0000-0000-000000000001";
        else if (guid == Guid.Empty) yield return "--app-id is the empty GUID: take the one of the bot's registration";
    }

    /// <summary>Why a domain cannot be the bot's.</summary>
    public static IEnumerable<string> Domain(string domain)
    {
        if (domain.Contains("://", StringComparison.Ordinal)) yield return $"--domain {domain} has a scheme: name the host alone, like bot.example.org";
        else if (domain.Contains('*', StringComparison.Ordinal)) yield return $"--domain {domain} has a wildcard: name the bot's own host";
        else if (domain.Length > 253 || !Host().IsMatch(domain)) yield return $"--domain {domain} is no host name like bot.example.org";
    }

    /// <summary>What is wrong with a manifest in which everything has been filled in.</summary>
    public static IEnumerable<string> Manifest(JsonElement manifest)
    {
        foreach (var place in Strings(manifest, "").Where(s => s.Text.Contains("${", StringComparison.Ordinal))) yield return $"{place.At} has a placeholder that nothing fills: {place.Text}";
        foreach (var twice in Find(manifest, "commands").SelectMany(list => list.EnumerateArray().Select(c => c.GetProperty("title").GetString()).GroupBy(t => t).Where(g => g.Count() > 1)))
            yield return $"the command {twice.Key} stands twice in one list";
        // The schema speaks of semver and leaves it at that.
        if (manifest.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.String && !Version().IsMatch(version.GetString()!)) yield return $"version must match {Version()}";
        if (Find(manifest, "bots").SelectMany(b => b.EnumerateArray()).Any(b => b.TryGetProperty("scopes", out var scopes) && scopes.GetArrayLength() == 0)) yield return "bots[0].scopes is empty";
    }

    /// <summary>What is wrong with a translation of a manifest: each text of the manifest needs one, and it may have no others.</summary>
    public static IEnumerable<string> Translation(JsonElement manifest, JsonElement translation)
    {
        var texts = Strings(manifest, "").Select(s => s.At).Where(at => Translated().IsMatch(at)).ToHashSet();
        var given = translation.EnumerateObject().Select(m => m.Name).Where(name => name != "$schema").ToHashSet();
        foreach (var missing in texts.Except(given)) yield return $"lacks {missing}";
        foreach (var foreign in given.Except(texts)) yield return $"has {foreign}, which the manifest has not";
    }

    /// <summary>What is wrong with the colour icon.</summary>
    public static IEnumerable<string> Color(PngImage icon)
    {
        if ((icon.Width, icon.Height) != (192, 192)) yield return $"has {icon.Width}×{icon.Height} pixels, it must have 192×192";
        if (icon.Pixels.Where((_, i) => i % 4 == 3).All(alpha => alpha == 0)) yield return "is empty";
    }

    /// <summary>What is wrong with the outline icon: white on nothing.</summary>
    public static IEnumerable<string> Outline(PngImage icon)
    {
        if ((icon.Width, icon.Height) != (32, 32)) yield return $"has {icon.Width}×{icon.Height} pixels, it must have 32×32";
        var pixels = icon.Pixels.Chunk(4).ToList();
        if (pixels.All(p => p[3] != 0)) yield return "has no transparent pixel";
        if (pixels.All(p => p[3] == 0)) yield return "is empty";
        if (pixels.Any(p => p[3] != 0 && p[..3].Any(c => c != 255))) yield return "has a colour other than white";
    }

    private static IEnumerable<JsonElement> Find(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(m => m.Name == name ? [m.Value] : Find(m.Value, name)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(v => Find(v, name)),
        _ => [],
    };

    private static IEnumerable<(string At, string Text)> Strings(JsonElement value, string at) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(m => Strings(m.Value, at.Length == 0 ? m.Name : $"{at}.{m.Name}")),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((v, i) => Strings(v, $"{at}[{i}]")),
        JsonValueKind.String => [(at, value.GetString()!)],
        _ => [],
    };

    [GeneratedRegex(@"^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]\z", RegexOptions.NonBacktracking)]
    private static partial Regex Host();

    [GeneratedRegex(@"^(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*)){2}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Version();

    [GeneratedRegex(@"^(?:name|description)\.(?:short|full)\z|\.(?:commands|parameters)\[\d+\]\.(?:title|description)\z", RegexOptions.NonBacktracking)]
    private static partial Regex Translated();
}
