namespace ApplyBot.BotBuilder;

/// <summary>One try of a request, as the HTTP handler under the SDK sees it.</summary>
/// <param name="needsAnswer">Whether it is of no use that the request was taken when the answer is lost.</param>
internal sealed class ConnectorTry(bool needsAnswer)
{
    // The SDK makes its requests itself: this tells the handler which try they belong to.
    private static readonly AsyncLocal<ConnectorTry?> Running = new();

    /// <summary>The try that is being made.</summary>
    public static ConnectorTry? Current
    {
        get => Running.Value;
        set => Running.Value = value;
    }

    /// <summary>Whether it is of no use that the request was taken when the answer is lost.</summary>
    public bool NeedsAnswer => needsAnswer;

    /// <summary>What is sent; null for nothing.</summary>
    public SentContent? Body { get; set; }

    /// <summary>What it came to, as soon as that is known.</summary>
    public DeliveryResult? Result { get; set; }
}

/// <summary>A try is over before the SDK has noticed.</summary>
internal sealed class TryEndedException(DeliveryResult result) : Exception("The try is over.")
{
    public DeliveryResult Result => result;
}
