using System.ComponentModel.DataAnnotations;
using ApplyBot.Bot.Delivery.Outbox;
using ApplyBot.Storage.Outbox;

namespace ApplyBot.Bot.Tests.Delivery.Outbox;

public sealed class AnnouncementOptionsTests
{
    [Fact]
    public void What_is_set_without_settings_is_allowed_and_lies_within_the_windows_of_Teams()
    {
        Problems(new()).ShouldBeEmpty();
        new AnnouncementOptions().Pace.ShouldBe(OutboxPace.Default);
    }

    [Fact]
    public void What_cannot_be_is_named()
    {
        Problems(new() { PerSecond = 0 }).ShouldBe([nameof(AnnouncementOptions.PerSecond)]);
        Problems(new() { PerRecipient = TimeSpan.FromSeconds(1.9) }).ShouldBe([nameof(AnnouncementOptions.PerRecipient)]);
        Problems(new() { Batch = 0 }).ShouldBe([nameof(AnnouncementOptions.Batch)]);
        Problems(new() { Lease = TimeSpan.Zero }).ShouldBe([nameof(AnnouncementOptions.Lease)]);
        Problems(new() { MaxRetryDelay = TimeSpan.FromSeconds(0.5) }).ShouldBe([nameof(AnnouncementOptions.MaxRetryDelay)]);
        Problems(new() { GiveUpAfter = TimeSpan.Zero }).ShouldBe([nameof(AnnouncementOptions.GiveUpAfter)]);
    }

    private static List<string> Problems(AnnouncementOptions options)
    {
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), found, validateAllProperties: true);
        return [.. found.SelectMany(problem => problem.MemberNames)];
    }
}
