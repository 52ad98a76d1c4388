using ApplyBot.Answering;
using ApplyBot.Evaluation;
using ApplyBot.Knowledge;

namespace ApplyBot.Benchmarks;

/// <summary>A message, with the conversation's state when it comes.</summary>
internal sealed record Asked(string Text, ConversationState State, DateTimeOffset Now);

/// <summary>The repository's knowledge, and every message of its question cases.</summary>
internal static class Questions
{
    // A benchmark runs in a process of its own, below the output folder.
    public static string Folder { get; } = KnowledgeLoader.FindUpwards(AppContext.BaseDirectory, Environment.CurrentDirectory)
        ?? throw new DirectoryNotFoundException("no folder knowledge/notices above the benchmarks");

    public static KnowledgeBase Load()
    {
        var loaded = KnowledgeLoader.Load(Folder);
        return loaded.Knowledge ?? throw new InvalidDataException(string.Join("\n", loaded.Problems));
    }

    public static Asked[] All(Assistant assistant)
    {
        var all = new List<Asked>();
        foreach (var c in CaseReader.ReadAll(Folder).Cases)
        {
            var state = ConversationState.Empty;
            foreach (var text in c.Turns)
            {
                all.Add(new Asked(text, state, c.Now));
                state = assistant.Reply(text, state, c.Now).State;
            }
        }
        return all.Count > 0 ? [.. all] : throw new InvalidDataException($"no question cases in {Folder}");
    }
}
