using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Knowledge;

/// <summary>One slip that somebody who writes knowledge may make, and where the check must point.</summary>
/// <param name="Name">What the slip is.</param>
/// <param name="File">The file to break.</param>
/// <param name="Old">What stands there.</param>
/// <param name="New">What stands there instead.</param>
/// <param name="Reason">What the message must say.</param>
/// <param name="At">Text on the line that the message must name, in the broken file; null: the file as a whole.</param>
internal sealed record KnowledgeDefect(string Name, string File, string Old, string New, string Reason, string? At)
{
    private const string Notice = SmallNotices.Tea + "/notice.yaml", Facts = SmallNotices.Tea + "/facts/more.yaml", Clauses = SmallNotices.Tea + "/clauses.md",
        Panda = SmallNotices.Panda + "/notice.yaml";

    public static IReadOnlyList<KnowledgeDefect> All { get; } =
    [
        // Shape
        new("unknown key of a fact", Notice, "    role: 咨询", "    rolle: 咨询", "unknown key `rolle`", "rolle:"),
        new("unknown key of a notice", Notice, "year: 2026", "year: 2026\nyears: 2026", "unknown key `years`", "years:"),
        new("unknown key of a conflict", Panda, "{id: quota-twice,", "{id: quota-twice, sort: x,", "unknown key `sort`", "sort:"),
        new("unknown kind of fact", Notice, "kind: contact", "kind: contacts", "unknown kind `contacts`", "kind: contacts"),
        new("unknown kind under about", Facts, "about: review.publicity", "about: review.public", "unknown kind `review.public`", "kind: not-stated"),
        new("about missing", Facts, "about: review.publicity, ", "", "`about` is missing", "kind: not-stated"),
        new("broken YAML", Notice, "programmes:", "programmes: [", "YAML", null),
        new("a key twice", Notice, "year: 2026", "year: 2026\nyear: 2027", "YAML", null),
        new("a list where a text belongs", Notice, "province: 云南", "province: [云南]", "`province` must be a text", "province:"),
        new("no plain number", Notice, "value: 500000", "value: 50万", "must be a plain number", "value: 50万"),
        new("no date", Notice, "at: 2026-04-30", "at: 2026-04-31", "must be a date", "at: 2026-04-31"),
        new("no flag", Facts, "{kind: quota, scope: tea/tea-fair,", "{kind: quota, cap: perhaps, scope: tea/tea-fair,", "must be true or false", "cap: perhaps"),
        new("English missing", Notice, "    en: Online applications open on 1 April 2026.\n", "", "`en` is missing", "kind: window.opens"),
        new("id is not the folder", Notice, "id: yunnan-tea-2026", "id: yunnan-tea", "the folder", "id: yunnan-tea"),
        new("year missing", Notice, "year: 2026", "year: null", "year", "id: yunnan-tea-2026"),
        new("empty facts file", Facts, SmallNotices.TeaFacts, "", "empty", null),
        new("wording in one language only", "wording/en-US.yaml", "source: ", "sauce: ", "lacks `source`", null),
        new("unknown kind in the vocabulary", "vocabulary/kinds.yaml", "kind: window.closes", "kind: window.shuts", "unknown kind `window.shuts`", "window.shuts"),

        // References
        new("unresolved anchor", Notice, "clause: 五", "clause: 六", "no anchor `六`", "kind: contact"),
        new("unresolved anchor of a conflict", Panda, "clauses: [三]", "clauses: [九]", "no anchor `九`", "id: quota-twice"),
        new("wrong scope", Notice, "scope: tea", "scope: coffee", "unknown programme `coffee`", "kind: grant.total"),
        new("wrong scope of a conflict", Panda, "about: [quota]", "scope: bear, about: [quota]", "unknown programme `bear`", "id: quota-twice"),
        new("clause missing", Facts, "clause: 二, ", "", "`clause` is missing", "kind: eligible"),
        new("unknown applicant", Facts, "[university, enterprise]", "[university, wizard]", "no `wizard`", "wizard"),
        new("duplicate anchor", Clauses, "## 二 申报单位", "## 一 申报单位", "`一` stands twice", "## 一 申报单位"),
        new("a statement before the first anchor", Clauses, "## 文头 文号", "文号", "before the first", "文号"),
        new("two programmes of one id", Notice, "{id: tea-fair,", "{id: tea-forum,", "tea-forum", null),
        new("an alias of two programmes", Notice, "aliases: [集市类]", "aliases: [论坛类]", "论坛类", null),
        new("replaces a notice that is not there", Notice, "supersedes: null", "supersedes: yunnan-tea-2025", "yunnan-tea-2025", null),
        new("a province that the vocabulary lacks", Notice, "province: 云南", "province: 大理国", "大理国", null),

        // Values and sources
        new("amount not in the sentence", Facts, "value: 100000", "value: 120000", "120000 does not stand in `zh`", "value: 120000"),
        new("date not in the sentence", Notice, "at: 2026-04-30", "at: 2026-04-29", "29 does not stand in `zh`", "kind: window.closes"),
        new("figure not in the clause", Facts, "学术论坛支持3个。, en: 3 ", "学术论坛支持7个。, en: 7 ", "figure 7", "学术论坛支持7个"),
        new("English figure not in the clause", Facts, "CNY 50,000 for", "CNY 60,000 for", "figure 60000 in `en`", "60,000"),
        new("window without its date", Notice, "    at: 2026-04-30\n", "", "`at` is missing", "kind: window.closes"),
        new("closing for nobody", Notice, "at: 2026-04-30\n    for: applicants", "at: 2026-04-30\n    for: everybody", "for (applicants", "kind: window.closes"),
        new("offset without its side", Facts, "side: before, ", "", "`side` must be before or after", "due.relative"),
        new("too few ways to ask", Facts, "asks: [谁能报, 哪些单位可以申报, 申报条件]", "asks: [谁能报]", "at least three ways", "kind: eligible"),
        new("bad phone", Notice, "phones: [0871-65130001]", "phones: [0871-651300]", "`0871-651300` is no phone", "kind: contact"),
        new("bad fax", Notice, "    role: 咨询", "    fax: 12345", "`12345` is no phone", "kind: contact"),
        new("bad e-mail", Notice, "email: lisi@example.org", "email: lisi@example", "`lisi@example` is no e-mail", "kind: contact"),
        new("bad postcode", Notice, "postcode: '650021'", "postcode: '65002'", "`65002` is no postcode", "kind: contact"),

        // What facts say together
        new("two closings of one sort", Notice, "  - kind: grant.total", "  - {kind: window.closes, at: 2026-04-01, for: applicants, clause: 四.1, zh: 2026年4月1日截止。, en: Closes on 1 April 2026., asks: [一, 二, 三]}\n  - kind: grant.total", "two closing dates", "zh: 2026年4月1日截止"),
        new("opens after it closes", Notice, "at: 2026-04-01\n    for: applicants\n    clause: 四.1\n    zh: “茶马论坛”网上申报从2026年4月1日开始。\n    en: Online applications open on 1 April 2026.",
            "at: 2026-05-01\n    for: applicants\n    clause: 四.1\n    zh: “茶马论坛”网上申报从2026年5月1日开始。\n    en: Online applications open on 1 May 2026.", "after it closes", "kind: window.opens"),
        new("parts that do not add up", Facts, "count: 4, clause: 三.2, zh: 科普集市支持4个。, en: 4 ", "count: 3, clause: 三.1, zh: 科普集市支持3个。, en: 3 ", "add up to 450000", null),
    ];
}
