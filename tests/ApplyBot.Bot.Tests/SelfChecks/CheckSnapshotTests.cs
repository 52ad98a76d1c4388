using System.Text.RegularExpressions;

namespace ApplyBot.Bot.Tests.SelfChecks;

/// <summary>Each sort of card of a self-check as it was looked at and approved, and the sentences on them.</summary>
public sealed class CheckSnapshotTests
{
    public static TheoryData<string> Sorts() => [.. CheckSamples.Hills().Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Sorts))]
    public void A_card_is_as_approved(string name) => CardSnapshotTests.Approve("check-" + name, CheckSamples.Hills().First(s => s.Name == name).Card);

    [Theory]
    [InlineData("score-row.zh-CN")]
    [InlineData("score.zh-CN")]
    [InlineData("score.en-US")]
    public void A_card_of_a_scoring_table_is_as_approved(string name) => CardSnapshotTests.Approve("check-" + name, CheckSamples.Real().First(s => s.Name == name).Card);

    [Fact]
    public void Every_key_of_a_profile_has_its_words() =>
        ApplyBot.Eligibility.ProfileKey.All.Select(k => "profile." + k.Id).Except(Real.Knowledge.Wording.Sentences["zh-CN"].Keys).ShouldBeEmpty();

    [Fact]
    public void Every_sentence_of_self_checks_is_said_somewhere_and_what_is_said_is_worded()
    {
        var source = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src/ApplyBot.Bot"));
        var named = Directory.GetFiles(source, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("obj", StringComparison.Ordinal))
            .SelectMany(f => Regex.Matches(File.ReadAllText(f), "\"((?:check|card|suggest|eligibility)\\.[a-z.-]*[a-z])\"").Select(m => m.Groups[1].Value)).ToHashSet();
        var worded = Real.Knowledge.Wording.Sentences["zh-CN"].Keys.ToHashSet();

        named.Except(worded).ShouldBeEmpty();
        worded.Where(k => k.StartsWith("check.", StringComparison.Ordinal)).Except(named).ShouldBeEmpty();
    }
}
