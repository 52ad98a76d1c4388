using ApplyBot.Applications;
using ApplyBot.Eligibility;
using ApplyBot.Knowledge;
using ApplyBot.Understanding;

namespace ApplyBot.Bot.Conversations.Drafts;

/// <summary>Forms as drafts need them.</summary>
public sealed class DraftForms(FormCatalog forms, KnowledgeBase knowledge)
{
    private const int ShortestName = 3;

    /// <summary>All forms.</summary>
    public FormCatalog All => forms;

    /// <summary>What the bot knows.</summary>
    public KnowledgeBase Knowledge => knowledge;

    /// <summary>The form of a draft; null when there is no such form any more.</summary>
    public Form? Of(Draft draft) => forms.Find(draft.Form);

    /// <summary>Forms that an id names: of a form, a notice, a programme or a kind of one.</summary>
    public IReadOnlyList<Form> Within(string id)
    {
        if (forms.Find(id) is { } form)
        {
            return [form];
        }
        var target = Target.Parse(id);
        return knowledge.Find(target.Notice) is not { } notice ? []
            : target.Path is { } path ? forms.Of(notice, path) : [.. forms.All.Where(f => f.Notice == notice)];
    }

    /// <summary>Forms that a text names by title or another name.</summary>
    public IReadOnlyList<Form> Named(string text)
    {
        var said = Compatibility.Fold(text).Trim();
        var found = from form in forms.All
                    let longest = Names(form).Select(n => Compatibility.Fold(n)).Where(n => n.Length >= ShortestName && said.Contains(n, StringComparison.OrdinalIgnoreCase)).Max(n => (int?)n.Length)
                    where longest is not null
                    select (form, longest);
        // The longer name says more.
        return [.. found.GroupBy(f => f.longest).OrderByDescending(g => g.Key).FirstOrDefault()?.Select(f => f.form) ?? []];
    }

    /// <summary>What people call a form.</summary>
    public static IEnumerable<string> Names(Form form) => [form.Title.Zh, form.Title.En, .. form.Aliases];
}
