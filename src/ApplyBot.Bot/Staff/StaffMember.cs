namespace ApplyBot.Bot.Staff;

/// <summary>A member of staff, as <see cref="StaffAccess"/> has made sure: who has one may act.</summary>
public sealed record StaffMember
{
    internal StaffMember(string id, string name, string? recipient = null) => (Id, Name, Recipient) = (id, name, recipient);

    /// <summary>Identity for the audit trail: <c>entra:OBJECT-ID</c>; <c>key:PERSON</c> for who showed the staff key on the page, <c>key:api</c> for a program that did; <c>local:USER</c> for who opened the data themselves.</summary>
    public string Id { get; }

    /// <summary>Name to show to staff.</summary>
    public string Name { get; }

    /// <summary>Key of the recipient under which the member can be told something; null where that is not known.</summary>
    public string? Recipient { get; }
}
