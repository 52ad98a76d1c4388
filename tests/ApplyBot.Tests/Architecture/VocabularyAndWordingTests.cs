using System.Text.RegularExpressions;
using ApplyBot.Tests.Support;
using ApplyBot.Understanding;

namespace ApplyBot.Tests.Architecture;

/// <summary>What code names in vocabulary/ and wording/ stands there: a missing name is seen here, not by a user.</summary>
public partial class VocabularyAndWordingTests
{
    [GeneratedRegex(@"\b(?:State|Say)\((?:\w+, )?""(?<key>[a-z][\w.-]*\w)""\s*[,)]|""(?<key>suggest\.[\w.-]*\w)""")]
    private static partial Regex Key();

    [GeneratedRegex(@"\{(\d+)(?::[^{}]*)?\}")]
    private static partial Regex Placeholder();

    [Fact]
    public void Every_cue_has_its_phrases_and_every_phrase_its_cue() => Some.Knowledge.Vocabulary.Cues.Keys.ShouldBe(
        Enum.GetValues<Cue>().Where(c => c != Cue.None).Select(c => string.Concat(c.ToString().Select((x, i) => (i > 0 && char.IsUpper(x) ? "-" : "") + char.ToLowerInvariant(x)))), ignoreOrder: true);

    [Fact]
    public void Every_kind_of_fact_has_its_phrases() =>
        Enum.GetValues<ApplyBot.Knowledge.FactKind>().Where(k => k != ApplyBot.Knowledge.FactKind.NotStated).Except(Some.Knowledge.Vocabulary.Kinds.Select(k => k.Kind)).ShouldBeEmpty();

    [Fact]
    public void Every_sentence_that_code_names_is_worded()
    {
        var named = (from file in Repository.Sources from Match m in Key().Matches(SourceText.WithoutComments(File.ReadAllText(file))) select m.Groups["key"].Value).Distinct().ToList();

        named.Count.ShouldBeGreaterThan(20);
        foreach (var (language, sentences) in Some.Knowledge.Wording.Sentences) named.Except(sentences.Keys).ShouldBeEmpty(language);
    }

    [Fact]
    public void A_sentence_is_filled_in_alike_in_both_languages()
    {
        var (zh, en) = (Some.Knowledge.Wording.Sentences["zh-CN"], Some.Knowledge.Wording.Sentences["en-US"]);

        zh.Keys.Where(k => !Holes(zh[k]).SetEquals(Holes(en[k]))).ShouldBeEmpty();
    }

    private static HashSet<string> Holes(string sentence) => [.. Placeholder().Matches(sentence).Select(m => m.Groups[1].Value)];
}
