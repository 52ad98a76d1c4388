using System.Text.Json.Nodes;
using ApplyBot.Applications;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards.Drafts;

/// <summary>A draft as it is listed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its form.</param>
/// <param name="Facts">How far it is, when it was changed, when it expires.</param>
public sealed record ListedDraft(string Id, string Title, IReadOnlyList<string> Facts);

/// <summary>The cards around drafts: forms, drafts, files, and what is asked before something is deleted or changed.</summary>
public static class DraftCards
{
    /// <summary>Forms to choose from.</summary>
    /// <param name="frame">The frame; with a draft where it is copied.</param>
    /// <param name="forms">The forms.</param>
    /// <param name="action">What choosing one does.</param>
    public static JsonObject Choose(DraftFrame frame, IReadOnlyList<Form> forms, string action)
    {
        var title = frame.Say(forms.Count == 0 ? "draft.forms.none" : action == DraftAction.Copy ? "draft.copy.title" : "draft.forms.title");
        var byNotice = forms.GroupBy(f => f.Notice).ToList();
        var numbered = forms.Select((f, i) => $"{i + 1}. {frame.Source(f)}");
        return frame.Card(title,
        [
            Heading(title),
            .. byNotice.Select(g => Container(
            [
                Text(frame.In(g.Key.Short), "Small", subtle: true),
                .. g.SelectMany(f => (IEnumerable<JsonObject>)[.. f.Use == FormUse.Application ? [] : new[] { Text(frame.Say(f.Use == FormUse.Recommendation ? "draft.use.recommendation" : "draft.use.afterwards", frame.In(f.Title)), "Small", subtle: true) }]),
                .. Buttons(g.Select(f => frame.Titled(frame.In(f.Title), action, f.Id))),
            ], separator: true)),
            .. Buttons([.. frame.Draft is null ? [frame.Button("draft.list", DraftAction.List)] : new[] { frame.Button("draft.overview", DraftAction.Overview) }, frame.Button("draft.close", DraftAction.Close)]),
        ],
        [.. numbered, frame.Say("draft.plain.choose")]);
    }

    /// <summary>Somebody's drafts.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="drafts">Changed last first.</param>
    /// <param name="another">Form of which another can be begun; null: any.</param>
    public static JsonObject List(DraftFrame frame, IReadOnlyList<ListedDraft> drafts, Form? another)
    {
        var title = drafts.Count == 0 ? frame.Say("draft.list.none") : frame.Say("draft.list.title", drafts.Count);
        return CardSize.Largest(() => Make(drafts.Count), () => Make(12), () => Make(6));

        JsonObject Make(int most) => frame.Card(title,
        [
            Heading(title),
            .. another is null ? [] : new[] { Text(frame.Say("draft.list.another", frame.In(another.Title))) },
            .. drafts.Take(most).Select(d => Container([Text(d.Title, bold: true), .. d.Facts.Select(f => Text(f, "Small", subtle: true)), .. Buttons([frame.Button("draft.open", DraftAction.Open, d.Id)])], separator: true)),
            .. drafts.Count > most ? [Text(frame.Say("draft.more", drafts.Count - most), "Small")] : Array.Empty<JsonObject>(),
            .. Buttons([another is null ? frame.Button("draft.forms", DraftAction.Forms) : frame.Button("draft.new", DraftAction.New, another.Id), frame.Button("draft.close", DraftAction.Close)]),
        ],
        [.. drafts.Take(most).Select((d, i) => $"{i + 1}. {d.Title}（{string.Join("；", d.Facts)}）"), .. another is null ? Array.Empty<string>() : [frame.Say("draft.list.another", frame.In(another.Title))], frame.Say("draft.plain.list")]);
    }

    /// <summary>Files that a draft can be had as.</summary>
    /// <param name="frame">The draft.</param>
    /// <param name="problems">Everything wrong with it.</param>
    /// <param name="formats">Name of the format, and what stands on its button.</param>
    public static JsonObject Deliver(DraftFrame frame, IReadOnlyList<FormProblem> problems, IReadOnlyList<(string Format, string Title)> formats)
    {
        var title = frame.Say("draft.deliver.title", frame.In(frame.Form!.Title));
        var state = FormChecker.IsFinal(problems) ? frame.Say("draft.deliver.final") : frame.Say("draft.deliver.unfinished", problems.Count(p => p.Severity == Severity.Error));
        return frame.Card(title,
        [
            Heading(title), Text(state),
            .. Buttons(formats.Select(f => frame.Titled(f.Title, DraftAction.Deliver, f.Format))),
            .. Buttons([frame.Button("draft.check", DraftAction.Check), frame.Button("draft.overview", DraftAction.Overview), frame.Button("draft.close", DraftAction.Close)]),
        ],
        [state, .. formats.Select((f, i) => $"{i + 1}. {f.Title}"), frame.Say("draft.plain.deliver")]);
    }

    /// <summary>Whether a draft is to be deleted.</summary>
    public static JsonObject Delete(DraftFrame frame)
    {
        var done = Completeness.Of(frame.Form!.Fields, frame.Draft!.Values);
        var title = frame.Say("draft.delete.title", frame.In(frame.Form.Title), done.Filled);
        return frame.Card(title, [Heading(title), .. Buttons([frame.Button("draft.delete.yes", DraftAction.Delete, DraftAction.Yes), frame.Button("draft.delete.no", DraftAction.Overview)])], [frame.Say("draft.plain.delete")]);
    }

    /// <summary>How the form has changed since the draft was begun.</summary>
    public static JsonObject Change(DraftFrame frame, FormChange change)
    {
        var title = frame.Say("draft.change.title", frame.In(frame.Form!.Title), frame.Draft!.Version, frame.Form.Version);
        List<string> lines =
        [
            .. Line("draft.change.added", change.Added.Select(f => frame.In(f.Text))),
            .. Line("draft.change.removed", change.Removed.Select(f => frame.Draft.Values.Text(f.Id) is { Length: > 0 } text ? frame.Say("check.pair", frame.In(f.Label), Shorten(text, 60)) : frame.In(f.Label))),
            .. Line("draft.change.reworded", change.Reworded.Select(f => frame.In(f.Text))),
        ];
        return frame.Card(title,
            [Heading(title), .. lines.Select(l => Text(l)), .. Buttons([frame.Button("draft.migrate", DraftAction.Migrate), frame.Button("draft.list", DraftAction.List), frame.Button("draft.close", DraftAction.Close)])],
            [.. lines, frame.Say("draft.plain.change")]);

        IEnumerable<string> Line(string key, IEnumerable<string> names) => names.ToList() is { Count: > 0 } listed ? [frame.Say(key, frame.Listed(listed))] : [];
    }
}
