using ApplyBot.Applications;
using ApplyBot.Applications.Checking;
using ApplyBot.Exporting;
using ApplyBot.Knowledge;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Exporting;

/// <summary>The repository's forms with their filled samples, read once.</summary>
internal static class RealForms
{
    private static readonly Lazy<FormCatalog> Read = new(() =>
    {
        var loaded = FormLoader.Load(Repository.Knowledge, Some.Knowledge);
        return loaded.Forms ?? throw new InvalidOperationException("the forms have problems:\n" + string.Join("\n", loaded.Problems));
    });

    public static FormCatalog All => Read.Value;

    public static TheoryData<string> Ids() => [.. All.All.Select(f => f.Id)];

    public static Form Of(string id) => All.Find(id)!;

    public static FormValues Sample(Form form)
    {
        var problems = new List<Problem>();
        return FormCases.Read(form, problems)?.Sample ?? throw new InvalidOperationException(string.Join("\n", problems));
    }

    public static ExportedFile Write(Form form, FormValues values, ExportFormat format, string language = Languages.Chinese) =>
        FormExport.Write(form, values, format, Some.Knowledge.Wording, language, FormProof.WhileOpen(form));

    /// <summary>Everything that was typed into a form.</summary>
    public static IEnumerable<string> Typed(FormValues values) => values.ById.Values.SelectMany(v => v switch
    {
        TypedValue typed => [typed.Text],
        ChosenValue { Other: { } other } => [other],
        RowsValue rows => rows.Rows.SelectMany(r => r.Values),
        _ => (IEnumerable<string>)[],
    });
}
