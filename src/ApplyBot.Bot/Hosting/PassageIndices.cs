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

#if NAMED_STACK
    private const string Lucene = "Lucene";

    /// <summary>What this build has; the first is taken unless another is named.</summary>
    public static IReadOnlyList<string> Names { get; } = [Lucene, InMemory];

    internal static IServiceCollection AddPassageIndices(this IServiceCollection services)
    {
        services.AddOptions<LuceneOptions>().BindConfiguration(Lucene).ValidateDataAnnotations().ValidateOnStart();
        return services.AddChoice();
    }

    private static LucenePassageIndex Create(KnowledgeBase knowledge, IReadOnlyList<Passage> passages, IConfiguration configuration, Action<string> tell) =>
        LucenePassageIndex.Create(new DomainWords(knowledge), passages, configuration.GetSection(Lucene).Get<LuceneOptions>() ?? new LuceneOptions(), tell);
#else
    /// <summary>What this build has; the first is taken unless another is named.</summary>
    public static IReadOnlyList<string> Names { get; } = [InMemory];

    internal static IServiceCollection AddPassageIndices(this IServiceCollection services) => services.AddChoice();

    private static InMemoryPassageIndex Create(KnowledgeBase knowledge, IReadOnlyList<Passage> passages, IConfiguration configuration, Action<string> tell) =>
        throw new StartRefusedException(Refusal);
#endif

    /// <summary>Why another than <see cref="Names"/> is refused.</summary>
    public static string Refusal { get; } = $"Stack:Index：这个程序里有的索引是 {string.Join("、", Names)}；Lucene 在构建时用 -p:NamedStack=true 编入。";

    /// <summary>Whether this build has it; null stands for the first.</summary>
    public static bool Has(string? name) => name is null || Names.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>How the index named is made.</summary>
    /// <param name="name">Its name, in any case; null for the first of <see cref="Names"/>.</param>
    /// <param name="knowledge">Where the words come from that are kept whole.</param>
    /// <param name="configuration">Settings of the index.</param>
    /// <param name="tell">Takes what whoever runs the program should know.</param>
    /// <exception cref="StartRefusedException">This build has not got it.</exception>
    public static Func<IReadOnlyList<Passage>, IPassageIndex> Of(string? name, KnowledgeBase knowledge, IConfiguration configuration, Action<string> tell) =>
        !Has(name) ? throw new StartRefusedException(Refusal)
        : InMemory.Equals(name ?? Names[0], StringComparison.OrdinalIgnoreCase) ? passages => new InMemoryPassageIndex(new Analyzer(knowledge), passages)
        : passages => Create(knowledge, passages, configuration, tell);

    private static IServiceCollection AddChoice(this IServiceCollection services)
    {
        services.AddOptions<StackOptions>().BindConfiguration("Stack").Validate(options => Has(options.Index), Refusal).ValidateOnStart();
        return services;
    }
}
