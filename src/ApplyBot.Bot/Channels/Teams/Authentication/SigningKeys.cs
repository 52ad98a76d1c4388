using System.Text.Json;

namespace ApplyBot.Bot.Channels.Teams.Authentication;

/// <summary>Keys of the Connector: fetched when first needed, again after a day, and for a key that is not among them at most once an hour. While they cannot be fetched, those that are held remain good.</summary>
internal sealed class SigningKeys(BotRegistration registration, IHttpClientFactory clients, TimeProvider clock, ILogger<SigningKeys> logger)
{
    /// <summary>Name of the HTTP client that fetches them.</summary>
    public const string HttpClientName = "openid";

    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private static readonly TimeSpan BetweenUnknown = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private volatile Held? _held;
    private Task? _fetch;
    private DateTimeOffset _nextTry = DateTimeOffset.MinValue;
    private volatile bool _failed;

    private sealed record Held(IReadOnlyDictionary<string, SigningKey> Keys, DateTimeOffset At);

    /// <summary>How long no other try is made after one that failed.</summary>
    public static TimeSpan RestAfterFailure { get; } = TimeSpan.FromSeconds(30);

    /// <summary>The key of that identity; null when the Connector has none.</summary>
    /// <param name="id">Identity that a token names.</param>
    /// <param name="cancellation">Gives up waiting; a request that is under way goes on for others.</param>
    /// <exception cref="KeysUnavailableException">Nobody can tell: the keys cannot be fetched.</exception>
    public ValueTask<SigningKey?> FindAsync(string id, CancellationToken cancellation) =>
        _held is { } held && held.Keys.TryGetValue(id, out var key) && clock.GetUtcNow() < held.At + Kept ? new(key) : RefreshedAsync(id, cancellation);

    private async ValueTask<SigningKey?> RefreshedAsync(string id, CancellationToken cancellation)
    {
        Task? fetch;
        lock (_gate)
        {
            fetch = _fetch ??= clock.GetUtcNow() >= _nextTry ? FetchAsync() : null;
        }
        if (fetch is not null)
        {
            await fetch.WaitAsync(cancellation);
        }
        return _held?.Keys.GetValueOrDefault(id) ?? (_failed ? throw new KeysUnavailableException() : null);
    }

    private async Task FetchAsync()
    {
        // The lock is left before anything is done.
        await Task.Yield();
        var rest = RestAfterFailure;
        try
        {
            var keys = await ReadAsync();
            _held = new Held(keys, clock.GetUtcNow());
            _failed = false;
            rest = BetweenUnknown;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or JsonException or InvalidDataException)
        {
            _failed = true;
            logger.LogError("The Connector's keys could not be fetched from {Url}: {Reason}", registration.OpenIdMetadataUrl, failure.Message);
        }
        finally
        {
            lock (_gate)
            {
                _nextTry = clock.GetUtcNow() + rest;
                _fetch = null;
            }
        }
    }

    private async Task<Dictionary<string, SigningKey>> ReadAsync()
    {
        using var http = clients.CreateClient(HttpClientName);
        using var metadata = JsonDocument.Parse(await http.GetByteArrayAsync(registration.OpenIdMetadataUrl));
        if (metadata.RootElement.ValueKind != JsonValueKind.Object || SignedToken.Text(metadata.RootElement, "jwks_uri") is not { } address
            || !Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme != registration.OpenIdMetadataUrl.Scheme)
        {
            throw new InvalidDataException("The metadata name no keys.");
        }
        // RS256 is what every such document has to list (OpenID Connect Discovery 1.0, section 3).
        var algorithms = metadata.RootElement.TryGetProperty("id_token_signing_alg_values_supported", out var listed) ? SigningKey.Texts(listed) : ["RS256"];
        using var document = JsonDocument.Parse(await http.GetByteArrayAsync(url));
        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("keys", out var array) && array.ValueKind == JsonValueKind.Array)
        {
            foreach (var key in array.EnumerateArray().Select(item => SigningKey.Read(item, algorithms)).OfType<SigningKey>())
            {
                keys.TryAdd(key.Id, key);
            }
        }
        return keys.Count > 0 ? keys : throw new InvalidDataException("The document of keys has none.");
    }
}

/// <summary>Whether a token is good cannot be told, because the Connector's keys cannot be fetched.</summary>
internal sealed class KeysUnavailableException() : Exception("The Connector's keys cannot be fetched.");
