namespace ApplyBot.Bot.Hosting;

/// <summary>What a setting of section <c>Stack</c> chooses from.</summary>
/// <param name="Setting">Its whole name.</param>
/// <param name="What">What is chosen, in Chinese as start-up speaks.</param>
/// <param name="Optional">The one that not every build has.</param>
/// <param name="Names">What this build has; the first is taken unless another is named.</param>
internal sealed record StackChoice(string Setting, string What, string Optional, IReadOnlyList<string> Names)
{
    /// <summary>Why another than <see cref="Names"/> is refused.</summary>
    public string Refusal { get; } = $"{Setting}：这个程序里有的{What}是 {string.Join("、", Names)}；{Optional} 在构建时用 -p:NamedStack=true 编入。";

    /// <summary>The one named, in any case; null stands for the first, and is returned for what this build has not got.</summary>
    public string? Find(string? name) => name is null ? Names[0] : Names.FirstOrDefault(own => own.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Refuses to start with what this build has not got.</summary>
    public void Check(IServiceCollection services, Func<StackOptions, string?> named) =>
        services.AddOptions<StackOptions>().BindConfiguration("Stack").Validate(options => Find(named(options)) is not null, Refusal).ValidateOnStart();
}
