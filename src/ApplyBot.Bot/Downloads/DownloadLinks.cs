using ApplyBot.Exporting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Downloads;

/// <summary>Links to drafts as files: sealed, for one owner, and for some minutes. They hold nothing of what is in the draft, and nothing is kept of them.</summary>
public sealed class DownloadLinks(IDataProtectionProvider protection, IOptions<DownloadOptions> options, TimeProvider clock)
{
    private readonly IDataProtector _protector = protection.CreateProtector("downloads");

    /// <summary>How long a link works.</summary>
    public TimeSpan Lifetime => options.Value.LinkLifetime;

    /// <summary>A link to the draft as it will be when it is opened; null where no address of this host is known.</summary>
    /// <param name="inbound">Where the owner is: on this host's page the link opens in his browser alone, on any other channel whoever has it can open it.</param>
    /// <param name="owner">Owner of the draft.</param>
    /// <param name="draftId">Id of the draft.</param>
    /// <param name="format">What kind of file.</param>
    /// <param name="language">Language of the file.</param>
    public string? LinkFor(Activity inbound, string owner, string draftId, ExportFormat format, string language)
    {
        var page = OwnPage.Of(inbound.ChannelId, inbound.ServiceUrl);
        if ((options.Value.PublicAddress ?? page) is not { } site)
        {
            return null;
        }
        var download = new Download(owner, draftId, format, language, (clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds(), page is not null);
        var token = SealedToken.Write(_protector, download, DownloadJson.Default.Download);
        return $"{site.TrimEnd('/')}{DownloadEndpoint.Root}/{token}";
    }

    /// <summary>What a link leads to; null for one that is not ours. Whether it still works is <see cref="Works"/>.</summary>
    internal Download? Read(string token) => SealedToken.Read(_protector, token, DownloadJson.Default.Download);

    internal bool Works(Download download) => clock.GetUtcNow().ToUnixTimeSeconds() < download.Expires;
}
