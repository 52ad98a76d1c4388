using ApplyBot.Tests.Support;
using Xunit.Abstractions;

namespace ApplyBot.Tests.Architecture;

/// <summary>Small files: the median at most 60 lines, nine in ten at most 200, none over 400.</summary>
public class FileSizeTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<(string File, int Lines)> Sizes =
        [.. Repository.Sources.Select(f => (File: Repository.Relative(f), Lines: File.ReadLines(f).Count())).OrderBy(x => x.Lines)];

    private static int At(double share) => Sizes[(int)Math.Min(Sizes.Count - 1, share * Sizes.Count)].Lines;

    [Fact]
    public void Files_are_small()
    {
        var summary = $"{Sizes.Count} files; median {At(0.5)}, nine in ten {At(0.9)}, largest {Sizes[^1].Lines} lines ({Sizes[^1].File})";
        output.WriteLine(summary);

        Sizes[^1].Lines.ShouldBeLessThanOrEqualTo(400, summary);
        At(0.9).ShouldBeLessThanOrEqualTo(200, summary);
        At(0.5).ShouldBeLessThanOrEqualTo(60, summary);
    }

    [Fact]
    public void Tests_are_small_too() => Directory.GetFiles(Repository.TestFile(), "*.cs", SearchOption.AllDirectories)
        .Where(f => !Repository.Relative(f).Split('/').Any(p => p is "bin" or "obj")).Where(f => File.ReadLines(f).Count() > 200).Select(Repository.Relative).ShouldBeEmpty();
}
