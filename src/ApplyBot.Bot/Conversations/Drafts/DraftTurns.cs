using System.Security.Cryptography;
using System.Text;
using ApplyBot.Applications;
using ApplyBot.Bot.Cards.Drafts;
using ApplyBot.Exporting;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations.Drafts;

/// <summary>Turns with drafts. What is filled in is kept before anything is answered; a press that comes again, or from a card that is out of date, changes nothing and shows what there is.</summary>
public sealed class DraftTurns(DraftForms forms, DraftStore store, DraftChanges changes, DraftOffers offers, DraftDelivery delivery, TimeProvider clock)
{
    /// <summary>Whether there is a form to apply for the programme with.</summary>
    public bool CanBegin(Notice notice, Programme programme) => forms.All.Of(notice, programme.Path).Any(f => f.Use == FormUse.Application);

    /// <summary>Runs a press of a button.</summary>
    public ValueTask<DraftOutcome> PressAsync(Activity inbound, ChatState state, DraftPress press, CancellationToken cancellation) => PressAsync(inbound, state, press, null, cancellation);

    private async ValueTask<DraftOutcome> PressAsync(Activity inbound, ChatState state, DraftPress press, OwnDraft? read, CancellationToken cancellation)
    {
        var language = state.Draft?.Language ?? Replies.LanguageOf(inbound);
        if (DraftStore.OwnerOf(inbound) is not { } owner)
        {
            return Said(state with { Draft = null }, language, "draft.group");
        }
        if (press.Move.Do is DraftAction.Close && press.Draft is null)
        {
            return Said(state with { Draft = null }, language, "draft.closed");
        }
        // Whose the state is, so that it is found when he has all deleted that is kept of him.
        state = state with { Speaker = inbound.From?.Id };
        var at = state.Draft ?? new DraftState { Language = language };
        if (press.Draft is null || press.Move.Do is DraftAction.Open && press.Move.At is not null)
        {
            return await BeginAsync(inbound, state, at, owner, press, cancellation);
        }
        return (read ?? await store.FindAsync(owner, press.Draft, cancellation)) is { } own
            ? await RunAsync(inbound, state, at, owner, own, press, cancellation)
            : await ListAsync(state, at, owner, [], forms.Knowledge.Wording.Say(language, "draft.gone"), cancellation);
    }

    /// <summary>Does what was said in words, as the present card would.</summary>
    public async ValueTask<DraftOutcome> MoveAsync(Activity inbound, ChatState state, DraftPress press, CancellationToken cancellation)
    {
        var named = press with { Nonce = inbound.Id, Draft = press.Move.Do is DraftAction.Start or DraftAction.New or DraftAction.List or DraftAction.Forms ? null : press.Draft ?? state.Draft?.Draft };
        var own = DraftStore.OwnerOf(inbound) is { } owner && named.Draft is { } id ? await store.FindAsync(owner, id, cancellation) : null;
        return await PressAsync(inbound, state, named with { Revision = own?.Draft.Revision ?? -1 }, own, cancellation);
    }

    /// <summary>Shows where he stands.</summary>
    public async ValueTask<DraftOutcome> ShowAsync(Activity inbound, ChatState state, string? note, CancellationToken cancellation)
    {
        if (state.Draft is not { } at || DraftStore.OwnerOf(inbound) is not { } owner)
        {
            return Said(state, Replies.LanguageOf(inbound), "draft.group");
        }
        var own = at.Draft is null ? null : await store.FindAsync(owner, at.Draft, cancellation);
        return own is null || forms.Of(own.Draft) is null ? await ListAsync(state, at, owner, at.Among, note, cancellation) : await ShownAsync(state, at, owner, own, note, cancellation);
    }

