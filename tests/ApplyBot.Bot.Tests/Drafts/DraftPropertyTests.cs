using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyBot.Applications;
using ApplyBot.Applications.Checking;
using ApplyBot.Bot.Cards.Drafts;
using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Conversations.Drafts;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.SelfChecks;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Tests.Drafts;

/// <summary>Whatever is pressed and written into whatever form: nothing throws, all can be kept and shown, and every card can be sent.</summary>
public sealed class DraftPropertyTests
{
    private const int MostBytes = 28 * 1024;

    private static readonly DraftForms Forms = new(new FormCatalog([.. Real.Forms.All, DraftSamples.Hill]), Real.Knowledge);
    private static readonly DraftView View = DraftSamples.View(Forms);
    private static readonly DraftPrompt Prompt = new(Forms);
    private static readonly string[] Moves = [DraftAction.Overview, DraftAction.Section, DraftAction.Save, DraftAction.Next, DraftAction.Add, DraftAction.Edit, DraftAction.Remove, DraftAction.Restore, DraftAction.Take, DraftAction.Check, DraftAction.Deliver, DraftAction.Copy, DraftAction.Delete, DraftAction.Window, "?"];
    private static readonly string[] Texts = ["", " ", "一", "2026-03-01", "2026年3月", "2026-13-45", "1.5", "-1", "1e400", "9999999999999999999999999999999", "是", "{0}", "a@b.cn", "13800000000", "1,2", "<b>&", "\u0000\u202e", "一\r\n二", "😀", new('长', 300), new('长', 9_000), string.Concat(Enumerable.Repeat("😀", 12_000)), "budget/1", "budget/0", "1", "99", "-1/2"];

    [Fact]
    public void Random_presses_never_throw_and_every_card_can_be_sent()
    {
        foreach (var form in Forms.All.All)
        {
            var random = new Random(form.Id.Length);
            var sample = form == DraftSamples.Hill ? DraftSamples.Filled : FormCases.Read(form, [])!.Sample;
            for (var run = 0; run < 3; run++)
            {
                var own = new OwnDraft(Draft.Of(form, "d1", Real.Now).With(run == 0 ? FormValues.Empty : sample, null, Real.Now), "1");
                var at = new DraftState { Language = run == 1 ? Languages.English : Languages.Chinese, Draft = "d1", Place = DraftPlace.Section, Section = form.Sections[0].Id };
                for (var i = 0; i < 25; i++)
                {
                    var outcome = new DraftOutcome(ChatState.Empty, at, own, "注");
                    var card = View.Card(outcome, "n1", Real.Now, run == 2);
                    CardText.Bytes(card).ShouldBeLessThanOrEqualTo(MostBytes, $"{form.Id} {at}");
                    CheckCards.Inputs(card).Select(c => (string)c["id"]!).ShouldBeUnique();
                    Prompt.Of(outcome, Real.Now);
                    var press = Press(random, form, card);
                    var (values, removed) = DraftEdits.Apply(form, own.Draft.Values, press, own.Removed, []);
                    own = Kept(own with { Draft = own.Draft.With(values, press.Identity, Real.Now), Removed = removed });
                    own.Draft.Values.ShouldBe(values);
                    at = DraftPaths.Next(form, own.Draft.Values, at, press, FormChecker.Check(form, own.Draft.Values, Real.Now));
                }
            }
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"verb\":\"draft\"}")]
    [InlineData("{\"verb\":\"draft\",\"do\":1}")]
    [InlineData("{\"verb\":\"draft\",\"do\":\"save\",\"rev\":1e99,\"at\":{},\"v:x\":[],\"sec\":7,\"row\":true}")]
    [InlineData("{\"verb\":\"draft\",\"do\":\"save\",\"v:x\":\"\\ud800\",\"at\":\"\\ud800\",\"nonce\":\"\\udc00\"}")]
    [InlineData("{\"verb\":\"draft\",\"do\":\"\\ud800\"}")]
    public void Whatever_is_pressed_is_read_or_refused(string json) => Should.NotThrow(() => DraftPress.Read(JsonDocument.Parse(json).RootElement)?.Identity);

    private static DraftPress Press(Random random, Form form, JsonObject card)
    {
        string Text() => Texts[random.Next(Texts.Length)];
        var data = new JsonObject { ["verb"] = "draft", ["do"] = Moves[random.Next(Moves.Length)], ["at"] = random.Next(3) == 0 ? Text() : form.Sections[random.Next(form.Sections.Count)].Id, ["rev"] = 1 };
        if (random.Next(4) > 0)
        {
            var buttons = CheckCards.Buttons(card);
            data = CheckCards.Data(buttons[random.Next(buttons.Count)], null);
        }
        foreach (var input in CheckCards.Inputs(card))
        {
            var options = input["choices"]?.AsArray();
            data[(string)input["id"]!] = random.Next(4) == 0 ? Text() : options is { Count: > 0 } && random.Next(2) == 0 ? (string)options[random.Next(options.Count)]!["value"]! : (string?)input["value"] ?? "";
        }
        return DraftPress.Read(ProtocolJson.Element(data)) ?? throw new InvalidOperationException("A press of our own button is not read.");
    }

    private static OwnDraft Kept(OwnDraft own) => JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(KeptDraft.Of(own), KeptDraftJson.Default.KeptDraft), KeptDraftJson.Default.KeptDraft)!.Read("d1", "2");
}
