using ApplyBot.Eligibility;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Eligibility;

/// <summary>Made-up rules for the made-up notices: every kind of question, criterion and condition once.</summary>
internal static class SmallRules
{
    public const string File = SmallNotices.Tea + "/eligibility.yaml", CaseFile = SmallNotices.Tea + "/eligibility.cases.yaml", Forum = "yunnan-tea-2026/tea/tea-forum", Fair = "yunnan-tea-2026/tea/tea-fair";

    public const string Yaml = """
        questions:
          - {id: place, kind: region, profile: province, zh: 单位在哪里？, en: Where is the unit?, clause: 二}
          - id: unit
            kind: one-of
            profile: applicant-kind
            zh: 单位属于哪一类？
            en: What kind of unit is it?
            help: 按登记证书。
            help_en: By its certificate.
            clause: 二
            options:
              - {id: school, zh: 高校（含高职）, en: university, applicant: university}
              - {id: company, zh: 企业, en: enterprise, applicant: enterprise}
              - {id: other, zh: 其他单位, en: another unit, applicant: other}
          - {id: founded, kind: date, profile: founded, zh: 企业哪天成立？, en: When was it founded?, clause: 二, latest: 2026-12-31}
          - {id: staff, kind: number, zh: 企业有多少人？, en: How many people?, clause: 二, unit: 人, unit_en: people, min: 0, max: 100000}
          - id: partners
            kind: many-of
            zh: 有哪些合作方？
            en: Which partners are there?
            clause: 三.1
            options:
              - {id: abroad, zh: 国外机构, en: body abroad}
              - {id: park, zh: 园区, en: park}
              - {id: press, zh: 媒体, en: press}
          - {id: banned, kind: yes-no, unsure: false, zh: 是否在惩戒期内？, en: Is it banned?, clause: 四.2}
        criteria:
          - {id: in-yunnan, kind: requirement, clause: 二, zh: 云南省内的单位可以申报。, en: Units in Yunnan may apply., when: {question: place, is: 云南}}
          - {id: right-kind, kind: requirement, clause: 二, zh: 申报单位是高校或企业。, en: It is a university or enterprise., next: 请高校或企业来报。, next_en: Let a university or enterprise apply., when: {question: unit, in: [school, company]}}
          - id: old-enough
            kind: requirement
            clause: 二
            zh: 企业须早就成立。
            en: An enterprise must be old enough.
            when: {any: [{question: unit, is: school}, {question: founded, on-or-before: 2025-12-31}]}
          - id: big-enough
            kind: requirement
            clause: 二
            zh: 企业须有足够的人。
            en: An enterprise must be large enough.
            when: {any: [{not: {question: unit, is: company}}, {question: staff, at-least: 10}]}
          - id: partner
            kind: requirement
            clause: 三.1
            zh: 须有国外合作方。
            en: There must be a partner abroad.
            next: 园区算不算，请问省科协。
            next_en: Ask whether a park counts.
            when: {any: [{question: partners, has: abroad}, {unclear: {question: partners, has-any: [park]}}]}
          - {id: not-banned, kind: exclusion, clause: 四.2, zh: 惩戒期内的不得申报。, en: Banned units may not apply., when: {question: banned, is: 'yes'}}
          - {id: press, kind: priority, clause: 三.1, zh: 有媒体合作的优先。, en: Press is preferred., when: {question: partners, has-all: [press]}}
          - {id: schools, kind: advice, clause: 四.2, zh: 高校请先报科技处。, en: Universities ask their office first., when: {question: unit, is: school}}
          - {id: plan, kind: quota, clause: 三.1, zh: 学术论坛支持3个。, en: 3 forums are supported., when: {always: true}}
        programmes:
          - {programme: tea/tea-forum, criteria: [in-yunnan, right-kind, old-enough, big-enough, partner, not-banned, press, schools, plan]}
          - {programme: tea/tea-fair, criteria: [in-yunnan, not-banned], ask: [banned, place]}
        """;

    private static readonly Lazy<EligibilityRules> Read = new(() =>
    {
        using var folder = Some.KnowledgeFolder();
        folder.Write(File, Yaml);
        var loaded = EligibilityLoader.Load(folder.Path, folder.Load().Knowledge!);
        return loaded.Rules ?? throw new InvalidOperationException("the small rules have problems:\n" + string.Join("\n", loaded.Problems));
    });

    public static EligibilityRules All => Read.Value;

    public static ProgrammeRules Of(string id) => All.Find(id)!;

    public static EligibilityQuestion Question(string id) => Of(Forum).Find(id)!;

    public static AnswerReader Reader { get; } = new(Some.SmallKnowledge.Vocabulary);

    /// <summary>While applications are taken.</summary>
    public static DateTimeOffset Open { get; } = Some.At("2026-04-10T09:00:00+08:00");

    /// <summary>The verdict on answers written as <c>unit: company</c>.</summary>
    public static Verdict Judge(string id, params string[] answers) => SelfCheck.Judge(Of(id), Answers(Of(id), answers), Open);

    public static Dictionary<string, CheckAnswer> Answers(ProgrammeRules programme, params string[] answers) => answers.Select(a => a.Split(": "))
        .ToDictionary(a => a[0], a => Reader.Read(programme.Find(a[0])!, a[1]).Answer ?? throw new ArgumentException($"{a[1]} is no answer to {a[0]}"));
}
