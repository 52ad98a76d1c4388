namespace ApplyBot.Browser.Tests;

/// <summary>Cards in the renderer that Web Chat and others build on.</summary>
public sealed class CardRenderTests
{
    [CardTheory]
    [InlineData("light", 320)]
    [InlineData("light", 800)]
    [InlineData("dark", 320)]
    [InlineData("dark", 800)]
    public async Task Every_sort_of_card_shows_without_complaint_and_fits_its_width(string theme, int width)
    {
        await using var page = await CardPage.OpenAsync();
        foreach (var (name, card) in CardGallery.Sorts())
        {
            (await page.ShowAsync(card, theme, width)).ShouldBeEmpty(name);
            // Pictures are for people to look at, and take longest: one narrow and dark, one wide and light.
            if (theme == "dark" == (width == 320)) await page.ShootAsync($"card-{name}-{theme}-{width}");
        }
        page.Complaints.ShouldBeEmpty();
    }

    [CardFact]
    public async Task The_renderers_schema_of_version_1_5_takes_every_card_whole()
    {
        await using var page = await CardPage.OpenAsync();
        foreach (var (name, card) in CardGallery.All())
        {
            (await page.CheckAsync(card)).ShouldBeEmpty(name);
        }
    }

    [CardFact]
    public async Task What_the_schema_does_not_know_is_found()
    {
        await using var page = await CardPage.OpenAsync();
        var (_, card) = CardGallery.Sorts().First();
        card["body"]![0]!["unknown"] = "x";
        card["body"]!.AsArray().Add(new System.Text.Json.Nodes.JsonObject { ["type"] = "NoSuchElement" });

        (await page.CheckAsync(card)).Length.ShouldBeGreaterThanOrEqualTo(2);
    }
}

/// <summary>A fact that needs Chromium and tests/peers.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CardFactAttribute : FactAttribute
{
    public CardFactAttribute() => Skip = CardPage.SkipReason;
}

/// <summary>As <see cref="CardFactAttribute"/>, with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CardTheoryAttribute : TheoryAttribute
{
    public CardTheoryAttribute() => Skip = CardPage.SkipReason;
}
