using ApplyBot.Answering;
using ApplyBot.Bot.Cards;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Tests;

/// <summary>Small things to test with.</summary>
internal static class Some
{
    public static Citation Citation { get; } = new(
        "hills-2026", "丘科字〔2026〕1号", "关于申报山丘项目的通知", "四.4 申报时间", "2月12日起申报。\n3月25日截止。");

    public static Answer Answer { get; } = new()
    {
        Outcome = Outcome.Answered,
        Text = "山丘项目3月25日截止。\n依据：丘科字〔2026〕1号 四.4",
        Language = Languages.Chinese,
        Citations = [Citation],
        Programmes = ["hills-2026/hill"],
        Suggestions = ["那金额呢？", "怎么申报？"],
    };

    public static Wording Wording { get; } = new(new Dictionary<string, IReadOnlyDictionary<string, string>>
    {
        [Languages.Chinese] = Sentences("您好", "依据（{0}）", "出错了"),
        [Languages.English] = Sentences("Hello", "Sources ({0})", "Failed"),
    });

    public static KnowledgeBase Knowledge { get; } = new(
        [
            new Notice
            {
                Id = "hills-2026", Title = Both("关于申报山丘项目的通知"), Short = Both("山丘"), DocNumber = "丘科字〔2026〕1号", Issuers = ["山丘科协"],
                Province = "山丘", Year = 2026, Aliases = [], Conflicts = [], Clauses = [new Clause("四.4", "申报时间", ["2月12日起申报。", "3月25日截止。"])],
                Programmes = [Programme("hill", 1), Programme("vale", 2)],
                Facts =
                [
                    Fact(FactKind.WindowOpens, "hill") with { At = new LocalMoment(new DateOnly(2026, 2, 12), null) },
                    Fact(FactKind.WindowCloses, "hill") with { At = new LocalMoment(new DateOnly(2026, 3, 25), null) },
                    Fact(FactKind.GrantAmount, "hill") with { Money = new NumberRange(40_000, 40_000) },
                ],
            },
        ],
        new Vocabulary { Applicants = [], Kinds = [], Synonyms = [], Regions = [], Cues = new Dictionary<string, IReadOnlyList<string>>() },
        Wording);

    private static LocalText Both(string text) => new(text, text);

    private static Programme Programme(string path, int ordinal) => new() { Path = path, Name = Both(path + "项目"), Ordinal = ordinal, Aliases = [] };

    private static Fact Fact(FactKind kind, string scope) => new()
    {
        Kind = kind, Scopes = [scope], Clauses = ["四.4"], Text = Both("每个项目资助4万元"), Asks = [], Source = "notice.yaml:1",
    };

    private static Dictionary<string, string> Sentences(string welcome, string citations, string failed) =>
        BotWording.WelcomeSuggestions.ToDictionary(key => key, key => key + "？").Concat(
        [
            new(BotWording.Welcome, welcome), new(BotWording.CitationsTitle, citations), new(BotWording.TurnFailed, failed),
            new("glance.amount", "{0}元"), new("glance.ten-thousand", "{0}万"),
        ]).Concat(BotWording.OnCards.Concat(BotWording.ProgrammeQuestions).Select(key => KeyValuePair.Create(key, key + " {0}"))).ToDictionary();
}
