namespace ApplyBot.Bot.Staff;

/// <summary>A member of staff, as <see cref="StaffAccess"/> has made sure: who has one may act.</summary>
public sealed record StaffMember
{
    internal StaffMember(string id, string name) => (Id, Name) = (id, name);

    /// <summary>Identity for the audit trail: <c>entra:OBJECT-ID</c>, or <c>key:PERSON</c> for who showed the staff key.</summary>
    public string Id { get; }

    /// <summary>Name to show to staff.</summary>
    public string Name { get; }
}
