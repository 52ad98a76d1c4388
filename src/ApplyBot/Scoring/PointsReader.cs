using ApplyBot.Eligibility;
using ApplyBot.Knowledge;

namespace ApplyBot.Scoring;

/// <summary>Asks for points and reads them: numbers in whole or half points, 满分, 没有; 不清楚 leaves a row out. Never throws on any text.</summary>
public sealed class PointsReader(Vocabulary vocabulary, Wording wording)
{
    private readonly AnswerReader _answers = new(vocabulary);

    /// <summary>The question for a row: its name and most points, and below it what is looked at.</summary>
    public EligibilityQuestion Question(ScoreItem item) => Question(item.Id, item.Max, item.Clauses, item.Looks,
        language => wording.Say(language, "scoring.ask.item", item.Title.In(language), item.Max));

    /// <summary>The question for what another rater may give altogether.</summary>
    public EligibilityQuestion Question(ScoreTable table, Rater rater) => Question(rater.Id, table.Total, table.Clauses, null,
        language => wording.Say(language, "scoring.ask.rater", rater.Name.In(language), table.Total));

    /// <summary>The question with this id: a row by its place or clause, or another rater; null when the table has none such.</summary>
    public EligibilityQuestion? Question(ScoreTable table, string id) =>
        table.Find(id) is { } item ? Question(item) : table.Raters.FirstOrDefault(r => !r.IsSelf && r.Id == id) is { } rater ? Question(table, rater) : null;

    /// <summary>Reads <paramref name="text"/> as points from none to the question's most.</summary>
    public AnswerReading Read(EligibilityQuestion question, string? text)
    {
        var folded = AnswerReader.Fold(text ?? "");
        if (Says("full", folded)) return AnswerReading.Of(new NumberAnswer(question.Max));
        if (Says("none", folded)) return AnswerReading.Of(new NumberAnswer(0));
        var reading = _answers.Read(question, text);
        return reading.Answer is NumberAnswer { Value: var points } && points * 2 % 1 != 0 ? AnswerReading.Wrong("half-points") : reading;
    }

    private bool Says(string name, string folded) => vocabulary.Replies.TryGetValue(name, out var words) && words.Contains(folded, StringComparer.OrdinalIgnoreCase);

    private EligibilityQuestion Question(string id, decimal max, IReadOnlyList<string> clauses, LocalText? help, Func<string, string> text) => new()
    {
        Id = id, Kind = QuestionKind.Number, Text = new LocalText(text(Languages.Chinese), text(Languages.English)), Help = help, Clauses = clauses, Source = "",
        Unit = new LocalText(wording.Say(Languages.Chinese, "scoring.point"), wording.Say(Languages.English, "scoring.point")), Min = 0, Max = max, Fractions = true,
    };
}
