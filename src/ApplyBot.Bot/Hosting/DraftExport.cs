using ApplyBot.Applications;
using ApplyBot.Bot.Downloads;
using ApplyBot.Exporting;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Hosting;

/// <summary>Drafts as files, by the forms that are known.</summary>
internal static class DraftExport
{
    public static ExportDraft Of(IServiceProvider provider)
    {
        var (forms, wording, clock) = (provider.GetRequiredService<FormCatalog>(), provider.GetRequiredService<Wording>(), provider.GetRequiredService<TimeProvider>());
        return (draft, format, language) =>
        {
            if (forms.Find(draft.Form) is not { } form || !FormExport.Formats(form).Contains(format))
            {
                return null;
            }
            // One of an older version is written as far as it fits; the draft itself stays as it is.
            var fitting = FormChange.Since(draft, form)?.Apply(draft, form, draft.Nonce, draft.Edited) ?? draft;
            return FormExport.Write(form, fitting.Values, format, wording, language, clock.GetUtcNow());
        };
    }
}
