using System.Collections.Immutable;
using ApplyBot.Applications;
using ApplyBot.Exporting;
using ApplyBot.Knowledge;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Applications;

/// <summary>A made-up form of a made-up notice: every kind of field and of check once.</summary>
internal static class SmallForms
{
    public const string File = SmallNotices.Tea + "/forms/forum.yaml", Id = "yunnan-tea-2026/forum";

    public const string Yaml = """
        version: 1
        title: 茶马论坛申报表
        title_en: Tea forum form
        aliases: [论坛表]
        programmes: [tea]
        use: application
        clause: [一]
        sections:
          - id: project
            zh: 项目
            en: Project
            fields:
              - {id: name, kind: text, zh: 项目名称, en: Project name, max: 20, required: true, key: project-name}
              - {id: unit, kind: text, zh: 申报单位, en: Unit, required: true, key: unit-name}
              - {id: type, kind: choice, zh: 类型, en: Type, required: true, options: [{id: forum, zh: 论坛, en: Forum, programme: tea/tea-forum}, {id: fair, zh: 集市, en: Fair, programme: tea/tea-fair}, {id: other, zh: 其他, en: Other, text: true}]}
              - {id: ways, kind: many-choice, zh: 方式, en: Ways, options: [{id: onsite, zh: 现场, en: On site}, {id: online, zh: 线上, en: Online}]}
              - {id: plan, kind: long-text, zh: 方案, en: Plan, min: 5, max: 20000}
              - {id: count, kind: number, zh: 人数, en: People, unit: 人, unit_en: people, min: 1, max: 1000}
              - {id: rate, kind: number, zh: 比例, en: Rate, decimals: 2}
              - {id: grant, kind: money, zh: 申请经费, en: Grant, unit: wan}
              - {id: own, kind: money, zh: 自筹, en: Own funds, unit: wan}
              - {id: rent, kind: money, zh: 场租, en: Rent, unit: yuan}
              - {id: period, kind: date-range, zh: 起止时间, en: Period}
              - {id: filled-on, kind: date, zh: 填表日期, en: Filled in on}
              - {id: finish, kind: date, precision: month, zh: 完成时间, en: Finish}
              - {id: phone, kind: phone, zh: 电话, en: Phone}
              - {id: email, kind: email, zh: 邮箱, en: E-mail}
              - {id: code, kind: credit-code, zh: 信用代码, en: Credit code}
              - {id: account, kind: bank-account, zh: 账号, en: Account}
          - id: tables
            zh: 表格
            en: Tables
            fields:
              - id: people
                kind: people-table
                zh: 人员
                en: People
                row: 人员
                row_en: person
                columns: [{id: name, kind: text, zh: 姓名, en: Name, required: true}, {id: age, kind: number, zh: 年龄, en: Age}, {id: role, kind: choice, zh: 分工, en: Role, options: [{id: lead, zh: 负责, en: Lead}, {id: help, zh: 协助, en: Help}]}]
              - id: budget
                kind: budget-table
                zh: 经费预算
                en: Budget
                columns: [{id: item, kind: text, zh: 内容, en: Item, required: true}, {id: amount, kind: money, unit: wan, zh: 金额（万元）, en: Amount, required: true}]
              - id: stages
                kind: stage-table
                zh: 进度
                en: Stages
                columns: [{id: period, kind: date-range, zh: 时间, en: Period, required: true}, {id: goal, kind: text, zh: 目标, en: Goal}]
              - {id: opinion, kind: signature, zh: 单位意见, en: Opinion}
        checks:
          - {kind: sum, of: budget.amount, equals: [grant, own], severity: error}
          - {kind: at-most, of: grant, value: 100000, when: {type: forum}, severity: error, clause: [三.1], zh: 论坛每个10万元。, en: '100,000 for each forum.'}
          - {kind: at-least, of: people, value: 3, severity: warning, clause: [三.1]}
          - {kind: share, of: own, part-of: [grant, own], percent: 50, severity: error, clause: [三]}
          - {kind: within, of: stages.period, range: period, severity: error}
          - {kind: not-after, of: finish, value: 2026-04-30, severity: error, clause: [四.1]}
          - {kind: not-before, of: period, value: 2026-04-01, severity: warning, clause: [四.1]}
          - {kind: order, of: filled-on, before: period, severity: error}
          - {kind: mentions, of: [plan], value: [茶马], severity: warning, clause: [一]}
          - {kind: required, of: ways, when: {type: [forum, fair]}, severity: error, clause: [一]}
        document:
          parts:
            - {title: 茶马论坛申报表}
            - {line: "填表日期：{filled-on}", align: right}
            - table:
                widths: [3, 5, 3, 5]
                rows:
                  - [{label: 项目名称, down: 2}, {value: "{name}", span: 3}]
                  - [{label: 申报单位}, {value: "{unit}", span: 2}]
                  - [{label: 类型}, {value: "{type}"}, {label: 方式}, {value: "{ways}"}]
                  - [{label: 方案}, {value: ["{plan}", "人数：{count}，比例 {rate}", "经费 {grant}、自筹 {own:plain} 万元、场租{rent}", "{period}", "完成：{finish}", "{phone} {email} {code} {account}"], span: 3, height: 4}]
                  - {rows: people, spans: [1, 1, 1, 1], number: 序号, blank: 2}
                  - [{label: 预算}, {value: "{budget}", span: 3}]
                  - [{label: 意见, sign: [opinion], lines: [签名：], span: 4, height: 4}]
            - {rows: budget, widths: [8, 8], total: 合计}
            - {rows: stages, widths: [8, 8]}
        """;

