using ApplyBot.Answering;
using BenchmarkDotNet.Attributes;

namespace ApplyBot.Benchmarks;

/// <summary>The whole answer against the index search alone; one operation asks every message of the question cases once.</summary>
[MemoryDiagnoser]
public class Answering
{
    private Assistant _assistant = null!;
    private Asked[] _questions = null!;

    /// <summary>Reads, builds, and lists the messages with their conversations' states.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _assistant = Assistant.Create(Questions.Load());
        _questions = Questions.All(_assistant);
    }

    /// <summary>The index alone.</summary>
    [Benchmark(Baseline = true, Description = "index search, all questions")]
    public int Search()
    {
        var sum = 0;
        foreach (var q in _questions) sum += _assistant.Index.Search(q.Text, null, 60).Count;
        return sum;
    }

    /// <summary>From the question's text to the answer.</summary>
    [Benchmark(Description = "whole answer, all questions")]
    public int Reply()
    {
        var sum = 0;
        foreach (var q in _questions) sum += _assistant.Reply(q.Text, q.State, q.Now).Answer.Text.Length;
        return sum;
    }
}
