using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace ApplyBot.Cli.Manifest;

/// <summary>The app package that is uploaded to Teams: manifest, icons, translations.</summary>
/// <param name="Files">What it holds, by name.</param>
/// <param name="Problems">Everything wrong with it; a package with any is not to be written.</param>
internal sealed record AppPackage(IReadOnlyList<(string Name, byte[] Content)> Files, IReadOnlyList<string> Problems)
{
    private const string ManifestFile = "manifest.json";

    // Zip knows no earlier moment; a fixed one makes the same package of the same files.
    private static readonly DateTimeOffset Moment = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads the folder, fills in the placeholders, and checks the whole.</summary>
    /// <param name="folder">The folder with manifest.json.</param>
    /// <param name="appId">Id of the bot's registration.</param>
    /// <param name="domain">Host that the bot answers at.</param>
    /// <exception cref="IOException">A file of the package cannot be read; the message says which.</exception>
    public static AppPackage Read(string folder, string appId, string domain)
    {
        var (files, problems) = (new List<(string, byte[])>(), new List<string>());
        problems.AddRange(PackageCheck.AppId(appId).Concat(PackageCheck.Domain(domain)));
        if (problems.Count > 0) return new AppPackage(files, problems);

        var text = File.ReadAllText(Path.Combine(folder, ManifestFile)).Replace("${APP_ID}", appId.ToLowerInvariant(), StringComparison.Ordinal).Replace("${DOMAIN}", domain.ToLowerInvariant(), StringComparison.Ordinal);
        if (Parse(ManifestFile, text, problems) is not { } manifest) return new AppPackage(files, problems);
        problems.AddRange(Schema(folder, "MicrosoftTeams.schema.json").Check(manifest).Select(reason => $"{ManifestFile}: {reason}"));
        if (problems.Count > 0) return new AppPackage(files, problems);

        problems.AddRange(PackageCheck.Manifest(manifest).Select(reason => $"{ManifestFile}: {reason}"));
        files.Add((ManifestFile, Encoding.UTF8.GetBytes(text)));
        var icons = manifest.GetProperty("icons");
        Add(icons.GetProperty("color"), content => Icon(content, PackageCheck.Color));
        Add(icons.GetProperty("outline"), content => Icon(content, PackageCheck.Outline));
        if (manifest.TryGetProperty("localizationInfo", out var languages) && languages.TryGetProperty("additionalLanguages", out var list))
            foreach (var language in list.EnumerateArray()) Add(language.GetProperty("file"), content => Translation(content));
        foreach (var twice in files.GroupBy(f => f.Item1).Where(g => g.Count() > 1)) problems.Add($"{twice.Key} is named twice");
        return new AppPackage(files, problems);

        void Add(JsonElement named, Func<byte[], IEnumerable<string>> check)
        {
            var name = named.GetString()!;
            if (name != Path.GetFileName(name) || name.Length == 0)
            {
                problems.Add($"{name} must lie beside {ManifestFile}: a package holds no folders");
                return;
            }
            if (!File.Exists(Path.Combine(folder, name)))
            {
                problems.Add($"{name}: no such file in {folder}");
                return;
            }
            var content = File.ReadAllBytes(Path.Combine(folder, name));
            problems.AddRange(check(content).Select(reason => $"{name}: {reason}"));
            files.Add((name, content));
        }

        IEnumerable<string> Translation(byte[] content)
        {
            var unreadable = new List<string>();
            return Parse("it", Encoding.UTF8.GetString(content), unreadable) is { ValueKind: JsonValueKind.Object } translation
                ? Schema(folder, "MicrosoftTeams.Localization.schema.json").Check(translation).Concat(PackageCheck.Translation(manifest, translation))
                : unreadable.DefaultIfEmpty("is no JSON object");
        }
    }

    /// <summary>Writes the zip: the same bytes for the same files.</summary>
    public void Write(Stream to)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, content) in Files)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
            entry.LastWriteTime = Moment;
            using var stream = entry.Open();
            stream.Write(content);
        }
    }

    private static JsonElement? Parse(string file, string text, List<string> problems)
    {
        try
        {
            return JsonElement.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException malformed)
        {
            problems.Add($"{file} is no JSON: line {malformed.LineNumber + 1}: {malformed.Message}");
            return null;
        }
    }

    private static List<string> Icon(byte[] content, Func<PngImage, IEnumerable<string>> check)
    {
        try
        {
            return [.. check(PngImage.Read(content))];
        }
        catch (InvalidDataException unreadable)
        {
            return [unreadable.Message];
        }
    }

    private static JsonSchema Schema(string folder, string name) => new(JsonElement.Parse(File.ReadAllText(Path.Combine(folder, "schema", name))));
}
