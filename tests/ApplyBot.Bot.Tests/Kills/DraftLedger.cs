using System.Collections.Concurrent;

namespace ApplyBot.Bot.Tests.Kills;

/// <summary>A press that saves, and what became of it.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Revision">The revision that it makes of the draft.</param>
/// <param name="Fields">Inputs and what was written into them.</param>
/// <param name="Row">The row that it adds; null for none.</param>
/// <param name="IsAcknowledged">Whether the reply said that it is kept; else that is not known.</param>
internal sealed record SavePress(string Draft, int Revision, IReadOnlyDictionary<string, string> Fields, (string Table, string Name)? Row, bool IsAcknowledged);

/// <summary>What was pressed and acknowledged by all clients. Thread-safe.</summary>
internal sealed class DraftLedger
{
    private readonly ConcurrentQueue<SavePress> _presses = [];
    private readonly ConcurrentDictionary<(string, string), int> _rows = [];
    private int _number, _acknowledged, _refused, _unanswered, _unknown;

    /// <summary>Presses that were acknowledged so far.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>Presses that a kill left without an answer, and that were sent again.</summary>
    public int Unanswered => _unanswered;

    public string Counts => $"{_acknowledged} saves acknowledged ({_presses.Where(p => p.IsAcknowledged).Sum(p => p.Row is null ? p.Fields.Count : 1)} fields and rows), {_refused} refused as out of date, {_unanswered} cut off by a kill and sent again, of which {_unknown} were then out of date";

    public int NextNumber() => Interlocked.Increment(ref _number);

    public int RowsOf(string draft, string table) => _rows.GetValueOrDefault((draft, table));

    public void Add(SavePress press, bool wasSentAgain)
    {
        if (wasSentAgain) Interlocked.Increment(ref _unanswered);
        if (press.Row is { } row) _rows.AddOrUpdate((press.Draft, row.Table), 1, (_, rows) => rows + 1);
        if (!press.IsAcknowledged && !wasSentAgain)
        {
            // Refused by the only host that had it: nothing of it is kept.
            Interlocked.Increment(ref _refused);
            return;
        }
        _presses.Enqueue(press);
        Interlocked.Increment(ref press.IsAcknowledged ? ref _acknowledged : ref _unknown);
    }

    /// <summary>Whatever was acknowledged for a draft and does not stand in it, and whatever two clients were both told to have saved.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="inputs">What its inputs hold.</param>
    /// <param name="text">What its cards say; rows stand there.</param>
    /// <param name="seen">Counts what was compared.</param>
    public IReadOnlyList<string> Lost(string draft, IReadOnlyDictionary<string, string> inputs, string text, ref int seen)
    {
        var (lost, presses) = (new List<string>(), _presses.Where(p => p.Draft == draft).ToList());
        var acknowledged = presses.Where(p => p.IsAcknowledged).OrderBy(p => p.Revision).ToList();
        lost.AddRange(acknowledged.GroupBy(p => p.Revision).Where(g => g.Count() > 1).Select(g => $"{draft}: revision {g.Key} was acknowledged {g.Count()} times"));
        foreach (var field in acknowledged.SelectMany(p => p.Fields.Keys).Distinct())
        {
            var last = acknowledged.Last(p => p.Fields.ContainsKey(field));
            // A press whose end is not known may have come after it.
            var after = presses.Where(p => !p.IsAcknowledged && p.Revision > last.Revision && p.Fields.ContainsKey(field)).Select(p => p.Fields[field]);
            seen++;
            if (inputs.GetValueOrDefault(field) is var found && found != last.Fields[field] && !after.Contains(found)) lost.Add($"{draft} {field}: {found} in place of {last.Fields[field]}");
        }
        foreach (var row in acknowledged.Where(p => p.Row is not null).Select(p => p.Row!.Value))
        {
            seen++;
            if (!text.Contains(row.Name, StringComparison.Ordinal)) lost.Add($"{draft} {row.Table}: no {row.Name}");
        }
        return lost;
    }
}
