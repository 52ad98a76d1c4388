using System.Globalization;
using System.Text.Json.Nodes;
using ApplyBot.Applications;
using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Cards.Drafts;
using ApplyBot.Exporting;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations.Drafts;

/// <summary>What a turn with drafts looks like: one card.</summary>
public sealed class DraftView(DraftForms forms, DraftExpiry expiry)
{
    /// <summary>The card.</summary>
    /// <param name="outcome">What the turn came to.</param>
    /// <param name="nonce">Names the card.</param>
    /// <param name="now">The moment.</param>
    /// <param name="inWindow">Whether it is to offer itself in a window.</param>
    public JsonObject Card(DraftOutcome outcome, string nonce, DateTimeOffset now, bool inWindow = false)
    {
        var at = outcome.Shown!;
        var frame = new DraftFrame(nonce, at.Language, forms.Knowledge.Wording) { Note = outcome.Note, Draft = outcome.Own?.Draft, Form = outcome.Own is { } own ? forms.Of(own.Draft) : null };
        if (frame.Form is not { } form)
        {
            return at.Place == DraftPlace.List ? DraftCards.List(frame, [.. outcome.Drafts.Select(d => Listed(frame, d, now))], at.Among is [var only] ? forms.All.Find(only) : null) : DraftCards.Choose(frame, Offered(at), DraftAction.Start);
        }
        frame = frame with { Window = inWindow && at.Place is DraftPlace.Section or DraftPlace.Overview ? Window(frame) : null };
        var problems = FormChecker.Check(form, frame.Draft!.Values, now);
        return at.Place switch
        {
            DraftPlace.Section when DraftPaths.Named(form, at.Section) is { } section => SectionCard.Of(frame, Shown(frame, section, outcome, problems)),
            DraftPlace.Row when at.Field is { } id && form.Find(id) is { IsTable: true } table =>
                RowCard.Of(frame, table, at.Row, at.Section ?? "", [.. problems.Where(p => at.Row > 0 && p.Field.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{id}[{at.Row}]."), StringComparison.Ordinal))]),
            DraftPlace.Problems => ProblemsCard.Of(frame, problems),
            DraftPlace.Deliver => DraftCards.Deliver(frame, problems, Formats(frame)),
            DraftPlace.Copy => DraftCards.Choose(frame, CopyTargets(form), DraftAction.Copy),
            DraftPlace.Delete => DraftCards.Delete(frame),
            DraftPlace.Change when FormChange.Since(frame.Draft, form) is { } change => DraftCards.Change(frame, change),
            _ => OverviewCard.Of(frame, new ShownOverview(problems, [.. Deadline(frame, form, now)])),
        };
    }

    /// <summary>Forms to choose from.</summary>
    public IReadOnlyList<Form> Offered(DraftState at) => at.Among.Count == 0 ? forms.All.All : [.. at.Among.Select(forms.All.Find).OfType<Form>()];

    /// <summary>Forms that a draft can be copied into: its own too, where that is of several kinds.</summary>
    public IReadOnlyList<Form> CopyTargets(Form form) => [.. forms.All.All.Where(f => f != form || f.Asked.Any(x => x.Options.Any(o => o.Programme is not null)))];

    /// <summary>Formats that a draft can be had in, as files end with them.</summary>
    public static IReadOnlyList<string> FormatsOf(Form form) => [.. FormExport.Formats(form).Select(ExportFormats.Extension)];

    private static List<(string, string)> Formats(DraftFrame frame) => [.. FormExport.Formats(frame.Form!).Select(f => (ExportFormats.Extension(f), frame.Say(f switch
    {
        ExportFormat.Word => "draft.deliver.docx", ExportFormat.Excel => "draft.deliver.xlsx", ExportFormat.Markdown => "draft.deliver.md", _ => "draft.deliver.json",
    })))];

    private static ShownSection Shown(DraftFrame frame, FormSection section, DraftOutcome outcome, IReadOnlyList<FormProblem> problems) => new(
        section, DraftPaths.Sections(frame.Form!).ToList().IndexOf(section) + 1, DraftPaths.Problems(section, problems),
        [.. outcome.Offers.Select(o => (o.Field, DraftText.Offer(frame, o.Field, o.Value)))], outcome.Own!.Removed?.Field);

    private ListedDraft Listed(DraftFrame frame, OwnDraft own, DateTimeOffset now)
    {
        var draft = own.Draft;
        var form = forms.Of(draft);
        var edited = draft.Edited.ToOffset(LocalMoment.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        if (form is null)
        {
            return new ListedDraft(draft.Id, draft.Form, [frame.Say("draft.form-gone"), frame.Say("draft.edited", edited)]);
        }
        var done = Completeness.Of(form.Fields, draft.Values);
        var name = form.Fields.FirstOrDefault(f => f.Key == "project-name") is { } project && draft.Values.Text(project.Id) is { Length: > 0 } said ? frame.Say("check.pair", frame.In(form.Title), CardElements.Shorten(said, 40)) : frame.In(form.Title);
        string[] ends = expiry.IsNear(own, now) ? [frame.Say("draft.expires-on", expiry.LastDay(own).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))] : [];
        return new ListedDraft(draft.Id, name, [frame.Say("draft.filled", done.Filled, done.Total), frame.Say("draft.edited", edited), .. ends]);
    }

    private static IEnumerable<string> Deadline(DraftFrame frame, Form form, DateTimeOffset now)
    {
        if (FormDeadline.Deadline(form) is { At: { } closes } fact)
        {
            yield return frame.Say(now > closes.End ? "draft.deadline.passed" : "draft.deadline", frame.In(FormDeadline.Said(closes.Date)), frame.Clauses(fact.Clauses));
        }
    }

    private static JsonObject Window(DraftFrame frame)
    {
        var data = DraftAction.Data(DraftAction.Window, null);
        (data["draft"], data["rev"], data["nonce"], data["msteams"]) = (frame.Draft!.Id, frame.Draft.Revision, frame.Nonce, new JsonObject { ["type"] = InvokeNames.TaskFetch });
        var button = new JsonObject { ["type"] = "Action.Submit", ["associatedInputs"] = "none", ["data"] = data };
        CardElements.SetTitle(button, frame.Say("draft.window"));
        return button;
    }
}
