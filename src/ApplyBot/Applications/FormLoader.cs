using ApplyBot.Applications.Checking;
using ApplyBot.Applications.Reading;
using ApplyBot.Knowledge;

namespace ApplyBot.Applications;

/// <summary>Every form of every notice.</summary>
/// <param name="All">By notice, then in the order of their programmes.</param>
public sealed record FormCatalog(IReadOnlyList<Form> All)
{
    /// <summary>The form with this id (notice/form), or null.</summary>
    public Form? Find(string id) => All.FirstOrDefault(f => f.Id == id);

    /// <summary>Forms of a programme, or of a kind of it.</summary>
    public IReadOnlyList<Form> Of(Notice notice, string path) => [.. All.Where(f => f.Notice == notice && f.IsFor(path))];
}

/// <summary>What the files of forms hold, or what is wrong with them.</summary>
/// <param name="Forms">The forms; null when there is a problem.</param>
/// <param name="Problems">Everything wrong, in the order found.</param>
public sealed record LoadedForms(FormCatalog? Forms, IReadOnlyList<Problem> Problems);

/// <summary>Reads notices/&lt;id&gt;/forms/*.yaml. A notice without the folder has no forms.</summary>
public static class FormLoader
{
    /// <summary>Behind the name of a form's file: its cases.</summary>
    public const string CasesSuffix = ".cases.yaml";

    /// <summary>Reads and checks every form; every problem names its file and line.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="knowledge">What was read from it.</param>
    public static LoadedForms Load(string folder, KnowledgeBase knowledge)
    {
        var (problems, forms) = (new List<Problem>(), new List<Form>());
        foreach (var notice in knowledge.Notices)
        {
            var own = Path.Combine(folder, "notices", notice.Id, "forms");
            if (!Directory.Exists(own)) continue;
            var read = new List<Form>();
            foreach (var file in Directory.GetFiles(own, "*.yaml").Where(f => !f.EndsWith(CasesSuffix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            {
                if (new FormReader(notice).Read(file, problems) is { } form) read.Add(form);
            }
            problems.AddRange(read.SelectMany(FormSourcing.Check).Concat(read.SelectMany(FormPlacing.Check)));
            // As the notice lists its programmes; what is filled in afterwards stands last.
            forms.AddRange(read.OrderBy(f => f.Use).ThenBy(f => notice.AllProgrammes.TakeWhile(p => !f.Programmes.Contains(p.Path)).Count()));
        }
        return new LoadedForms(problems.Count == 0 ? new FormCatalog(forms) : null, problems);
    }

    /// <summary>File of the cases of a form.</summary>
    internal static string CasesOf(Form form) => form.Source[..^".yaml".Length] + CasesSuffix;
}
