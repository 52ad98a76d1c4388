using ApplyBot.Knowledge;
using ApplyBot.Storage.Outbox;

namespace ApplyBot.Bot.Delivery.Outbox;

/// <summary>Why a message was not sent, in words for staff.</summary>
public static class OutboxReason
{
    /// <summary>A plain sentence for a reason; one that is not known is said with its code.</summary>
    /// <param name="reason">As a row of the outbox has it: <see cref="OutboxReasons"/>, <see cref="DeliveryReasons"/>, or a status with the channel's code; null for none.</param>
    /// <param name="wording">The sentences.</param>
    /// <param name="language">In which language, see <see cref="Languages"/>.</param>
    public static string InWords(string? reason, Wording wording, string language) => reason switch
    {
        null or "" => wording.Say(language, "reason.none"),
        OutboxReasons.Cancelled => wording.Say(language, "reason.cancelled"),
        OutboxReasons.Withdrawn => wording.Say(language, "reason.withdrawn"),
        OutboxReasons.LeaseExpired => wording.Say(language, "reason.lease-expired"),
        DeliveryReasons.Unsubscribed => wording.Say(language, "reason.unsubscribed"),
        DeliveryReasons.Outdated => wording.Say(language, "reason.outdated"),
        DeliveryReasons.NoReference => wording.Say(language, "reason.no-reference"),
        DeliveryReasons.NoContent => wording.Say(language, "reason.no-content"),
        DeliveryReasons.Storage => wording.Say(language, "reason.storage"),
        DeliveryReasons.Defect => wording.Say(language, "reason.defect"),
        "UntrustedServiceUrl" => wording.Say(language, "reason.untrusted"),
        "BadAddress" => wording.Say(language, "reason.bad-address"),
        "Timeout" => wording.Say(language, "reason.timeout"),
        "Stopping" => wording.Say(language, "reason.stopping"),
        _ when reason.StartsWith("Sign-in", StringComparison.Ordinal) => wording.Say(language, "reason.sign-in", reason),
        _ when Enum.TryParse<HttpRequestError>(reason, out _) && char.IsAsciiLetter(reason[0]) => wording.Say(language, "reason.connection", reason),
        _ when reason.Length >= 3 && reason[..3].All(char.IsAsciiDigit) && (reason.Length == 3 || reason[3] == ' ') => OfStatus(reason, wording, language),
        _ => wording.Say(language, "reason.other", reason),
    };

    private static string OfStatus(string reason, Wording wording, string language) => (reason[..3], reason[3..].TrimStart()) switch
    {
        ("401", _) => wording.Say(language, "reason.unauthorised"),
        ("403", _) => wording.Say(language, "reason.forbidden"),
        ("404", "ActivityNotFound" or "MessageNotFound") => wording.Say(language, "reason.message-gone"),
        ("404", _) => wording.Say(language, "reason.gone"),
        ("413", _) or (_, "MessageSizeTooBig") => wording.Say(language, "reason.too-large"),
        ("429", _) => wording.Say(language, "reason.throttled"),
        ("408" or "412", _) => wording.Say(language, "reason.busy", reason),
        _ when reason[0] == '5' => wording.Say(language, "reason.busy", reason),
        _ => wording.Say(language, "reason.refused", reason),
    };
}
