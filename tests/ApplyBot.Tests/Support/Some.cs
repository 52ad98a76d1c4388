using ApplyBot.Answering;
using ApplyBot.Evaluation;
using ApplyBot.Knowledge;
using ApplyBot.Search;

namespace ApplyBot.Tests.Support;

/// <summary>Makes whatever a test needs and does not care about.</summary>
internal static class Some
{
    private static readonly Lazy<KnowledgeBase> Loaded = new(() =>
    {
        var loaded = KnowledgeLoader.Load(Repository.Knowledge);
        return loaded.Knowledge ?? throw new InvalidOperationException("knowledge/ has problems:\n" + string.Join("\n", loaded.Problems));
    });

    private static readonly Lazy<Assistant> Ready = new(() => ApplyBot.Answering.Assistant.Create(Knowledge));

    private static readonly Lazy<KnowledgeBase> Small = new(() =>
    {
        using var folder = KnowledgeFolder();
        var loaded = folder.Load();
        return loaded.Knowledge ?? throw new InvalidOperationException("the small knowledge has problems:\n" + string.Join("\n", loaded.Problems));
    });

    /// <summary>The repository's knowledge, read once.</summary>
    public static KnowledgeBase Knowledge => Loaded.Value;

    /// <summary>An assistant over the repository's knowledge; thread-safe, so all tests share it.</summary>
    public static Assistant Assistant => Ready.Value;

    /// <summary>Two made-up notices with the repository's vocabulary and wording.</summary>
    public static KnowledgeBase SmallKnowledge => Small.Value;

    /// <summary>A morning on which nothing of the real notices has closed.</summary>
    public static DateTimeOffset Now { get; } = At("2026-03-01T09:00:00+08:00");

    public static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The small knowledge as a folder of its own, to be broken at will.</summary>
    public static KnowledgeFolder KnowledgeFolder() => new();

    public static Passage Passage(string text = "", string heading = "", string title = "", params string[] asks) => new(title, heading, text, asks);

    public static Answer Answer(string text = "3月25日", Outcome outcome = Outcome.Answered, params string[] notices) => new()
    {
        Outcome = outcome, Text = text, Language = Languages.Chinese,
        Citations = [.. notices.Select(n => new Citation(n, null, "", "一", "原文"))],
    };

    public static QuestionCase Case(string kind = "direct", params Outcome[] outcomes) => new()
    {
        Id = "some", Kind = kind, Now = Now, Turns = ["什么时候截止？"],
        Outcomes = outcomes.Length == 0 ? [Outcome.Answered] : outcomes,
    };
}
