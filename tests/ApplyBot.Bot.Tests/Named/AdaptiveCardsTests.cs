using AdaptiveCards;

namespace ApplyBot.Bot.Tests.Named;

/// <summary>Every approved card before Microsoft's own parser.</summary>
public sealed class AdaptiveCardsTests
{
    private static readonly AdaptiveSchemaVersion Newest = new(1, 5);

    public static TheoryData<string> Approved() =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Approved"), "*.json").Select(path => Path.GetFileName(path)).Where(name => !name.EndsWith(".received.json", StringComparison.Ordinal)).Order()];

    [Fact]
    public void There_are_cards() => Approved().Count.ShouldBeGreaterThan(100);

    [Theory]
    [MemberData(nameof(Approved))]
    public async Task A_card_is_read_without_a_warning_and_is_not_too_new(string name)
    {
        var read = AdaptiveCard.FromJson(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Approved", name)));

        read.Warnings.Select(w => w.Message).ShouldBeEmpty();
        read.Card.Version.ShouldBeLessThanOrEqualTo(Newest);
        (read.Card.Body.Count + read.Card.Actions.Count).ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Carousel"}]}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"x","color":"reddish"}]}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","lang":"not a language","body":[{"type":"TextBlock","text":"x"}]}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.6","body":[{"type":"TextBlock","text":"x"}]}""")]
    public void The_parser_does_warn(string card)
    {
        AdaptiveCard.FromJson(card).Warnings.ShouldNotBeEmpty();
    }
}
