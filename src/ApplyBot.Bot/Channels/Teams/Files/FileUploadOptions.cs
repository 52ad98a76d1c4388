using System.ComponentModel.DataAnnotations;

namespace ApplyBot.Bot.Channels.Teams.Files;

/// <summary>How files are put into the OneDrive of people in Teams, section <c>Files</c>. Checked once, at start.</summary>
public sealed class FileUploadOptions
{
    private static readonly string[] OneDrive = ["*.sharepoint.com", "*.sharepoint.cn", "*.sharepoint.us", "*.svc.ms"];

    /// <summary>Hosts that files are put to, over https: names, or <c>*.</c> and a domain for all below it; null: those of OneDrive. This machine, also over http, only where it is named.</summary>
    public IReadOnlyList<string>? UploadHosts { get; set; }

    /// <summary>How long one try may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan UploadTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a try that failed for now is made again.</summary>
    [Range(0, 10)]
    public int MaxRetries { get; set; } = 3;

    /// <summary>How long to wait before the first of these; doubled each time.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Files on their way at once.</summary>
    [Range(1, 1_000)]
    public int MaxUploads { get; set; } = 20;

    /// <summary>Whether a file may be put there.</summary>
    internal bool Allows(Uri address)
    {
        if (!address.IsAbsoluteUri || address.UserInfo.Length > 0)
        {
            return false;
        }
        var hosts = UploadHosts ?? OneDrive;
        return address.IsLoopback
            ? address.Scheme is "http" or "https" && hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase)
            : address is { Scheme: "https", IsDefaultPort: true, HostNameType: UriHostNameType.Dns } && hosts.Any(h => IsOf(address.IdnHost, h));
    }

    private static bool IsOf(string host, string allowed) => allowed.StartsWith("*.", StringComparison.Ordinal)
        ? host.Length > allowed.Length - 1 && host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(allowed, StringComparison.OrdinalIgnoreCase);
}
