using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ApplyBot.Knowledge;

/// <summary>A YAML file being read: remembers where things stand and what is wrong with them.</summary>
internal sealed class YamlSource(string file, List<Problem> problems)
{
    public string File => file;

    public void Report(YamlNode node, string reason) => problems.Add(new Problem(file, (int)node.Start.Line, reason));

    /// <summary>The root node, or null (with a problem) when the file is no YAML.</summary>
    public YamlNode? Root()
    {
        try
        {
            using var reader = new StreamReader(file);
            var stream = new YamlStream();
            stream.Load(reader);
            if (stream.Documents.Count > 0) return stream.Documents[0].RootNode;
            problems.Add(new Problem(file, 0, "the file is empty"));
        }
        catch (YamlException e)
        {
            problems.Add(new Problem(file, (int)e.Start.Line, "not readable as YAML: " + e.Message));
        }
        return null;
    }

    public YamlObject? RootObject() => Root() is { } root ? Object(root) : null;

    public YamlObject? Object(YamlNode node)
    {
        if (node is YamlMappingNode map) return new YamlObject(this, map);
        Report(node, "expected keys and values here");
        return null;
    }

    public IEnumerable<YamlNode> List(YamlNode node)
    {
        if (node is YamlSequenceNode list) return list.Children;
        Report(node, "expected a list here");
        return [];
    }
}

/// <summary>A mapping that knows which of its keys have been read, so that unknown ones are errors.</summary>
internal sealed class YamlObject(YamlSource source, YamlMappingNode node)
{
    private readonly HashSet<string> _read = [];

    public YamlNode Node => node;
    public int Line => (int)node.Start.Line;
    public YamlSource Source => source;

    public void Report(string reason) => source.Report(node, reason);

    public YamlNode? Get(string key)
    {
        _read.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) && value is not YamlScalarNode { Value: null or "" or "null" or "~", Style: ScalarStyle.Plain } ? value : null;
    }

    public bool Has(string key) => Get(key) is not null;

    public string? Text(string key)
    {
        var value = Get(key);
        if (value is null) return null;
        if (value is YamlScalarNode scalar) return scalar.Value;
        source.Report(value, $"`{key}` must be a text");
        return null;
    }

    public string Required(string key)
    {
        if (Text(key) is { } text) return text;
        Report($"`{key}` is missing");
        return "";
    }

    /// <summary>A list of texts; a single text counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        switch (Get(key))
        {
            case null: return [];
            case YamlScalarNode one: return [one.Value ?? ""];
            case YamlSequenceNode many when many.Children.All(c => c is YamlScalarNode): return [.. many.Children.Select(c => ((YamlScalarNode)c).Value ?? "")];
            case { } other: source.Report(other, $"`{key}` must be a text or a list of texts"); return [];
        }
    }

    public IEnumerable<YamlObject> Objects(string key) => Get(key) is { } list
        ? source.List(list).Select(source.Object).OfType<YamlObject>()
        : [];

    public YamlObject? Child(string key) => Get(key) is { } value ? source.Object(value) : null;

    public decimal? Number(string key)
    {
        if (Text(key) is not { } text) return null;
        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)) return number;
        source.Report(Get(key)!, $"`{key}` must be a plain number, not `{text}`");
        return null;
    }

    public int? Integer(string key) => Number(key) is { } n ? (int)n : null;

    public bool Flag(string key)
    {
        if (Text(key) is not { } text) return false;
        if (bool.TryParse(text, out var flag)) return flag;
        source.Report(Get(key)!, $"`{key}` must be true or false, not `{text}`");
        return false;
    }

    public DateOnly? Date(string key) => Moment(key) is { } m ? m.Date : null;

    public LocalMoment? Moment(string key)
    {
        if (Text(key) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return new LocalMoment(date, null);
        if (DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
            return new LocalMoment(DateOnly.FromDateTime(moment), TimeOnly.FromDateTime(moment));
        source.Report(Get(key)!, $"`{key}` must be a date like 2000-01-31 or 2000-01-31T12:00, not `{text}`");
        return null;
    }

    public LocalText LocalText(string key) => new(Required(key), Required(key == "zh" ? "en" : key + "_en"));

    /// <summary>Reports every key that nothing has asked for.</summary>
    public void RejectOthers()
    {
        foreach (var key in node.Children.Keys)
            if (key is not YamlScalarNode { Value: { } name } || !_read.Contains(name))
                source.Report(key, $"unknown key `{key}`");
    }
}
