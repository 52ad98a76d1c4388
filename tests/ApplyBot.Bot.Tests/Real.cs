using ApplyBot.Answering;
using ApplyBot.Applications;
using ApplyBot.Eligibility;
using ApplyBot.Evaluation;
using ApplyBot.Knowledge;
using ApplyBot.Understanding;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests;

/// <summary>The repository's own knowledge, and what it answers.</summary>
internal static class Real
{
    private static readonly Lazy<string> Found = new(() =>
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (Directory.Exists(Path.Combine(at.FullName, "knowledge", "notices")))
            {
                return Path.Combine(at.FullName, "knowledge");
            }
        }
        throw new DirectoryNotFoundException("knowledge/ is not above the tests.");
    });

    private static readonly Lazy<KnowledgeBase> Loaded = new(() => KnowledgeLoader.Load(Found.Value).Knowledge!);
    private static readonly Lazy<Assistant> Made = new(() => Assistant.Create(Loaded.Value));
    private static readonly Lazy<IReadOnlyList<(string Id, Turn Turn)>> Answered = new(() => [.. CaseReader.ReadAll(Found.Value).Cases.Select(c => (c.Id, Ask(c.Now, [.. c.Turns])))]);

    /// <summary>Where it lies.</summary>
    public static string Folder => Found.Value;

    public static KnowledgeBase Knowledge => Loaded.Value;

    /// <summary>Who may apply for what.</summary>
    public static EligibilityRules Rules { get; } = EligibilityLoader.Load(Found.Value, Loaded.Value).Rules!;

    /// <summary>The forms.</summary>
    public static FormCatalog Forms { get; } = FormLoader.Load(Found.Value, Loaded.Value).Forms!;

    /// <summary>What every host over it shares: read and built once, and nothing changes it.</summary>
    public static IServiceCollection AddReal(this IServiceCollection services) => services
        .AddSingleton(new LoadedKnowledge(Knowledge, [])).AddSingleton(new LoadedEligibility(Rules, [])).AddSingleton(new LoadedForms(Forms, [])).AddSingleton(Made.Value);

    public static DateTimeOffset Now { get; } = new(2026, 3, 1, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>The answer to the last turn of every question case.</summary>
    public static IReadOnlyList<(string Id, Turn Turn)> Answers => Answered.Value;

    /// <summary>Every programme of every notice, and their kinds.</summary>
    public static IEnumerable<(Notice Notice, Programme Programme)> Programmes => from n in Knowledge.Notices from p in n.AllProgrammes select (n, p);

    public static Turn Ask(DateTimeOffset now, params string[] turns) =>
        turns.Aggregate(new Turn(null!, ConversationState.Empty), (before, text) => Made.Value.Reply(text, before.State, now));

    public static Question Understand(string text) => Made.Value.Understand(text);

    public static Turn Ask(string text, ConversationState state) => Made.Value.Reply(text, state, Now);
}