    private static readonly Lazy<Form> Read = new(() =>
    {
        using var folder = Some.KnowledgeFolder();
        folder.Write(File, Yaml);
        var loaded = FormLoader.Load(folder.Path, folder.Load().Knowledge!);
        return loaded.Forms?.Find(Id) ?? throw new InvalidOperationException("the small form has problems:\n" + string.Join("\n", loaded.Problems));
    });

    public static Form Form => Read.Value;

    /// <summary>While applications are taken.</summary>
    public static DateTimeOffset Open { get; } = Some.At("2026-04-10T09:00:00+08:00");

    /// <summary>Filled in, with nothing wrong.</summary>
    public static FormValues Sample => Filled("name: 茶马古道论坛", "unit: 昆明茶学会", "plan: 办一场茶马论坛，请来专家。", "count: 50", "rate: 0.25", "grant: 8", "own: 2", "rent: 3000", "period: 2026-04-10/2026-05-31",
            "filled-on: 2026-04-08", "finish: 2026-04", "phone: 0871-65130001", "email: a@example.org", "code: 91110108MA01ABCD0B", "account: 6222 0000 1111")
        .With("type", new ChosenValue(["forum"])).With("ways", new ChosenValue(["onsite", "online"]))
        .With("people", Rows("name: 张三, age: 40, role: lead", "name: 李四", "name: 王五")).With("budget", Rows("item: 会场, amount: 10"))
        .With("stages", Rows("period: 2026年4月10日至4月30日, goal: 筹备"));

    /// <summary>Values written as <c>name: 茶马论坛</c>.</summary>
    public static FormValues Filled(params string[] values) => values.Select(Pair).Aggregate(FormValues.Empty, (all, v) => all.With(v.Key, new TypedValue(v.Value)));

    /// <summary>Rows written as <c>item: 会场, amount: 10</c>.</summary>
    public static RowsValue Rows(params string[] rows) => new([.. rows.Select(r => r.Split(", ").Select(Pair).ToImmutableDictionary(v => v.Key, v => v.Value))]);

    public static FormField Field(string id) => Form.Find(id)!;

    public static ExportedFile Write(FormValues values, ExportFormat format, string language = Languages.Chinese) => FormExport.Write(Form, values, format, Some.SmallKnowledge.Wording, language, Open);

    /// <summary>What is wrong, as <c>error grant form.check.at-most</c>.</summary>
    public static IEnumerable<string> Wrong(FormValues values, string? now = null) =>
        FormChecker.Check(Form, values, now is null ? Open : Some.At(now)).Select(p => $"{p.Severity.ToString().ToLowerInvariant()} {p.Field} {p.Key}".Replace("form.", ""));

    private static KeyValuePair<string, string> Pair(string text) => text.IndexOf(": ", StringComparison.Ordinal) is var at && at > 0 ? new(text[..at], text[(at + 2)..]) : throw new ArgumentException(text);
}
