using ApplyBot.Knowledge;

namespace ApplyBot.Answering;

/// <summary>A stretch of time within which no answer changes.</summary>
/// <param name="Day">The local day, as a day number.</param>
/// <param name="Passed">How many times of day that the notices name have come, over all days.</param>
internal readonly record struct Period(int Day, int Passed);

/// <summary>Cuts time where answers change: at each local midnight, since days are counted and whole days begin and end, and at each time of day that a notice names.</summary>
internal sealed class Calendar(KnowledgeBase knowledge)
{
    private readonly long[] _times = [.. knowledge.Notices.SelectMany(n => n.Facts).Select(f => f.At).OfType<LocalMoment>().Where(at => at.Time is not null)
        .SelectMany(at => new[] { at.Start.UtcTicks, at.End.UtcTicks }).Distinct().Order()];

    public Period Of(DateTimeOffset now)
    {
        var at = Array.BinarySearch(_times, now.UtcTicks);
        return new Period(DateOnly.FromDateTime(now.ToOffset(LocalMoment.Zone).DateTime).DayNumber, at < 0 ? ~at : at + 1);
    }
}
