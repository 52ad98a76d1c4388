using ApplyBot.Knowledge;
using ApplyBot.Search;
#if NAMED_STACK
using ApplyBot.Lucene;
#endif

namespace ApplyBot.Bot.Hosting;

/// <summary>Makes the index of passages that <c>Stack:Index</c> names. The only place that knows which of them were built in.</summary>
public static class PassageIndices
{
    private const string InMemory = "InMemory";
    private const string Lucene = "Lucene";

#if NAMED_STACK
    private static readonly StackChoice Choice = new("Stack:Index", "索引", Lucene, [Lucene, InMemory]);

    internal static IServiceCollection AddPassageIndices(this IServiceCollection services)
    {
        services.AddOptions<LuceneOptions>().BindConfiguration(Lucene).ValidateDataAnnotations().ValidateOnStart();
        return services.AddChoice();
    }

    private static LucenePassageIndex Create(KnowledgeBase knowledge, IReadOnlyList<Passage> passages, IConfiguration configuration, Action<string> tell) =>
        LucenePassageIndex.Create(new DomainWords(knowledge), passages, configuration.GetSection(Lucene).Get<LuceneOptions>() ?? new LuceneOptions(), tell);
#else
    private static readonly StackChoice Choice = new("Stack:Index", "索引", Lucene, [InMemory]);

    internal static IServiceCollection AddPassageIndices(this IServiceCollection services) => services.AddChoice();

    private static InMemoryPassageIndex Create(KnowledgeBase knowledge, IReadOnlyList<Passage> passages, IConfiguration configuration, Action<string> tell) =>
        throw new StartRefusedException(Refusal);
#endif

    /// <summary>What this build has; the first is taken unless another is named.</summary>
    public static IReadOnlyList<string> Names => Choice.Names;

    /// <summary>Why another than <see cref="Names"/> is refused.</summary>
    public static string Refusal => Choice.Refusal;

    /// <summary>Whether this build has it; null stands for the first.</summary>
    public static bool Has(string? name) => Choice.Find(name) is not null;

    /// <summary>How the index named is made.</summary>
    /// <param name="name">Its name, in any case; null for the first of <see cref="Names"/>.</param>
    /// <param name="knowledge">Where the words come from that are kept whole.</param>
    /// <param name="configuration">Settings of the index.</param>
    /// <param name="tell">Takes what whoever runs the program should know.</param>
    /// <exception cref="StartRefusedException">This build has not got it.</exception>
    public static Func<IReadOnlyList<Passage>, IPassageIndex> Of(string? name, KnowledgeBase knowledge, IConfiguration configuration, Action<string> tell) =>
        Choice.Find(name) switch
        {
            null => throw new StartRefusedException(Refusal),
            InMemory => passages => new InMemoryPassageIndex(new Analyzer(knowledge), passages),
            _ => passages => Create(knowledge, passages, configuration, tell),
        };

    private static IServiceCollection AddChoice(this IServiceCollection services)
    {
        Choice.Check(services, options => options.Index);
        return services;
    }
}
