using ApplyBot.Answering;
using ApplyBot.Knowledge;
using BenchmarkDotNet.Attributes;

namespace ApplyBot.Benchmarks;

/// <summary>What a start does before the first answer, warm; the cold start of a fresh process is measured by the command <c>bench</c>.</summary>
[MemoryDiagnoser]
public class Starting
{
    private KnowledgeBase _knowledge = null!;

    /// <summary>Reads the knowledge once, for building over it.</summary>
    [GlobalSetup]
    public void SetUp() => _knowledge = Questions.Load();

    /// <summary>Reads and checks knowledge/.</summary>
    [Benchmark(Description = "read and check the knowledge")]
    public KnowledgeBase Read() => _knowledge = Questions.Load();

    /// <summary>Builds the index and the recognisers.</summary>
    [Benchmark(Description = "build the assistant")]
    public Assistant Build() => Assistant.Create(_knowledge);
}
