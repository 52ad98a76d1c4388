using ApplyBot.Applications;
using System.Text.Json.Nodes;
using ApplyBot.Bot.Cards.SelfChecks;
using ApplyBot.Bot.Conversations.SelfChecks;
using ApplyBot.Eligibility;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Tests.SelfChecks;

/// <summary>Cards of self-checks to look at.</summary>
internal static class CheckSamples
{
    private const string Questions = """
        questions:
          - {id: place, kind: region, profile: province, zh: 单位在哪个省？, en: In which province?, clause: ["四.4"]}
          - id: unit
            kind: one-of
            zh: 属于哪一类单位？
            en: What kind of unit?
            help: 选一种。
            help_en: Take one.
            clause: ["四.4"]
            options:
              - {id: firm, zh: 公司, en: company}
              - {id: guild, zh: 行会, en: guild}
          - id: offers
            kind: many-of
            zh: 提供哪些条件？
            en: What do you offer?
            clause: ["四.4"]
            options:
              - {id: house, zh: 场地, en: a house}
              - {id: staff, zh: 人手, en: staff}
          - {id: members, kind: number, zh: 有多少成员？, en: How many members?, unit: 人, unit_en: people, min: 0, max: 900, clause: ["四.4"]}
          - {id: founded, kind: date, profile: founded, zh: 哪天成立？, en: Founded when?, clause: ["四.4"]}
          - {id: open, kind: yes-no, zh: 对外开放吗？, en: Is it open to all?, clause: ["四.4"]}
        criteria:
          - {id: here, kind: requirement, clause: ["四.4"], zh: 单位在江西。, en: The unit is in Jiangxi., when: {question: place, is: 江西}}
          - {id: guilds, kind: requirement, clause: ["四.4"], zh: 须为行会。, en: It must be a guild., next: 请行会申报。, next_en: Let a guild apply., when: {question: unit, is: guild}}
          - {id: house, kind: requirement, clause: ["四.4"], zh: 须有场地。, en: It needs a house., when: {question: offers, has: house}}
          - {id: size, kind: requirement, clause: ["四.4"], zh: 成员须够。, en: It needs members., when: {question: members, at-least: 12}}
          - {id: age, kind: requirement, clause: ["四.4"], zh: 须已成立多年。, en: It must be old., when: {question: founded, on-or-before: 2020-01-01}}
          - {id: closed, kind: exclusion, clause: ["四.4"], zh: 不开放的不得申报。, en: Closed ones may not apply., when: {question: open, is: 'no'}}
          - {id: know, kind: advice, clause: ["四.4"], zh: 请早申报。, en: Apply early., when: {always: true}}
        programmes:
          - {programme: hill, criteria: [here, guilds, house, size, age, closed, know]}
          - {programme: vale, criteria: [here]}
        """;

    private static readonly (string, string)[] Answers = [("place", "江西"), ("unit", "guild"), ("offers", "house"), ("members", "30"), ("founded", "2010-05-01"), ("open", "yes")];

