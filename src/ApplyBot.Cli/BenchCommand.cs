using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using ApplyBot.Answering;
using ApplyBot.Bot.Hosting;
using ApplyBot.Evaluation;
using ApplyBot.Knowledge;
using ApplyBot.Search;

namespace ApplyBot.Cli;

/// <summary><c>bench</c>: the whole answer against the index search alone, on the same questions in the same run.</summary>
internal static class BenchCommand
{
    private const string InMemory = "InMemory";

    public static Command Create()
    {
        var cases = new Option<string?>("--cases") { Description = "Question cases (.jsonl or .yaml); default: every questions.yaml of the knowledge folder" };
        var rounds = new Option<int>("--rounds") { Description = "How often each question is asked both ways", DefaultValueFactory = _ => 30 };
        var turns = new Option<int>("--turns") { Description = "Turns over HTTP (built bot needed); 0 for none", DefaultValueFactory = _ => 100_000 };
        var bot = new Option<string?>("--bot") { Description = "ApplyBot.Bot.dll (default: that of the same build)" };
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        var knowledge = Workspace.KnowledgeOption();
        var command = new Command("bench", "Measure the whole answer against the index search alone") { cases, rounds, turns, bot, json, knowledge };
        command.SetAction(async parsed =>
        {
            if (parsed.GetValue(rounds) is var count && count < 1)
            {
                Console.Error.WriteLine("--rounds must be 1 or more");
                return ExitCode.Usage;
            }
            var clock = Stopwatch.GetTimestamp();
            if (Workspace.Folder(parsed.GetValue(knowledge)) is not { } folder || Workspace.Load(folder) is not { } loaded) return ExitCode.BadInput;
            var load = Stopwatch.GetElapsedTime(clock);
            var read = parsed.GetValue(cases) is { } file ? CaseReader.Read(file) : CaseReader.ReadAll(folder);
            foreach (var problem in read.Problems) Console.Error.WriteLine(problem);
            if (read.Problems.Count > 0) return ExitCode.BadInput;
            if (read.Cases.Count == 0)
            {
                Console.Error.WriteLine("no question cases; name a file with --cases FILE");
                return ExitCode.BadInput;
            }
            var program = parsed.GetValue(bot) ?? BenchServer.FindBot();
            if (parsed.GetValue(turns) is var many && many > 0 && !File.Exists(program))
            {
                Console.Error.WriteLine($"{program ?? "ApplyBot.Bot.dll"}: not built; build src/ApplyBot.Bot, name it with --bot FILE, or leave it out with --turns 0");
                return ExitCode.BadInput;
            }
            var result = Measure(loaded, folder, read.Cases, count) with { LoadMs = load.TotalMilliseconds };
            if (PassageIndices.Names.Count > 1) result = result with { Indices = BenchIndices.Measure(loaded, folder, read.Cases, count) };
            if (many > 0) result = result with { Throughput = await new BenchThroughput(program!, folder, [.. read.Cases.SelectMany(c => c.Turns)]).MeasureAsync(many) };
            Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(result, Workspace.Json) : Describe(result));
            return ExitCode.Done;
        });
        return command;
    }

    private static BenchResult Measure(KnowledgeBase knowledge, string folder, IReadOnlyList<QuestionCase> cases, int rounds)
    {
        IReadOnlyList<Passage> passages = [];
        var clock = Stopwatch.GetTimestamp();
        var assistant = Assistant.Create(knowledge, given =>
        {
            if (passages.Count == 0) passages = given; // the first index is the one over all passages
            return new InMemoryPassageIndex(new Analyzer(knowledge), given);
        });
        var build = Stopwatch.GetElapsedTime(clock);
        var questions = BenchMeasure.Questions(assistant, cases);
        for (var round = 0; round < BenchMeasure.WarmUpRounds; round++) BenchMeasure.Round(assistant, questions, new double[questions.Count], new double[questions.Count]);
        double[][] searches = [.. Enumerable.Range(0, rounds).Select(_ => new double[questions.Count])], replies = [.. searches.Select(s => new double[s.Length])];
        for (var round = 0; round < rounds; round++) BenchMeasure.Round(assistant, questions, searches[round], replies[round]);
        var search = BenchMeasure.Summary(searches, questions, q => assistant.Index.Search(q.Text, null, BenchMeasure.Hits));
        var answer = BenchMeasure.Summary(replies, questions, q => assistant.Reply(q.Text, q.State, q.Now));
        return new BenchResult
        {
            Machine = $"{Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSArchitecture}, {(IsOptimised() ? "Release" : "Debug")} build",
            Notices = knowledge.Notices.Count, Passages = passages.Count, Questions = questions.Count, Rounds = rounds,
            Search = search, Answer = answer, Ratio = answer.MedianMicroseconds / search.MedianMicroseconds,
            BuildMs = build.TotalMilliseconds, StartMs = BenchMeasure.Start(folder, questions[0].Text, InMemory),
            IndexBytes = BenchMeasure.Retained(() => new InMemoryPassageIndex(new Analyzer(knowledge), passages)), AssistantBytes = BenchMeasure.Retained(() => Assistant.Create(knowledge)),
        };
    }

    private static bool IsOptimised() => Assembly.GetAssembly(typeof(Assistant))!.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };

    private static string Describe(BenchResult r) => string.Create(CultureInfo.InvariantCulture, $"""
        {r.Machine}{(IsOptimised() ? "" : " (slower: use dotnet run -c Release)")}
        {r.Notices} notices, {r.Passages} passages; {r.Questions} questions, {r.Rounds} rounds, search and answer in turn
                       median       p99      mean   allocated
        index search {Row(r.Search)}
        whole answer {Row(r.Answer)}
        ratio of the medians {r.Ratio:F2}, of the means {r.Answer.MeanMicroseconds / r.Search.MeanMicroseconds:F2} (mean of the questions' own medians)
        slowest answer {r.Answer.Slowest[0].Microseconds:F0} µs: {r.Answer.Slowest[0].Text.ReplaceLineEndings(" ")}
        start to first answer, fresh process: {r.StartMs:F0} ms (median of {BenchMeasure.Starts}); here, cold: read and check {r.LoadMs:F0} ms, build {r.BuildMs:F0} ms
        memory kept: index {r.IndexBytes / 1048576.0:F1} MB, everything an answer needs {r.AssistantBytes / 1048576.0:F1} MB (the texts themselves not counted)
        """) + (r.Indices is { } indices ? "\n" + BenchIndices.Describe(indices) : "") + (r.Throughput is { } throughput ? "\n" + throughput.Describe() : "");

    private static string Row(BenchFigures f) => string.Create(CultureInfo.InvariantCulture,
        $"{f.MedianMicroseconds,7:F0} µs {f.P99Microseconds,6:F0} µs {f.MeanMicroseconds,6:F0} µs {f.AllocatedBytes / 1024,8:F1} KB");

    private sealed record BenchResult
    {
        public required string Machine { get; init; }
        public required int Notices { get; init; }
        public required int Passages { get; init; }
        public required int Questions { get; init; }
        public required int Rounds { get; init; }
        public required BenchFigures Search { get; init; }
        public required BenchFigures Answer { get; init; }
        public required double Ratio { get; init; }
        public double LoadMs { get; init; }
        public ThroughputResult? Throughput { get; init; }
        public IReadOnlyList<IndexFigures>? Indices { get; init; }
        public required double BuildMs { get; init; }
        public required double StartMs { get; init; }
        public required long IndexBytes { get; init; }
        public required long AssistantBytes { get; init; }
    }
}
