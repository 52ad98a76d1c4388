using System.Collections.Concurrent;
using System.Text;
using ApplyBot.Knowledge;
using ApplyBot.Understanding;

namespace ApplyBot.Answering;

/// <summary>Words a draft. The last gate: a statement with a figure that its authority does not hold is not said.</summary>
internal sealed class Composer(KnowledgeBase knowledge)
{
    private const int Limit = 560, LongLimit = 1150;

    private readonly AnswerParts _parts = new(knowledge);

    public Answer Compose(Draft draft, string language)
    {
        var limit = draft.Long ? LongLimit : Limit;
        var text = new StringBuilder();
        var (sources, parts) = (new List<Entry>(), new List<AnswerPart>());
        var left = false;
        foreach (var statement in draft.Statements)
        {
            // What the clock adds to a fact goes with the fact: 还有24天 does not stand without the date and its clause.
            if (left && statement.Backing is null) continue;
            left = !IsBacked(statement);
            if (left) continue;
            var sentence = statement.Text.In(language);
            // The line of sources is only worded to be measured when it may matter.
            var full = text.Length > 0 && text.Length + sentence.Length > limit / 2;
            left = full && text.Length + sentence.Length + 1 > limit - SourceRoom(sources, statement.Backing, language);
            if (left) continue;
            if (text.Length > 0) text.Append('\n');
            text.Append(sentence);
            parts.Add(_parts.Of(statement, language));
            if (statement.Backing is { } entry) sources.Add(entry);
        }
        // Whoever reads English must still find the place in a Chinese notice.
        if (language == Languages.English && sources.FirstOrDefault(s => s.Fact is not null) is { } main && IsBacked(Statement.Of(main)) && text.Length + main.Text.Zh.Length + 20 < limit - SourceRoom(sources, null, language))
        {
            parts.Add(new AnswerPart { Role = PartRole.Original, Text = knowledge.Wording.Say(language, "in-chinese", main.Text.Zh) });
            text.Append('\n').Append(parts[^1].Text);
        }
        var cited = sources.SelectMany(e => e.Clauses.Select(a => (e.Notice, Anchor: a))).Distinct().ToList();
        var source = sources.Count > 0 ? SourceLine(sources, language) : null;
        if (source is not null) text.Append('\n').Append(source);
        IReadOnlyList<string> suggestions = [.. draft.Suggestions.Select(s => s.StartsWith("suggest.", StringComparison.Ordinal) ? knowledge.Wording.Say(language, s) : s)];
        return new Answer
        {
            Parts = parts, Source = source, Layout = draft.Layout, Choices = [.. draft.Choices.Zip(suggestions, (name, ask) => new AnswerChoice(name.In(language), ask))],
            Outcome = draft.Outcome, Language = language, Text = text.ToString(),
            Citations = [.. cited.Select(c => Cite(c.Notice, c.Anchor, language)).OfType<Citation>(), .. sources.Where(e => e.Clauses.Count == 0).Select(e => Whole(e, language))],
            Programmes = [.. draft.Targets.Select(t => t.ToString()).Distinct()],
            Suggestions = suggestions,
        };
    }

    /// <summary>Whether every figure in the statement stands in its fact or clauses, or was derived.</summary>
    internal static bool IsBacked(Statement statement)
    {
        if (statement.Backing is { } entry && ReferenceEquals(statement.Text, entry.Text)) return entry.IsBacked;
        bool Backed(decimal figure) => statement.Derived?.Contains(figure) == true || statement.Backing?.Backed.Contains(figure) == true;
        return Figures.Stated(statement.Text.Zh).All(Backed) && Figures.Stated(statement.Text.En).All(Backed);
    }

    private int SourceRoom(List<Entry> sources, Entry? next, string language) =>
        SourceLine(next is null ? sources : [.. sources, next], language).Length + 1;

    private string SourceLine(List<Entry> sources, string language)
    {
        var notices = sources.GroupBy(e => e.Notice).Select(g => knowledge.Wording.Say(language, "source.item",
            g.Key.Short.In(language), g.Key.DocNumber ?? g.Key.Year.ToString(), string.Join(language == Languages.English ? ", " : "、", g.SelectMany(e => e.Clauses).Distinct().Take(5).DefaultIfEmpty(knowledge.Wording.Say(language, "source.whole")))));
        return knowledge.Wording.Say(language, "source", string.Join(language == Languages.English ? "; " : "；", notices));
    }

    // The heading is shown beside the text already.
    private static string Below(string clause) => clause.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var i && i + 1 < clause.Length ? clause[(i + 1)..] : clause;

    // What a notice does not say stands nowhere in particular.
    private Citation Whole(Entry e, string language) =>
        new(e.Notice.Id, e.Notice.DocNumber, e.Notice.Title.In(language), knowledge.Wording.Say(language, "source.whole"), e.Text.In(language));

    private readonly ConcurrentDictionary<(string, string, string), Citation?> _citations = new();

    private Citation? Cite(Notice notice, string anchor, string language) => _citations.GetOrAdd((notice.Id, anchor, language), _ => notice.FindClause(anchor) is { } clause
        ? new Citation(notice.Id, notice.DocNumber, notice.Title.In(language), $"{clause.Anchor} {clause.Title}".Trim(), Below(notice.ClauseText(anchor)))
        : null);
}