    private async ValueTask<DraftOutcome> BeginAsync(Activity inbound, ChatState state, DraftState at, string owner, DraftPress press, CancellationToken cancellation)
    {
        switch (press.Move.Do)
        {
            case DraftAction.Open when press.Move.At is { } id:
                return await store.FindAsync(owner, id, cancellation) is { } found && forms.Of(found.Draft) is not null
                    // What is opened does not expire. Another writer that was quicker has opened it too.
                    ? await ShownAsync(state, at with { Draft = id, Place = DraftPlace.Overview, Section = null, Among = [] }, owner, await store.SaveAsync(owner, found.UsedBy(inbound, clock.GetUtcNow()), cancellation) ?? found, null, cancellation)
                    : await ListAsync(state, at, owner, [], forms.Knowledge.Wording.Say(at.Language, "draft.gone"), cancellation);
            case DraftAction.Start or DraftAction.New:
                var meant = press.Move.At is { } named ? forms.Within(named) : [];
                // What is filled in afterwards is not what somebody applies with.
                if ((meant is [var only] ? only : meant.Where(f => f.Use == FormUse.Application).ToList() is [var application] ? application : null) is not { } form)
                {
                    return Chosen(state, at, meant);
                }
                var draft = Draft.Of(form, IdOf(owner, form, press.Nonce ?? inbound.Id), clock.GetUtcNow());
                return press.Move.Do == DraftAction.Start && (await store.ListAsync(owner, cancellation)) is var drafts && drafts.Any(d => d.Draft.Form == form.Id) && drafts.All(d => d.Draft.Id != draft.Id)
                    ? await ListAsync(state, at, owner, [form.Id], null, cancellation)
                    : await NewAsync(inbound, state, at, owner, draft, null, cancellation);
            case DraftAction.Forms:
                return Chosen(state, at, []);
            default:
                return await ListAsync(state, at, owner, [], null, cancellation);
        }
    }

    // A press that came before has made it.
    private async ValueTask<DraftOutcome> NewAsync(Activity inbound, ChatState state, DraftState at, string owner, Draft draft, string? note, CancellationToken cancellation)
    {
        var made = await store.FindAsync(owner, draft.Id, cancellation);
        if (made is null && await store.CountAsync(owner, cancellation) >= DraftStore.Most)
        {
            return await ListAsync(state, at, owner, [], forms.Knowledge.Wording.Say(at.Language, "draft.too-many", DraftStore.Most), cancellation);
        }
        var own = made ?? await store.SaveAsync(owner, new OwnDraft(draft, null).UsedBy(inbound, clock.GetUtcNow()), cancellation) ?? await store.FindAsync(owner, draft.Id, cancellation)
            ?? throw new IOException("A draft that was just kept cannot be read.");
        var next = at with { Draft = draft.Id, Among = [], Place = own.Draft.Values.ById.IsEmpty ? DraftPlace.Section : DraftPlace.Overview, Section = DraftPaths.Sections(forms.Of(draft)!)[0].Id };
        return await ShownAsync(state, next, owner, own, note, cancellation);
    }

    private async ValueTask<DraftOutcome> RunAsync(Activity inbound, ChatState state, DraftState at, string owner, OwnDraft own, DraftPress press, CancellationToken cancellation)
    {
        var wording = forms.Knowledge.Wording;
        if (forms.Of(own.Draft) is not { } form)
        {
            return await ListAsync(state, at, owner, [], wording.Say(at.Language, "draft.form-gone"), cancellation);
        }
        at = at with { Draft = own.Draft.Id, Among = [] };
        var change = await changes.KeepAsync(inbound, owner, own, form, press, cancellation);
        if (change.IsStale || change.Own is null)
        {
            return await StaleAsync(state, at, owner, form, change.Own, press, cancellation);
        }
        own = change.Own;
        switch (press.Move.Do)
        {
            case DraftAction.Close:
                return new DraftOutcome(state with { Draft = null }, null, null, wording.Say(at.Language, "draft.closed"));
            case DraftAction.List or DraftAction.Forms:
                return await BeginAsync(inbound, state, at, owner, press, cancellation);
            case DraftAction.Delete when press.Move.At == DraftAction.Yes:
                return await store.DeleteAsync(owner, own, cancellation)
                    ? await ListAsync(state, at, owner, [], wording.Say(at.Language, "draft.deleted", form.Title.In(at.Language)), cancellation)
                    : await StaleAsync(state, at, owner, form, await store.FindAsync(owner, own.Draft.Id, cancellation), press, cancellation);
            case DraftAction.Copy when press.Move.At is { } id && forms.All.Find(id) is { } to:
                var copy = Draft.Of(to, IdOf(owner, to, press.Nonce ?? inbound.Id), clock.GetUtcNow()) with { Values = own.Draft.FittingInto(form, to) };
                return await NewAsync(inbound, state, at, owner, copy, wording.Say(at.Language, "draft.copied", copy.Values.ById.Count, to.Title.In(at.Language)), cancellation);
        }
        var next = DraftPaths.Next(form, own.Draft.Values, at, press, FormChecker.Check(form, own.Draft.Values, clock.GetUtcNow()));
        var shown = await ShownAsync(state, next, owner, own, DraftNotes.Of(wording, form, press, change, next), cancellation);
        return press.Move is { Do: DraftAction.Deliver, At: { } file } && ExportFormats.OfFile(file) is { } format ? shown with { Files = delivery.Deliver(inbound, owner, own, format, at.Language) } : shown;
    }

