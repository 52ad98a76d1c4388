namespace ApplyBot.Knowledge;

/// <summary>Every sentence that the bot says of its own: wording/{zh-CN,en-US}.yaml.</summary>
/// <param name="Sentences">By language, then by key.</param>
public sealed record Wording(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Sentences)
{
    /// <summary>The sentence under <paramref name="key"/> with <c>{0}</c>… filled in, and <c>{0:day|days}</c> chosen by it; a missing key is a defect and throws.</summary>
    public string Say(string language, string key, params object?[] values)
    {
        var sentence = Sentences[language][key];
        return values.Length == 0 ? sentence : string.Format(CountedWords.Provider, sentence, values);
    }
}
