using ApplyBot.Knowledge;

namespace ApplyBot.Answering;

/// <summary>Whom to ask when the notice does not say.</summary>
internal static class Contacts
{
    /// <summary>Contact facts that hold for the programmes, those of the programme itself first, technical support last.</summary>
    public static IEnumerable<Statement> For(Notice notice, IReadOnlyList<string> paths) => notice.Facts
        .Where(f => f is { Kind: FactKind.Contact, Contact.Phones.Count: > 0 })
        .Select(f => new Entry { Notice = notice, Fact = f })
        .Where(e => paths.Count == 0 || paths.Any(e.HoldsFor))
        .OrderByDescending(e => paths.Count > 0 && e.Scopes.Count > 0)
        .Select(Statement.Of);
}
