using System.Diagnostics;
using System.Reflection;
using ApplyBot.Answering;
using ApplyBot.Evaluation;

namespace ApplyBot.Cli;

/// <summary>How time and memory are measured, the same for all that <c>bench</c> compares.</summary>
internal static class BenchMeasure
{
    /// <summary>Hits that a search asks for; rounds before any that count; fresh processes started.</summary>
    public const int Hits = 60, WarmUpRounds = 8, Starts = 5;

    /// <summary>Every message of every conversation, with the state in which the conversation is when it comes.</summary>
    public static List<Asked> Questions(Assistant assistant, IReadOnlyList<QuestionCase> cases)
    {
        var questions = new List<Asked>();
        foreach (var c in cases)
        {
            var state = ConversationState.Empty;
            foreach (var text in c.Turns)
            {
                questions.Add(new Asked(text, state, c.Now));
                state = assistant.Reply(text, state, c.Now).State;
            }
        }
        return questions;
    }

    private static double Allocated(List<Asked> questions, Func<Asked, object> ask)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var q in questions) ask(q);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)questions.Count;
    }

    /// <summary>Bytes that stay in use by what is built.</summary>
    public static long Retained(Func<object> build)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var built = build();
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(built);
        return after - before;
    }

    /// <summary>Asks each question once: the search alone, then the whole answer, in microseconds.</summary>
    public static void Round(Assistant assistant, List<Asked> questions, double[] searches, double[] replies)
    {
        for (var i = 0; i < questions.Count; i++)
        {
            var q = questions[i];
            var a = Stopwatch.GetTimestamp();
            assistant.Index.Search(q.Text, null, Hits);
            var b = Stopwatch.GetTimestamp();
            assistant.Reply(q.Text, q.State, q.Now);
            var c = Stopwatch.GetTimestamp();
            searches[i] = Stopwatch.GetElapsedTime(a, b).TotalMicroseconds;
            replies[i] = Stopwatch.GetElapsedTime(b, c).TotalMicroseconds;
        }
    }

    /// <summary>Milliseconds from starting a new process that answers one question to its end: runtime, reading, checking, building, answering, printing.</summary>
    public static double Start(string folder, string question, string index)
    {
        var program = Environment.ProcessPath!;
        string[] self = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Assembly.GetExecutingAssembly().Location] : [];
        var times = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            var clock = Stopwatch.GetTimestamp();
            using var process = Process.Start(new ProcessStartInfo(program, [.. self, "ask", question, "--knowledge", folder, "--index", index]) { RedirectStandardOutput = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0) throw new InvalidOperationException($"a fresh process ended with {process.ExitCode}");
            times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }
        return Quantile(times, 0.5);
    }

    /// <summary>A question's own median leaves out what the machine did beside it; their mean counts the slow questions in full.</summary>
    public static BenchFigures Summary(double[][] rounds, List<Asked> questions, Func<Asked, object> ask)
    {
        var each = questions.Select((q, i) => (q.Text, Median: Quantile(rounds.Select(r => r[i]), 0.5))).ToList();
        var all = rounds.SelectMany(r => r).ToList();
        return new BenchFigures(Quantile(all, 0.5), Quantile(all, 0.99), each.Average(e => e.Median), Allocated(questions, ask),
            [.. each.OrderByDescending(e => e.Median).Take(3).Select(e => new BenchQuestion(e.Text, e.Median))]);
    }

    /// <summary>The value below which a share of all lies.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
    }
}

/// <summary>A message, with the conversation's state when it comes.</summary>
internal sealed record Asked(string Text, ConversationState State, DateTimeOffset Now);

/// <summary>What the same questions took, in microseconds and bytes a question.</summary>
internal sealed record BenchFigures(double MedianMicroseconds, double P99Microseconds, double MeanMicroseconds, double AllocatedBytes, IReadOnlyList<BenchQuestion> Slowest);

/// <summary>A question and its own median.</summary>
internal sealed record BenchQuestion(string Text, double Microseconds);
