namespace ApplyBot.BotBuilder;

/// <summary>Both walls of a channel on the Bot Framework SDK.</summary>
public sealed class BotBuilderChannel : IDisposable
{
    private readonly ConnectorHandler _http;

    /// <summary>One channel for the whole host.</summary>
    public BotBuilderChannel(BotBuilderSettings settings, TimeProvider clock)
    {
        _http = new ConnectorHandler(settings, clock);
        var adapter = new BotBuilderAdapter(new SdkAuthentication(settings, _http), settings);
        (Adapter, Connector) = (adapter, new BotBuilderConnector(adapter, settings, clock));
    }

    /// <summary>Takes activities to the turn, and back.</summary>
    public IChannelAdapter Adapter { get; }

    /// <summary>Sends.</summary>
    public IConnector Connector { get; }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();
}
