using ApplyBot.Eligibility;
using ApplyBot.Knowledge;
using ApplyBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace ApplyBot.Tests.Eligibility;

/// <summary>What holds of every self-check of the repository, whatever is answered.</summary>
public class PropertyTests
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(300);
    private static readonly IReadOnlyList<ProgrammeRules> Programmes = [.. RealRules.All.Programmes, .. SmallRules.All.Programmes];
    private static readonly AnswerReader Reader = new(Some.Knowledge.Vocabulary);
    private static readonly Dictionary<EligibilityQuestion, IReadOnlyList<CheckAnswer>> Given = Programmes.SelectMany(p => p.Questions).Distinct().ToDictionary(q => q, Answers);

    /// <summary>A programme, a seed for what is answered, and a share of questions answered.</summary>
    private static readonly Arbitrary<(ProgrammeRules Programme, int Seed)> Runs = Gen.Choose(0, Programmes.Count - 1).SelectMany(p => Gen.Choose(0, int.MaxValue).Select(seed => (Programmes[p], seed))).ToArbitrary();

    [Fact]
    public void The_order_of_answers_changes_nothing() => Prop.ForAll(Runs, run =>
    {
        var answers = AnswersTo(run.Programme, new Random(run.Seed));
        var turned = answers.Reverse().ToDictionary(a => a.Key, a => a.Value);
        return Told(run.Programme, answers) == Told(run.Programme, turned);
    }).Check(Often);

    [Fact]
    public void One_more_answer_never_turns_a_decided_verdict() => Prop.ForAll(Runs, run =>
    {
        var random = new Random(run.Seed);
        var answers = AnswersTo(run.Programme, random);
        var before = Judge(run.Programme, answers).Outcome;
        var open = run.Programme.Questions.Where(q => !answers.ContainsKey(q.Id)).ToList();
        if (before == VerdictOutcome.Unclear || open.Count == 0) return true;
        var question = open[random.Next(open.Count)];
        answers[question.Id] = Pick(question, random);
        return Judge(run.Programme, answers).Outcome == before;
    }).Check(Often);

    [Fact]
    public void A_criterion_once_decided_stays_decided() => Prop.ForAll(Runs, run =>
    {
        var random = new Random(run.Seed);
        var answers = AnswersTo(run.Programme, random);
        var before = Judge(run.Programme, answers).Results.Where(r => r.IsHard && r.Met is not null).ToDictionary(r => r.Id, r => r.Met);
        foreach (var question in run.Programme.Questions.Where(q => !answers.ContainsKey(q.Id))) answers[question.Id] = Pick(question, random);
        return Judge(run.Programme, answers).Results.All(r => !before.TryGetValue(r.Id, out var met) || r.Met == met);
    }).Check(Often);

    [Fact]
    public void Whatever_is_answered_it_ends_within_eight_questions_and_the_count_holds() => Prop.ForAll(Runs, run =>
    {
        var (random, answers, steps) = (new Random(run.Seed), new Dictionary<string, CheckAnswer>(), 0);
        for (var verdict = Judge(run.Programme, answers); verdict.Ask is [var next, ..]; verdict = Judge(run.Programme, answers), steps++)
        {
            if (verdict.StepsLeft < 1 || answers.ContainsKey(next.Id) || verdict.Answers.Count != answers.Count) return false;
            answers[next.Id] = Pick(next, random);
        }
        return steps <= 8 && (Judge(run.Programme, answers).Outcome != VerdictOutcome.Unclear || answers.Values.Any(a => a is UnsureAnswer) || Judge(run.Programme, answers).Unknown.All(r => r.Missing.Count == 0));
    }).Check(Often);

    [Fact]
    public void No_text_makes_it_throw_and_what_is_read_is_read_again() => Prop.ForAll(Gen.Choose(0, Given.Count - 1).ToArbitrary(), Texts(), (at, text) =>
    {
        var question = Given.Keys.ElementAt(at);
        var reading = Reader.Read(question, text);
        return reading.Defect is { } defect
            ? reading.Answer is null && defect.Say(Some.Knowledge.Wording, Languages.Chinese).Length > 0 && defect.Say(Some.Knowledge.Wording, Languages.English).Length > 0
            : Equals(Reader.Read(question, reading.Answer!.Text).Answer, reading.Answer);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Every_answer_that_can_be_given_is_read_again_from_its_text()
    {
        foreach (var (question, answers) in Given)
            foreach (var answer in answers) Reader.Read(question, answer.Text).Answer.ShouldBe(answer, $"{question.Id} {answer.Text}");
    }

    private static Arbitrary<string?> Texts() => Gen.OneOf(
        ArbMap.Default.ArbFor<string?>().Generator,
        Gen.Elements("是 否 1 2 3 99 一 两 万 亿 年 月 日 2024 - / . , 、 江苏 南京 企业 高校 不清楚 以上都没有 （ ） \ud83d 31 12 dec".Split(' ')).ArrayOf().Select(string? (parts) => string.Concat(parts))).ToArbitrary();

    private static Verdict Judge(ProgrammeRules programme, IReadOnlyDictionary<string, CheckAnswer> answers) => SelfCheck.Judge(programme, answers, ApplyBot.Eligibility.Checking.EligibilityCases.WhileOpen(programme));

    private static string Told(ProgrammeRules programme, IReadOnlyDictionary<string, CheckAnswer> answers) => Judge(programme, answers) is var v
        ? $"{v.Outcome} {string.Join(',', v.Results.Select(r => r.Id + r.Met))} {string.Join(',', v.Ask.Select(q => q.Id))} {string.Join(',', v.Dropped.Select(d => d.Question.Id))}" : "";

    private static Dictionary<string, CheckAnswer> AnswersTo(ProgrammeRules programme, Random random) =>
        programme.Questions.Where(_ => random.Next(3) > 0).ToDictionary(q => q.Id, q => Pick(q, random));

    private static CheckAnswer Pick(EligibilityQuestion question, Random random) => Given[question][random.Next(Given[question].Count)];

    private static IReadOnlyList<CheckAnswer> Answers(EligibilityQuestion q) => [.. Certain(q), .. q.Unsure ? new CheckAnswer[] { new UnsureAnswer() } : []];

    private static IEnumerable<CheckAnswer> Certain(EligibilityQuestion q) => q.Kind switch
    {
        QuestionKind.YesNo => new[] { "yes", "no" }.Select(id => new ChosenAnswer(id)),
        QuestionKind.OneOf => q.Options.Select(o => new ChosenAnswer(o.Id)),
        QuestionKind.ManyOf => q.Options.Select(o => new ChosenAnswer(o.Id)).Append(new ChosenAnswer()).Append(new ChosenAnswer(q.Options.Select(o => o.Id))),
        QuestionKind.Number => new[] { q.Min, q.Min + 1, q.Min + 2, q.Min + 5, q.Max }.Where(n => n <= q.Max).Distinct().Select(n => new NumberAnswer(n)),
        QuestionKind.Date => new[] { q.Earliest, new DateOnly(2024, 12, 31), new DateOnly(2025, 1, 1), q.Latest }.Where(d => d >= q.Earliest && d <= q.Latest).Distinct().Select(d => new DateAnswer(d)),
        _ => new[] { new RegionAnswer("江西", null), new RegionAnswer("江苏", "南京"), new RegionAnswer("重庆", null), new RegionAnswer("云南", null), new RegionAnswer("广西", "南宁") },
    };
}
