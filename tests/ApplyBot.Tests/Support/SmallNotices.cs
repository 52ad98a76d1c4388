namespace ApplyBot.Tests.Support;

/// <summary>Two made-up notices, as small as the checks allow, of provinces that no real notice covers.</summary>
internal static class SmallNotices
{
    public const string Tea = "notices/yunnan-tea-2026", Panda = "notices/sichuan-panda-2025";

    public const string TeaClauses = """
        # 关于申报2026年度“茶马论坛”项目的通知

        ## 文头 文号
        文号：云科协发〔2026〕3号。
        ## 一 支持内容
        支持学术论坛、科普集市两类项目。
        ## 二 申报单位
        云南省内的高校、企业可以申报。
        ## 三 经费
        项目总经费50万元。
        ### 三.1 学术论坛
        学术论坛支持3个，每个10万元。
        ### 三.2 科普集市
        科普集市支持4个，每个5万元。
        ## 四 时间
        ### 四.1 申报时间
        网上申报时间：2026年4月1日至2026年4月30日。
        ### 四.2 活动方案
        活动方案须在活动开始1个月前报省科协。
        ## 五 联系方式
        联系人：李四，电话0871-65130001，邮箱lisi@example.org，邮编650021。
        """;

    public const string TeaNotice = """
        id: yunnan-tea-2026
        title: 关于申报2026年度“茶马论坛”项目的通知
        title_en: Call for 2026 "Tea Horse Forum" projects
        short: 云南“茶马论坛”
        short_en: Yunnan "Tea Horse Forum"
        docNumber: 云科协发〔2026〕3号
        issuers: [云南省科学技术协会]
        province: 云南
        year: 2026
        issued: null
        supersedes: null
        aliases: [茶马论坛]
        aliases_en: [Tea Horse Forum]
        programmes:
          - id: tea
            name: “茶马论坛”项目
            name_en: Tea Horse Forum project
            number: null
            aliases: [茶马论坛项目]
            aliases_en: []
            kinds:
              - {id: tea-forum, name: 学术论坛, name_en: academic forum, number: null, aliases: [论坛类], aliases_en: []}
              - {id: tea-fair, name: 科普集市, name_en: science fair, number: null, aliases: [集市类], aliases_en: []}
        facts:
          - kind: window.opens
            at: 2026-04-01
            for: applicants
            clause: 四.1
            zh: “茶马论坛”网上申报从2026年4月1日开始。
            en: Online applications open on 1 April 2026.
            asks: [什么时候开始, 哪天开放, 几号能报]
          - kind: window.closes
            at: 2026-04-30
            for: applicants
            clause: 四.1
            zh: “茶马论坛”网上申报2026年4月30日截止。
            en: Online applications close on 30 April 2026.
            asks: [什么时候截止, 截止日期, 最晚哪天交]
          - kind: grant.total
            scope: tea
            value: 500000
            clause: 三
            zh: “茶马论坛”项目总经费50万元。
            en: The programme holds CNY 500,000 in all.
            asks: [总共多少钱, 总经费, 盘子多大]
          - kind: contact
            role: 咨询
            names: [李四]
            phones: [0871-65130001]
            email: lisi@example.org
            postcode: '650021'
            clause: 五
            zh: 联系人李四，电话0871-65130001，邮箱lisi@example.org，邮编650021。
            en: Contact 李四 (Li Si), phone 0871-65130001, e-mail lisi@example.org, postcode 650021.
            asks: [联系谁, 电话多少, 找谁问]
        """;

