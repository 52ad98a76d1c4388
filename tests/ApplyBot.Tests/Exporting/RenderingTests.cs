using System.Diagnostics;
using System.Text.RegularExpressions;
using ApplyBot.Applications.Layout;
using ApplyBot.Exporting;

namespace ApplyBot.Tests.Exporting;

/// <summary>Word files of every form, laid out by LibreOffice: all at once, since its start takes longest.</summary>
public sealed class RenderingTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("applybot-render-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [OfficeFact]
    public async Task Every_form_becomes_pages_with_all_its_labels()
    {
        foreach (var form in RealForms.All.All) await File.WriteAllBytesAsync(PathOf(form.Id, "docx"), RealForms.Write(form, RealForms.Sample(form), ExportFormat.Word).Bytes);

        await Run("soffice", [$"-env:UserInstallation=file://{_folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", _folder, .. Directory.GetFiles(_folder, "*.docx")]);

        foreach (var form in RealForms.All.All)
        {
            var pages = int.Parse(Regex.Match(await Run("pdfinfo", [PathOf(form.Id, "pdf")]), @"Pages:\s+(\d+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            var text = OpenXmlFiles.Bare(await Run("pdftotext", ["-raw", PathOf(form.Id, "pdf"), "-"]));
            pages.ShouldBeInRange(1, 8, form.Id);
            // Covers stay on their page: the first of those behind has the number 1.
            if (form.Document.Parts.Any(p => p is CoverPart)) OpenXmlFiles.Bare(await Run("pdftotext", ["-f", "1", "-l", "1", "-raw", PathOf(form.Id, "pdf"), "-"])).ShouldContain(OpenXmlFiles.Bare(LastOfCover(form.Document)));
            foreach (var label in form.Document.Parts.OfType<TablePart>().SelectMany(t => t.Rows).OfType<CellRow>().SelectMany(r => r.Cells).Select(c => c.Label).OfType<string>()) text.ShouldContain(OpenXmlFiles.Bare(label), Case.Sensitive, form.Id);
        }
    }

    private static string LastOfCover(FormDocument document) => document.Parts.TakeWhile(p => p is not BreakPart).Last() switch
    {
        LinePart line => line.Text.Pieces[^1].Text,
        CoverPart cover => cover.Lines[^1].Label,
        var other => throw new InvalidOperationException($"a cover ends with {other}"),
    };

    private string PathOf(string id, string extension) => Path.Combine(_folder, $"{id.Replace('/', '-')}.{extension}");

    private static async Task<string> Run(string program, params IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var enough = new CancellationTokenSource(Patience);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(enough.Token), process.StandardError.ReadToEndAsync(enough.Token));
        try
        {
            await process.WaitForExitAsync(enough.Token);
        }
        finally
        {
            if (!process.HasExited) process.Kill(true);
        }
        process.ExitCode.ShouldBe(0, await error);
        return await output;
    }
}

/// <summary>A fact that needs LibreOffice and poppler-utils: skipped where they are not, unless <c>CI=true</c>, where it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OfficeFactAttribute : FactAttribute
{
    private static readonly string[] Programs = ["soffice", "pdfinfo", "pdftotext"];

    public OfficeFactAttribute()
    {
        var paths = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var missing = Programs.Where(p => !paths.Any(d => File.Exists(Path.Combine(d, p)))).ToList();
        if (missing.Count > 0 && Environment.GetEnvironmentVariable("CI") != "true") Skip = $"No {string.Join(", ", missing)} on the PATH; install libreoffice-writer and poppler-utils.";
    }
}
