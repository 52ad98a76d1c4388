namespace ApplyBot.Bot.Staff;

/// <summary>Says who is staff.</summary>
public sealed class StaffAccess
{
    /// <summary>The member of staff who sent the activity; null for everybody else, and in groups.</summary>
    public StaffMember? Of(Activity inbound) => throw new NotImplementedException(inbound.Type);
}
