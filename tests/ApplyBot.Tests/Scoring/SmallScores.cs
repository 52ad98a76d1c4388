using ApplyBot.Eligibility;
using ApplyBot.Knowledge;
using ApplyBot.Scoring;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Scoring;

/// <summary>A made-up scoring table for the made-up notices: two groups and a bonus, a pass mark, three raters.</summary>
internal static class SmallScores
{
    public const string File = SmallNotices.Tea + "/facts/scores.yaml", Clauses = SmallNotices.Tea + "/clauses.md";

    public const string ClauseLines = """

        ## 附件1 打分表
        总分40分，合格分20分；自评25%，专家评75%。
        ### 附件1.1 基础
        20分。
        #### 附件1.1.1 场地
        10分。
        #### 附件1.1.2 人员
        10分。
        ### 附件1.2 效果
        10分。
        #### 附件1.2.1 影响
        10分。
        ### 附件1.3 加分项
        10分。
        #### 附件1.3.1 公益
        10分。
        """;

    public const string Yaml = """
        facts:
          - {kind: score, table: 打分表, item: 茶马打分表, item_en: Tea table, points: 40, clause: 附件1, zh: 打分表总分40分。, en: 40 points in all., asks: [甲, 乙, 丙]}
          - {kind: score.rule, table: 打分表, pass: 20, clause: 附件1, zh: 合格分20分。, en: The pass mark is 20 points., asks: [甲, 乙, 丙]}
          - kind: score.rule
            table: 打分表
            raters: [{id: panel, zh: 专家评, en: panel, percent: 75}, {id: self, zh: 自评, en: own, percent: 25, self: true}]
            clause: 附件1
            zh: 自评25%，专家评75%。
            en: Own points 25%, the panel's 75%.
            asks: [甲, 乙, 丙]
          - {kind: score, table: 打分表, level: 1, ordinal: 1, points: 20, clause: 附件1.1, zh: 基础20分。, en: Basics 20 points., asks: [甲, 乙, 丙]}
          - {kind: score, table: 打分表, level: 1, ordinal: 2, points: 10, clause: 附件1.2, zh: 效果10分。, en: Effect 10 points., asks: [甲, 乙, 丙]}
          - {kind: score, table: 打分表, level: 1, ordinal: 3, points: 10, bonus: true, clause: 附件1.3, zh: 加分10分。, en: Bonus 10 points., asks: [甲, 乙, 丙]}
          - {kind: score, table: 打分表, level: 2, ordinal: 1, points: 10, item: 场地, item_en: premises, clause: 附件1.1.1, zh: 场地10分。, en: Premises 10 points., asks: [甲, 乙, 丙]}
          - {kind: score, table: 打分表, level: 2, ordinal: 2, points: 10, clause: 附件1.1.2, zh: 人员10分。, en: Staff 10 points., asks: [甲, 乙, 丙]}
          - {kind: score, table: 打分表, level: 2, ordinal: 3, points: 10, clause: 附件1.2.1, zh: 影响10分。, en: Influence 10 points., asks: [甲, 乙, 丙]}
          - {kind: score, table: 打分表, level: 2, ordinal: 4, points: 10, clause: 附件1.3.1, zh: 公益10分。, en: Good works 10 points., asks: [甲, 乙, 丙]}
        """;

    private static readonly Lazy<KnowledgeBase> Read = new(() =>
    {
        using var folder = Folder();
        var loaded = folder.Load();
        return loaded.Knowledge ?? throw new InvalidOperationException("the small scores have problems:\n" + string.Join("\n", loaded.Problems));
    });

    public static KnowledgeBase Knowledge => Read.Value;

    public static ScoreTable Table => ScoreTables.Of(Knowledge).All.Single();

    public static PointsReader Reader => new(Knowledge.Vocabulary, Knowledge.Wording);

    public static KnowledgeFolder Folder()
    {
        var folder = Some.KnowledgeFolder();
        folder.Write(Clauses, SmallNotices.TeaClauses + ClauseLines);
        folder.Write(File, Yaml);
        return folder;
    }

    /// <summary>The estimate of points written as <c>1.1: 5</c>.</summary>
    public static Estimate Estimate(params string[] points) => ApplyBot.Scoring.Estimate.Of(Table, Answers(points));

    public static Dictionary<string, CheckAnswer> Answers(params string[] points) => points.Select(p => p.Split(": "))
        .ToDictionary(p => p[0], p => Reader.Read(Reader.Question(Table, p[0])!, p[1]).Answer ?? throw new ArgumentException($"{p[1]} are no points for {p[0]}"));
}
