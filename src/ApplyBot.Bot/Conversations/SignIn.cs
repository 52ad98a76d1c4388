using System.Text.Json;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations;

/// <summary>Declines to sign anybody in: nothing here needs it. 412 tells the client that no token is taken, as the Bot Framework has it.</summary>
public sealed class SignIn(Wording wording)
{
    private const int PreconditionFailed = 412;

    /// <summary>Answers every invoke of <see cref="InvokeNames.SignInPrefix"/>.</summary>
    public InvokeResponse Decline(Activity inbound)
    {
        InvokeValue.TryRead(inbound, ProtocolJson.Wire.TokenExchangeInvokeRequest, out var request);
        var declined = new TokenExchangeInvokeResponse(request?.Id, request?.ConnectionName, wording.Say(Replies.LanguageOf(inbound), "extension.sign-in"));
        return new InvokeResponse(PreconditionFailed, JsonSerializer.SerializeToElement(declined, ProtocolJson.Wire.TokenExchangeInvokeResponse));
    }
}
