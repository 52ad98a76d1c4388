using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyBot.Answering;
using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Protocol;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Tests;

/// <summary>Each sort of card as it was looked at and approved: Approved/*.json. What differs is left beside it as *.received.json.</summary>
public sealed class CardSnapshotTests
{
    private static readonly string[] Both = [Languages.Chinese, Languages.English];
    private static readonly JsonSerializerOptions Readable = new(ProtocolJson.Wire.Options) { WriteIndented = true };

    public static TheoryData<string, string> Sorts()
    {
        var data = new TheoryData<string, string>();
        foreach (var language in Both)
        {
            foreach (var sort in new[] { "answer", "conflict", "comparison", "calendar", "choice", "not-stated", "programme", "programmes", "welcome" })
            {
                data.Add(sort, language);
            }
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public void A_card_is_as_approved(string sort, string language)
    {
        Approve($"{sort}-card.{language}", Card(sort, language));
    }

    /// <summary>Fails where a card differs from what was approved under the name.</summary>
    internal static void Approve(string name, JsonObject card)
    {
        var approved = Path.Combine(AppContext.BaseDirectory, "Approved", name + ".json");
        if (!File.Exists(approved) || !JsonNode.DeepEquals(card, JsonNode.Parse(File.ReadAllText(approved))))
        {
            File.WriteAllText(Path.ChangeExtension(approved, ".received.json"), card.ToJsonString(Readable) + "\n");
            Assert.Fail($"{name} differs from what was approved; see {Path.ChangeExtension(approved, ".received.json")}");
        }
    }

    private static JsonObject Card(string sort, string language)
    {
        var english = language == Languages.English;
        string Say(string zh, string en) => english ? en : zh;
        var source = Say("依据：山丘（丘科字〔2026〕1号）四.4", "Source: Hills (丘科字〔2026〕1号) 四.4");
        var closes = new AnswerPart { Role = PartRole.Fact, Text = Say("3月25日截止，见 http://hills.example/。", "It closes on 25 March, see http://hills.example/."), Notice = "hills-2026", Kind = FactKind.WindowCloses, Clauses = ["四.4"], Figure = Say("2026年3月25日", "25 March 2026"), FigureLabel = Say("申报截止时间", "closing date") };
        var answer = Some.Answer with { Language = language, Text = closes.Text + "\n" + source, Parts = [closes], Source = source, Suggestions = [Say("那金额呢？", "How much?")] };
        AnswerPart Row(string subject, string text, LocalMoment? at = null, int? days = null) => closes with { Subject = subject, Content = text, Text = $"{subject} {text}", Figure = null, FigureLabel = null, At = at, Day = at is null ? null : text, DaysLeft = days };
        var (early, late) = (new LocalMoment(new DateOnly(2026, 3, 25), null), new LocalMoment(new DateOnly(2026, 4, 1), null));
        var state = new ConversationState { Programmes = ["hills-2026/hill"], Content = Say("什么时候截止", "when does it close") };
        JsonObject Of(Answer said, string? question = null) => AnswerCard.Of(new Turn(said, state), Real.Knowledge.Wording, question);
        return sort switch
        {
            "answer" => Of(answer, Say("什么时候截止？", "When does it close?")),
            "conflict" => Of(answer with { Parts = [closes, closes with { Role = PartRole.Conflict, Text = Say("注意，通知里有不一致：甲、乙。", "Note: the notice contradicts itself."), Kind = null, Figure = null, FigureLabel = null }] }),
            "comparison" => Of(answer with { Layout = AnswerLayout.Comparison, Parts = [closes with { Role = PartRole.Remark, Text = Say("山丘最高。", "Hills is highest."), Figure = null }, Row(Say("山丘", "Hills"), Say("4万元", "CNY 40,000")), Row(Say("河谷", "Vales"), Say("3万元", "CNY 30,000"))] }),
            "calendar" => Of(answer with { Layout = AnswerLayout.Calendar, Parts = [Row(Say("山丘", "Hills"), Say("2026年3月25日", "25 March 2026"), early, 24), Row(Say("河谷", "Vales"), Say("2026年4月1日", "1 April 2026"), late), Row(Say("平原", "Plains"), "")] }),
            "choice" => Of(answer with { Outcome = Outcome.Ambiguous, Choices = [new(Say("山丘", "Hills"), Say("我问的是山丘", "I mean Hills")), new(Say("河谷", "Vales"), Say("我问的是河谷", "I mean Vales"))] }),
            "not-stated" => Of(answer with { Outcome = Outcome.NotStated, Parts = [closes with { Role = PartRole.NotStated, Kind = FactKind.NotStated, Figure = null, Text = Say("通知没有写。", "The notice does not say.") }, closes with { Kind = FactKind.Contact, Figure = null, Text = Say("联系人：丘某，hill@hills.example", "Contact: Qiu, hill@hills.example") }] }),
            "programme" => ProgrammeCard.Of(Hills, Hills.Notices[0], Hills.Notices[0].Programmes[0], language, Real.Now),
            "programmes" => ProgrammeListCard.Of(Hills, ProgrammeGlance.All(Hills, Real.Now), language),
            _ => WelcomeCard.Of(Say("您好。\n请问。", "Hello.\nPlease ask."), [Say("什么时候截止？", "When does it close?")], language),
        };
    }

    private static KnowledgeBase Hills { get; } = Some.Knowledge with { Wording = Real.Knowledge.Wording };
}
