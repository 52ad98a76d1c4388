using System.Net;
using System.Net.Http.Headers;

namespace ApplyBot.Bot.Protocol;

/// <summary>A body that knows whether anything of it has been sent.</summary>
public sealed class SentContent : HttpContent
{
    private static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "utf-8" };
    private readonly byte[] _body;

    /// <summary>Of these bytes.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="type">What they are; null: JSON.</param>
    public SentContent(byte[] body, MediaTypeHeaderValue? type = null)
    {
        _body = body;
        Headers.ContentType = type ?? Json;
    }

    /// <summary>Whether sending it was begun.</summary>
    public bool IsBegun { get; private set; }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        IsBegun = true;
        return stream.WriteAsync(_body, cancellationToken).AsTask();
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
