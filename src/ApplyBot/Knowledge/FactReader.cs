using YamlDotNet.RepresentationModel;

namespace ApplyBot.Knowledge;

/// <summary>Reads facts and conflicts.</summary>
internal static class FactReader
{
    public static Fact? Fact(YamlObject y)
    {
        var kindName = y.Required("kind");
        if (!FactKinds.TryParse(kindName, out var kind))
        {
            y.Report($"unknown kind `{kindName}`; known: {string.Join(", ", Enum.GetValues<FactKind>().Select(FactKinds.Name))}");
            return null;
        }
        var fact = new Fact
        {
            Kind = kind,
            Scopes = y.Texts("scope"),
            Clauses = y.Texts("clause"),
            Text = y.LocalText("zh"),
            Asks = y.Texts("asks"),
            Source = $"{y.Source.File}:{y.Line}",
            At = y.Moment("at"),
            For = y.Text("for"),
            Offset = Offset(y),
            Money = Money(y, kind),
            Cap = y.Flag("cap"),
            Share = y.Number("share"),
            Count = Count(y, kind),
            Points = y.Number("points"),
            Table = y.Text("table"),
            Ordinal = y.Integer("ordinal"),
            Level = y.Integer("level"),
            Item = y.Has("item") ? y.LocalText("item") : null,
            Bonus = y.Flag("bonus"),
            PassMark = y.Number("pass"),
            Raters = [.. y.Objects("raters").Select(Rater)],
            Url = y.Text("url"),
            Contact = Contact(y, kind),
            Applicants = y.Texts("applicants"),
            About = About(y, kind),
        };
        // Read, and shown nowhere yet: they qualify the figure in the fact's own sentence.
        _ = (y.Get("per"), y.Get("share_of"), y.Get("approximate"), y.Get("note"), y.Get("id"));
        y.RejectOthers();
        return fact;
    }

    public static Conflict Conflict(YamlObject y)
    {
        var conflict = new Conflict
        {
            Id = y.Required("id"),
            Scopes = y.Texts("scope"),
            About = [.. y.Texts("about").Select(a => Kind(y, a)).OfType<FactKind>()],
            Clauses = [.. y.Texts("clauses"), .. y.Texts("clause")],
            Text = y.LocalText("zh"),
            Asks = y.Texts("asks"),
            Source = $"{y.Source.File}:{y.Line}",
        };
        _ = y.Get("note");
        y.RejectOthers();
        return conflict;
    }

    private static FactKind? Kind(YamlObject y, string name)
    {
        if (FactKinds.TryParse(name, out var kind)) return kind;
        y.Report($"unknown kind `{name}`");
        return null;
    }

    private static FactKind? About(YamlObject y, FactKind kind)
    {
        if (y.Text("about") is { } about) return Kind(y, about);
        if (kind == FactKind.NotStated) y.Report("`about` is missing: the kind of fact that is not stated");
        return null;
    }

    private static NumberRange? Money(YamlObject y, FactKind kind)
    {
        if (kind is not (FactKind.GrantAmount or FactKind.GrantTotal)) return null;
        var value = y.Number("value");
        var (low, high) = (y.Number("min") ?? value, y.Number("max") ?? value);
        if (low is null && high is null) return null;
        return new NumberRange(low ?? 0, high ?? low!.Value);
    }

    private static NumberRange? Count(YamlObject y, FactKind kind)
    {
        if (kind is FactKind.GrantAmount or FactKind.GrantTotal) { _ = y.Get("count"); return null; }
        var value = y.Number("count") ?? y.Number("days") ?? y.Number("years") ?? y.Number("value");
        _ = (y.Get("days"), y.Get("years"), y.Get("value"));
        var (low, high) = (y.Number("min") ?? value, y.Number("max") ?? value);
        return low is null && high is null ? null : new NumberRange(low ?? 0, high ?? low!.Value);
    }

    private static Offset? Offset(YamlObject y)
    {
        var o = y.Child("offset");
        var (side, happening) = (y.Text("side"), y.Text("event"));
        if (o is null) return null;
        var offset = new Offset(o.Integer("months") ?? 0, (o.Integer("weeks") ?? 0) * 7 + (o.Integer("days") ?? 0), side != "after", happening ?? "");
        o.RejectOthers();
        if (side is not ("before" or "after")) y.Report("`side` must be before or after");
        return offset;
    }

    private static Rater Rater(YamlObject y)
    {
        var rater = new Rater(y.Required("id"), y.LocalText("zh"), y.Number("percent") ?? 0, y.Flag("self"));
        y.RejectOthers();
        return rater;
    }

    private static Contact? Contact(YamlObject y, FactKind kind)
    {
        var contact = new Contact(y.Text("role"), y.Texts("names"), y.Texts("phones"), y.Text("fax"), y.Text("email"), y.Text("address"), y.Text("postcode"));
        return kind is FactKind.Contact or FactKind.Service ? contact : null;
    }

    public static IEnumerable<Fact> Facts(YamlObject y) => y.Objects("facts").Select(Fact).OfType<Fact>();
}
