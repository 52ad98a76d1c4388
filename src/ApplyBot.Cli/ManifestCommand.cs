using System.CommandLine;
using ApplyBot.Cli.Manifest;

namespace ApplyBot.Cli;

/// <summary><c>manifest pack</c>: the app package for Teams.</summary>
internal static class ManifestCommand
{
    public static Command Create()
    {
        var appId = new Option<string>("--app-id") { Required = true, Description = "Id of the bot's registration (MicrosoftAppId), a GUID" };
        var domain = new Option<string>("--domain") { Required = true, Description = "Host that the bot answers at, like bot.example.org" };
        var output = new Option<string>("--out") { Required = true, Description = "The package to write, like applybot.zip" };
        var folder = new Option<string?>("--manifest") { Description = "The folder with manifest.json (default: manifest/ found upwards)" };
        var pack = new Command("pack", "Fill in, check and pack the app package for Microsoft Teams") { appId, domain, output, folder };
        pack.SetAction(parsed => Pack(parsed.GetValue(folder) ?? Found(), parsed.GetValue(appId)!, parsed.GetValue(domain)!, parsed.GetValue(output)!));
        return new Command("manifest", "The app package for Microsoft Teams") { pack };
    }

    private static int Pack(string? folder, string appId, string domain, string output)
    {
        if (folder is null)
        {
            Console.Error.WriteLine($"no manifest/manifest.json in or above {Environment.CurrentDirectory}; name the folder with --manifest DIR");
            return ExitCode.BadInput;
        }
        try
        {
            var package = AppPackage.Read(folder, appId, domain);
            foreach (var problem in package.Problems) Console.Error.WriteLine(problem);
            if (package.Problems.Count > 0) return ExitCode.BadInput;
            using var zip = new MemoryStream();
            package.Write(zip);
            File.WriteAllBytes(output, zip.ToArray());
            Console.WriteLine($"{output}: {string.Join(", ", package.Files.Select(f => f.Name))}; nothing wrong");
            return ExitCode.Done;
        }
        catch (Exception unreachable) when (unreachable is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(unreachable.Message);
            return ExitCode.BadInput;
        }
    }

    private static string? Found()
    {
        for (var at = new DirectoryInfo(Environment.CurrentDirectory); at is not null; at = at.Parent)
            if (Path.Combine(at.FullName, "manifest") is var folder && File.Exists(Path.Combine(folder, "manifest.json"))) return folder;
        return null;
    }
}
