using System.Diagnostics;
using System.Globalization;
using ApplyBot.Answering;
using ApplyBot.Bot.Hosting;
using ApplyBot.Evaluation;
using ApplyBot.Knowledge;
using ApplyBot.Search;
using Microsoft.Extensions.Configuration;

namespace ApplyBot.Cli;

/// <summary>The indices that this build has, side by side: each over the same passages in memory, asked the same questions in turn.</summary>
internal static class BenchIndices
{
    public static IReadOnlyList<IndexFigures> Measure(KnowledgeBase knowledge, string folder, IReadOnlyList<QuestionCase> cases, int rounds)
    {
        IReadOnlyList<Passage> passages = [];
        Assistant.Create(knowledge, given => new InMemoryPassageIndex(new Analyzer(knowledge), passages = given));
        var runs = PassageIndices.Names.Select(name => new Run(name, knowledge, passages, cases)).ToList();
        foreach (var run in runs) run.WarmUp(Math.Min(rounds, BenchMeasure.WarmUpRounds));
        for (var round = 0; round < rounds; round++)
        {
            foreach (var run in runs) run.Ask();
        }
        return [.. runs.Select(run => run.Figures(folder, cases))];
    }

    public static string Describe(IReadOnlyList<IndexFigures> indices) =>
        "index       right answers       ms a search      ms an answer   build ms, first/again   MB kept, with what it loads   start ms\n"
        + string.Join("\n", indices.Select(i => string.Create(CultureInfo.InvariantCulture,
            $"{i.Name,-11} {i.Right} of {i.Cases}, {i.Invented} invented {i.Search.MedianMicroseconds / 1000,8:F3} (p99 {i.Search.P99Microseconds / 1000:F3}) {i.Answer.MedianMicroseconds / 1000,6:F3} (p99 {i.Answer.P99Microseconds / 1000:F3}) {i.FirstBuildMs,8:F0} / {i.BuildMs:F0} {i.IndexBytes / 1048576.0,12:F1} / {i.LoadedBytes / 1048576.0:F1} {i.StartMs,12:F0}")));

    private sealed class Run
    {
        private readonly string _name;
        private readonly Func<IReadOnlyList<Passage>, IPassageIndex> _create;
        private readonly IReadOnlyList<Passage> _passages;
        private readonly Assistant _assistant;
        private readonly List<Asked> _questions;
        private readonly List<double[]> _searches = [], _replies = [];
        private readonly double _firstBuildMs;
        private readonly long _loadedBytes;

        public Run(string name, KnowledgeBase knowledge, IReadOnlyList<Passage> passages, IReadOnlyList<QuestionCase> cases)
        {
            (_name, _passages) = (name, passages);
            _create = PassageIndices.Of(name, knowledge, new ConfigurationBuilder().Build(), Console.Error.WriteLine);
            // The first one loads what all of its kind share, dictionaries above all.
            var first = 0.0;
            _loadedBytes = BenchMeasure.Retained(() => Timed(out first));
            _firstBuildMs = first;
            _assistant = Assistant.Create(knowledge, _create);
            _questions = BenchMeasure.Questions(_assistant, cases);
        }

        public void WarmUp(int rounds)
        {
            for (var round = 0; round < rounds; round++) BenchMeasure.Round(_assistant, _questions, new double[_questions.Count], new double[_questions.Count]);
        }

        public void Ask()
        {
            _searches.Add(new double[_questions.Count]);
            _replies.Add(new double[_questions.Count]);
            BenchMeasure.Round(_assistant, _questions, _searches[^1], _replies[^1]);
        }

        private IPassageIndex Timed(out double milliseconds)
        {
            var clock = Stopwatch.GetTimestamp();
            var built = _create(_passages);
            milliseconds = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
            return built;
        }

        public IndexFigures Figures(string folder, IReadOnlyList<QuestionCase> cases)
        {
            var judged = cases.Select(c => (Case: c, Answer: Evaluator.Ask(_assistant, c))).ToList();
            Timed(out var build);
            return new IndexFigures
            {
                Name = _name, Cases = cases.Count,
                Right = judged.Count(j => Evaluator.Judge(j.Case, j.Answer).Count == 0),
                Invented = judged.Count(j => j.Answer.Outcome == Outcome.Answered && !j.Case.Outcomes.Contains(Outcome.Answered)),
                Search = BenchMeasure.Summary([.. _searches], _questions, q => _assistant.Index.Search(q.Text, null, BenchMeasure.Hits)),
                Answer = BenchMeasure.Summary([.. _replies], _questions, q => _assistant.Reply(q.Text, q.State, q.Now)),
                FirstBuildMs = _firstBuildMs, BuildMs = build,
                IndexBytes = BenchMeasure.Retained(() => _create(_passages)), LoadedBytes = _loadedBytes,
                StartMs = BenchMeasure.Start(folder, _questions[0].Text, _name),
            };
        }
    }
}

/// <summary>What an index does and costs.</summary>
internal sealed record IndexFigures
{
    public required string Name { get; init; }
    public required int Cases { get; init; }
    public required int Right { get; init; }
    public required int Invented { get; init; }
    public required BenchFigures Search { get; init; }
    public required BenchFigures Answer { get; init; }
    public required double FirstBuildMs { get; init; }
    public required double BuildMs { get; init; }
    public required long IndexBytes { get; init; }
    public required long LoadedBytes { get; init; }
    public required double StartMs { get; init; }
}
