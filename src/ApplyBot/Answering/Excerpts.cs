using System.Runtime.CompilerServices;
using ApplyBot.Knowledge;
using ApplyBot.Search;

namespace ApplyBot.Answering;

/// <summary>
/// What the cited clauses say beyond the facts stated: a fact is short, and the detail asked for may stand in its clause.
/// Chosen by what a line shares with the question and adds to the answer.
/// </summary>
internal sealed class Excerpts(Voice voice)
{
    private readonly ConditionalWeakTable<string, HashSet<int>> _pairs = [];

    // A long answer needs no more; an excerpt is a few lines, not the clause.
    private const int AnswerLimit = 260, Lines = 3, Characters = 170;

    public IEnumerable<Statement> Of(Request request, IReadOnlyList<Entry> stated)
    {
        var said = string.Concat(stated.Select(e => e.Text.Zh));
        if (said.Length > AnswerLimit || stated[0].Clause is not null) yield break;
        var asked = Pairs(TextNormalizer.Normalize(request.Content));
        var known = Pairs(said);
        // A date, a sum or a phone number is the whole answer; beside it only what shares a word with the question.
        var exact = stated[0].Kind is FactKind.WindowCloses or FactKind.WindowOpens or FactKind.GrantAmount or FactKind.Quota or FactKind.Contact or FactKind.LimitWords or FactKind.Copies or FactKind.System;
        var notice = stated[0].Notice;
        var lines = stated[0].Clauses
            .SelectMany(a => notice.Clauses.Where(c => c.Anchor == a || c.Anchor.StartsWith(a + ".", StringComparison.Ordinal)))
            .Distinct().SelectMany(c => c.Lines.Select(l => (Clause: c, Line: l))).Take(60)
            .Where(x => x.Line[^1] is not ('：' or ':')) // the head of a list says nothing alone
            .Select((x, i) => (x.Clause, x.Line, Order: i, Pairs: _pairs.GetValue(x.Line, Pairs)))
            .Where(x => x.Pairs.Count > 0 && x.Pairs.Count(known.Contains) < 0.6 * x.Pairs.Count)
            .Select(x => (x.Clause, x.Line, x.Order, Shared: x.Pairs.Count(p => asked.Contains(p)))).Where(x => x.Shared > 0 || !exact)
            .OrderByDescending(x => x.Shared).ThenBy(x => x.Order).ToList();
        var (chosen, length) = (new List<(Clause Clause, string Line, int Order)>(), 0);
        foreach (var x in lines)
        {
            if (chosen.Count == Lines || length + x.Line.Length > Characters) continue;
            chosen.Add((x.Clause, x.Line, x.Order));
            length += x.Line.Length;
        }
        if (chosen.Count == 0) yield break;
        var text = string.Concat(chosen.OrderBy(c => c.Order).Select(c => c.Line.TrimEnd('；', '，', '。') + "；")).TrimEnd('；') + "。";
        yield return new Statement(voice.Say("excerpt", text), stated[0]);
    }

    private static HashSet<int> Pairs(string text)
    {
        var pairs = new HashSet<int>();
        for (var i = 0; i + 1 < text.Length; i++)
            if (char.IsLetterOrDigit(text[i]) && char.IsLetterOrDigit(text[i + 1])) pairs.Add(text[i] << 16 | text[i + 1]);
        return pairs;
    }
}