    /// <summary>Each sort over small rules, in both languages.</summary>
    public static IEnumerable<(string Name, JsonObject Card)> Hills()
    {
        var rules = Small.Value;
        var profile = new Profile(new Dictionary<string, CheckAnswer> { ["province"] = new RegionAnswer("江西", null), ["applicant-kind"] = new ChosenAnswer("society") });
        foreach (var language in new[] { Languages.Chinese, Languages.English })
        {
            var state = new CheckState { Id = "c1", Owner = "me", Revision = 3, Language = language };
            CheckState At(int answered, params (string Id, string Text)[] others) => state with
            {
                Place = CheckPlace.Questions, Programme = "hills-2026/hill", Prefilled = answered > 0 ? ["place"] : [],
                Answers = Answers.Take(answered).Where(a => others.All(o => o.Id != a.Item1)).Concat(others).ToDictionary(a => a.Item1, a => a.Item2),
            };
            JsonObject Of(CheckState at, Profile? kept = null, string? note = null, string? error = null, bool window = false) => new CheckView(rules, new FormCatalog([])).Card(at, kept, Tests.Real.Now, note, error, window);
            yield return ($"notices.{language}", Of(state));
            yield return ($"programmes.{language}", Of(state with { Among = ["hills-2026/hill"] }, error: rules.Knowledge.Wording.Say(language, "check.choose.error")));
            yield return ($"region.{language}", Of(At(0), window: true));
            yield return ($"one-of.{language}", Of(At(1), error: rules.Knowledge.Wording.Say(language, "eligibility.answer.only-one")));
            yield return ($"many-of.{language}", Of(At(2), note: rules.Knowledge.Wording.Say(language, "check.stale")));
            yield return ($"number.{language}", Of(At(6) with { Editing = "members" }));
            yield return ($"date.{language}", Of(At(4)));
            yield return ($"yes-no.{language}", Of(At(5)));
            yield return ($"eligible.{language}", Of(At(6), Profile.Empty));
            yield return ($"not-eligible.{language}", Of(At(1, ("unit", "firm")), note: rules.Knowledge.Wording.Say(language, "check.dropped", "…")));
            yield return ($"unclear.{language}", Of(At(6, ("members", "unsure"))));
            yield return ($"match.{language}", Of(state with { Place = CheckPlace.Match }, profile));
            yield return ($"profile.{language}", Of(state with { Place = CheckPlace.Profile }, profile));
        }
    }

    /// <summary>The repository's own: the verdict with most to say, and a match over all programmes.</summary>
    public static IEnumerable<(string Name, JsonObject Card)> Real()
    {
        var rules = new CheckRules(Tests.Real.Knowledge, Tests.Real.Rules);
        foreach (var language in new[] { Languages.Chinese, Languages.English })
        {
            var state = new CheckState { Id = "c1", Owner = "me", Language = language, Place = CheckPlace.Questions };
            foreach (var programme in Tests.Real.Rules.Programmes.GroupBy(p => p.Notice.Id).Select(g => g.MaxBy(p => p.Criteria.Count)!))
            {
                yield return ($"real-{programme.Notice.Id[..5]}.{language}", new CheckView(rules, Tests.Real.Forms).Card(state with { Programme = programme.Id, Answers = new Dictionary<string, string> { [programme.Questions[0].Id] = "unsure" } }, null, Tests.Real.Now.AddDays(200)));
            }
            var scored = state with { Place = CheckPlace.Score, Revision = 3, Table = rules.Scores.Tables.All.First(t => t.Raters.Count > 0).Id, Points = new Dictionary<string, string> { ["1.1"] = "1" } };
            yield return ($"score-row.{language}", new CheckView(rules, Tests.Real.Forms).Card(scored, null, Tests.Real.Now, error: rules.Knowledge.Wording.Say(language, "eligibility.answer.half-points")));
            var rows = rules.Scores.TableOf(scored)!.Items.Select((item, i) => (item.Id, Points: i switch { 0 => "1", 1 => "unsure", _ => item.Max.ToString(System.Globalization.CultureInfo.InvariantCulture) }));
            yield return ($"score.{language}", new CheckView(rules, Tests.Real.Forms).Card(scored with { Points = rows.ToDictionary(r => r.Id, r => r.Points) }, null, Tests.Real.Now));
            yield return ($"real-match.{language}", new CheckView(rules, Tests.Real.Forms).Card(state with { Place = CheckPlace.Match, Told = new Dictionary<string, string> { ["province"] = "江苏", ["applicant-kind"] = "enterprise" } }, null, Tests.Real.Now.AddDays(30)));
        }
    }

    private static Lazy<CheckRules> Small { get; } = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("applybot-");
        try
        {
            var notice = Directory.CreateDirectory(Path.Combine(folder.FullName, "notices", "hills-2026"));
            File.WriteAllText(Path.Combine(notice.FullName, "eligibility.yaml"), Questions);
            var knowledge = Some.Knowledge with { Vocabulary = Tests.Real.Knowledge.Vocabulary, Wording = Tests.Real.Knowledge.Wording };
            var loaded = EligibilityLoader.Load(folder.FullName, knowledge);
            return new CheckRules(knowledge, loaded.Rules ?? throw new InvalidOperationException(string.Join('\n', loaded.Problems)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    });
}
