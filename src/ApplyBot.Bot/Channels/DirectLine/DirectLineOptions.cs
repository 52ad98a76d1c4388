using System.ComponentModel.DataAnnotations;

namespace ApplyBot.Bot.Channels.DirectLine;

/// <summary>Settings of the Direct Line endpoint, section <c>DirectLine</c>. Checked once, at start.</summary>
public sealed class DirectLineOptions
{
    /// <summary>Opens every conversation and makes tokens; null: nobody has such power.</summary>
    [MinLength(16)]
    public string? Secret { get; set; }

    /// <summary>Whether a page may ask for a token without the secret; the web chat needs it.</summary>
    public bool AnonymousTokens { get; set; } = true;

    /// <summary>Key that signs tokens, Base64 of at least 32 bytes; null: a new one at each start, which voids older tokens.</summary>
    [MinLength(44), Base64String]
    public string? SigningKey { get; set; }

    /// <summary>How long a token opens its conversation.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>A conversation in which nothing is sent or read for so long is forgotten.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan IdleTime { get; set; } = TimeSpan.FromHours(2);

    /// <summary>Conversations kept at once; the one idle longest makes room for a new one.</summary>
    [Range(1, 100_000)]
    public int MaxConversations { get; set; } = 1_000;

    /// <summary>Bytes of activities kept per conversation; the oldest are forgotten.</summary>
    [Range(64 * 1024, 64 * 1024 * 1024)]
    public int KeptBytes { get; set; } = 512 * 1024;

    /// <summary>Largest request body in bytes.</summary>
    [Range(1024, 16 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    /// <summary>Activities that a conversation may send at once; one more each second.</summary>
    [Range(1, 10_000)]
    public int SendBurst { get; set; } = 20;

    /// <summary>Reads of a conversation at once; ten more each second.</summary>
    [Range(1, 10_000)]
    public int ReadBurst { get; set; } = 120;

    /// <summary>Tokens and conversations that one address may ask for at once; one more each second.</summary>
    [Range(1, 10_000)]
    public int OpenBurst { get; set; } = 30;
}
