using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Answering;

public class TranscriptTests
{
    [Theory]
    [MemberData(nameof(Names))]
    public void The_conversation_goes_as_written(string name)
    {
        var differences = Transcript.All.Single(t => t.Name == name).Play(Some.Assistant).ToList();

        if (differences.Count > 0) Assert.Fail(string.Join("\n", differences));
    }

    [Fact]
    public void Every_transcript_has_a_name_of_its_own() => Transcript.All.Select(t => t.Name).ShouldBeUnique();

    public static TheoryData<string> Names() => [.. Transcript.All.Select(t => t.Name)];
}