    public const string TeaFacts = """
        facts:
          - {kind: grant.amount, scope: tea/tea-forum, value: 100000, clause: 三.1, zh: 学术论坛每个10万元。, en: 'CNY 100,000 for each academic forum.', asks: [论坛给多少钱, 每个多少, 金额]}
          - {kind: quota, scope: tea/tea-forum, count: 3, clause: 三.1, zh: 学术论坛支持3个。, en: 3 academic forums are supported., asks: [论坛支持几个, 名额, 数量]}
          - {kind: grant.amount, scope: tea/tea-fair, value: 50000, clause: 三.2, zh: 科普集市每个5万元。, en: 'CNY 50,000 for each science fair.', asks: [集市给多少钱, 补助多少, 额度]}
          - {kind: quota, scope: tea/tea-fair, count: 4, clause: 三.2, zh: 科普集市支持4个。, en: 4 science fairs are supported., asks: [集市支持几个, 有几个名额, 立几项]}
          - {kind: eligible, applicants: [university, enterprise], clause: 二, zh: 云南省内的高校、企业可以申报。, en: Universities and enterprises in Yunnan may apply., asks: [谁能报, 哪些单位可以申报, 申报条件]}
          - {kind: due.relative, offset: {months: 1}, side: before, event: 活动开始, clause: 四.2, zh: 活动方案须在活动开始1个月前报省科协。, en: The plan is due 1 month before the event., asks: [活动方案什么时候报, 方案几时交, 提前多久报方案]}
          - {kind: not-stated, about: review.publicity, clause: null, zh: 通知没有写公示多久。, en: The notice does not say how long results are public., asks: [公示几天, 公示期多长, 公示多久]}
        """;

    public const string PandaClauses = """
        # 关于申报熊猫科普项目的通知

        ## 一 申报
        熊猫科普项目面向四川省内的学会，2025年9月15日17:00截止申报。
        ## 二 经费
        每个项目补助2万元。
        ## 三 数量
        全年支持6个项目；附表写支持8个项目。
        """;

    public const string PandaNotice = """
        id: sichuan-panda-2025
        title: 关于申报熊猫科普项目的通知
        title_en: Call for panda projects
        short: 四川熊猫科普
        short_en: Sichuan Panda
        docNumber: null
        issuers: [四川省科学技术协会]
        province: 四川
        year: 2025
        issued: 2025-08-01
        supersedes: null
        aliases: [熊猫科普]
        aliases_en: [panda projects]
        programmes:
          - {id: panda, name: 熊猫科普项目, name_en: panda project, number: null, aliases: [熊猫项目], aliases_en: []}
        facts:
          - {kind: window.closes, at: '2025-09-15T17:00', for: applicants, clause: 一, zh: 熊猫科普项目2025年9月15日17:00截止申报。, en: 'It closes at 17:00 on 15 September 2025.', asks: [什么时候截止, 截止时间, 最晚几号]}
          - {kind: grant.amount, scope: panda, value: 20000, clause: 二, zh: 熊猫科普项目每个补助2万元。, en: 'CNY 20,000 for each project.', asks: [给多少钱, 补助多少, 每个几万]}
          - {kind: eligible, applicants: [society], clause: 一, zh: 四川省内的学会可以申报熊猫科普项目。, en: Societies in Sichuan may apply., asks: [谁能报, 哪些单位可以申报, 学会行不行]}
          - {kind: quota, count: 6, clause: 三, zh: 正文写全年支持6个项目。, en: 6 projects are supported., asks: [支持几个, 名额多少, 立几项]}
          - {kind: not-stated, about: contact, clause: null, zh: 通知没有写联系方式。, en: The notice gives no contact., asks: [联系谁, 电话多少, 找谁问]}
        conflicts:
          - {id: quota-twice, about: [quota], clauses: [三], zh: 正文写6个，附表写8个，两处不一致。, en: 'The text says 6, the table 8.', asks: [到底几个, 为什么数量不一样, 6个还是8个]}
        """;

    public const string PandaQuestions = """
        - {id: panda-closes, kind: direct, now: '2025-09-01T09:00:00+08:00', turns: [熊猫科普什么时候截止？], outcome: answered, clause: 一, all: [9月15日]}
        - {id: panda-weather, kind: out_of_scope, now: '2025-09-01T09:00:00+08:00', turns: [给我写一首诗], outcome: out_of_scope}
        """;
}
