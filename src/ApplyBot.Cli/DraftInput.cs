using ApplyBot.Applications;
using ApplyBot.Exporting;
using ApplyBot.Knowledge;

namespace ApplyBot.Cli;

/// <summary>What the draft commands read: the forms, the form that is meant, and the values.</summary>
internal static class DraftInput
{
    private const int MostSuggested = 3;

    /// <summary>Runs with the knowledge, its forms and a moment; bad input, with messages on stderr, when one of them is none.</summary>
    public static int Run(string? folder, string? moment, Func<KnowledgeBase, FormCatalog, DateTimeOffset, int> run)
    {
        if (!Workspace.TryNow(moment, out var now) || Workspace.Folder(folder) is not { } named || Workspace.Load(named) is not { } loaded) return ExitCode.BadInput;
        var forms = FormLoader.Load(named, loaded);
        foreach (var problem in forms.Problems) Console.Error.WriteLine(problem);
        return forms.Forms is { } catalog ? run(loaded, catalog, now) : ExitCode.BadInput;
    }

    /// <summary>The form that a name means; null with a message when it means none, or several.</summary>
    public static Form? Form(FormCatalog forms, string name)
    {
        var finder = new FormFinder(forms);
        var found = finder.Find(name);
        if (found is [var one]) return one;
        var near = finder.Nearest(name, MostSuggested);
        Console.Error.WriteLine(found.Count == 0
            ? $"form: 没有“{name}”这张表；{(near.Count > 0 ? $"相近的有：{string.Join("、", near)}" : $"可用的有：{string.Join("、", forms.All)}")}"
            : $"form: “{name}”不止一张，请写明是哪一张：{string.Join("、", found)}");
        return null;
    }

    /// <summary>The values of a file; null with a message when there is no such file, or no values in it.</summary>
    public static ReadValues? Values(Form form, string file, Wording wording)
    {
        if (Bytes(file) is not { } bytes) return null;
        var read = ValuesJsonReader.Read(form, bytes);
        if (!read.Problems.Any(p => p is { Field: "", Severity: Severity.Error })) return read;
        foreach (var problem in read.Problems) Console.Error.WriteLine($"{file}: {problem.Say(wording, Languages.Chinese)}");
        return null;
    }

    // One byte more than is read is enough to see that there is too much.
    private static byte[]? Bytes(string file)
    {
        try
        {
            using var from = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
            var bytes = new byte[ValuesJsonReader.Largest + 1];
            return bytes[..from.ReadAtLeast(bytes, bytes.Length, false)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Console.Error.WriteLine($"{file}: {e.Message}");
            return null;
        }
    }
}