    // What there is, in place of what was to be changed.
    private async ValueTask<DraftOutcome> StaleAsync(ChatState state, DraftState at, string owner, Form form, OwnDraft? own, DraftPress press, CancellationToken cancellation)
    {
        if (own is null)
        {
            return await ListAsync(state, at, owner, [], forms.Knowledge.Wording.Say(at.Language, "draft.gone"), cancellation);
        }
        var present = DraftPaths.Of(form, press) is { } section ? at with { Place = DraftPlace.Section, Section = section.Id, Row = 0, Field = null, Column = null } : at;
        var shown = await ShownAsync(state, present, owner, own, forms.Knowledge.Wording.Say(at.Language, "draft.stale"), cancellation);
        return shown with { IsStale = true };
    }

    private static DraftOutcome Chosen(ChatState state, DraftState at, IReadOnlyList<Form> among)
    {
        var next = at with { Place = DraftPlace.Choose, Among = [.. among.Select(f => f.Id)], Draft = null, Section = null, Field = null };
        return new DraftOutcome(With(state, next, null), next, null);
    }

    private async ValueTask<DraftOutcome> ListAsync(ChatState state, DraftState at, string owner, IReadOnlyList<string> among, string? note, CancellationToken cancellation)
    {
        var drafts = await store.ListAsync(owner, cancellation);
        var next = at with { Place = DraftPlace.List, Among = among, Draft = null, Section = null, Field = null };
        return new DraftOutcome(With(state, next, null), next, null, note) { Drafts = [.. drafts.Where(d => among.Count == 0 || among.Contains(d.Draft.Form))] };
    }

    private async ValueTask<DraftOutcome> ShownAsync(ChatState state, DraftState at, string owner, OwnDraft own, string? note, CancellationToken cancellation)
    {
        var form = forms.Of(own.Draft)!;
        var shown = own.Draft.Version != form.Version && at.Place != DraftPlace.Delete ? at with { Place = DraftPlace.Change } : at;
        var section = shown.Place == DraftPlace.Section ? DraftPaths.Named(form, shown.Section) : null;
        return new DraftOutcome(With(state, shown, form), shown, own, note) { Offers = section is null ? [] : await offers.OfAsync(owner, own.Draft, section, cancellation) };
    }

    // What is asked beside a form is about its programme.
    private static ChatState With(ChatState state, DraftState at, Form? form) => state with
    {
        Draft = at,
        Talk = form is null || at.Draft == state.Draft?.Draft ? state.Talk : state.Talk with { Programmes = [form.Programmes is [var only] ? $"{form.Notice.Id}/{only}" : form.Notice.Id], Content = "", Clauses = [] },
    };

    private DraftOutcome Said(ChatState state, string language, string key) => new(state, null, null, forms.Knowledge.Wording.Say(language, key));

    // From the press, so that the same press makes the same draft once.
    private static string IdOf(string owner, Form form, string? seed) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes($"{owner}\n{form.Id}\n{seed ?? Guid.NewGuid().ToString("N")}")))[..12];
}
