using ApplyBot.Bot.Tests.SelfChecks;

namespace ApplyBot.Bot.Tests.Drafts;

/// <summary>Each sort of card of a draft as it was looked at and approved; and every section of every form fits.</summary>
public sealed class DraftSnapshotTests
{
    private const int MostBytes = 28 * 1024;

    public static TheoryData<string> Sorts() => [.. DraftSamples.Sorts().Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Sorts))]
    public void A_card_is_as_approved(string name) => CardSnapshotTests.Approve("draft-" + name, DraftSamples.Sorts().First(s => s.Name == name).Card);

    [Fact]
    public void Every_card_of_every_form_can_be_sent_and_names_each_input_once()
    {
        var cards = DraftSamples.Real().Concat(DraftSamples.Sorts()).ToList();

        cards.Count.ShouldBeGreaterThan(400);
        foreach (var (name, card) in cards)
        {
            CardText.Bytes(card).ShouldBeLessThanOrEqualTo(MostBytes, name);
            CheckCards.Inputs(card).Select(i => (string)i["id"]!).ShouldBeUnique(name);
            CheckCards.Inputs(card).ShouldAllBe(i => !string.IsNullOrEmpty((string?)i["label"]), name);
            CheckCards.Text(card).ShouldNotBeNullOrWhiteSpace(name);
        }
    }
}
