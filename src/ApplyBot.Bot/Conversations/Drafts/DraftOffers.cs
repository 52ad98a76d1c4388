using ApplyBot.Applications;
using ApplyBot.Bot.Conversations.SelfChecks;
using ApplyBot.Eligibility;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations.Drafts;

/// <summary>What earlier drafts and the profile know of a section's empty fields: offered, never filled in unasked.</summary>
public sealed class DraftOffers(DraftStore store, DraftForms forms, Profiles profiles, CheckRules rules)
{
    // Of what a profile keeps, only this is asked by forms; they are filled in in Chinese.
    private const string UnitKind = "unit-kind";

    /// <summary>For each empty field that every form has, what the person filled in last for it elsewhere.</summary>
    public async ValueTask<IReadOnlyList<(FormField Field, FieldValue Value)>> OfAsync(string owner, Draft draft, FormSection section, CancellationToken cancellation)
    {
        var open = section.Asked.Where(f => f.Key is not null && draft.Values[f.Id] is null).ToList();
        if (open.Count == 0)
        {
            return [];
        }
        var others = (await store.ListAsync(owner, cancellation)).Select(o => o.Draft).Where(d => d.Id != draft.Id).Select(d => (Draft: d, Form: forms.Of(d))).Where(d => d.Form is not null).ToList();
        var kind = open.Exists(f => f.Key == UnitKind) ? await KindAsync(owner, cancellation) : null;
        return
        [
            .. from field in open
               let value = others.Select(o => o.Draft.Fitting(o.Form!, field)).FirstOrDefault(v => v is not null) ?? (field is { Key: UnitKind, Kind: FieldKind.Text } ? kind : null)
               where value is not null && !FormChecker.Field(field, value).Any()
               select (field, value),
        ];
    }

    private async ValueTask<FieldValue?> KindAsync(string owner, CancellationToken cancellation) =>
        (await profiles.LoadAsync(Profiles.Prefix + owner, cancellation)).Values.GetValueOrDefault(ProfileKey.ApplicantKind) is { } answer && ProfileKey.Find(ProfileKey.ApplicantKind) is { } key
            ? new TypedValue(rules.Label(rules.QuestionOf(key), answer, Languages.Chinese)) : null;
}
