using System.CommandLine;
using System.Text.Json;
using ApplyBot.Eligibility;
using ApplyBot.Knowledge;
using ApplyBot.Scoring;

namespace ApplyBot.Cli;

/// <summary><c>self-check score</c>: an estimate of one's points by a scoring table.</summary>
internal static class ScoreCommand
{
    private const string Everything = "list";

    public static Command Create()
    {
        var table = new Argument<string>("table") { Description = $"notice-id/table, name, clause or part of the title of a scoring table; {Everything} prints them all" };
        var answers = new Option<string?>("--answers") { Description = "A JSON file {\"1.1\": 5, …}: points by row, and in all by other raters; - reads standard input" };
        var (knowledge, json, language) = (Workspace.KnowledgeOption(), SelfCheckCommand.JsonOption(), SelfCheckCommand.LanguageOption());
        var command = new Command("score", "Estimate one's points by a scoring table, or list the tables") { table, answers, knowledge, json, language };
        command.SetAction(parsed =>
        {
            var (name, spoken) = (parsed.GetValue(table)!, parsed.GetValue(language)!);
            if (name != Everything && parsed.GetValue(answers) is null) return SelfCheckCommand.Usage("give the points with --answers FILE (or -)");
            if (Workspace.Load(parsed.GetValue(knowledge)) is not { } loaded) return ExitCode.BadInput;
            var tables = ScoreTables.Of(loaded);
            if (name == Everything) return Print(parsed.GetValue(json), tables.All.Select(t => ScoreShape.Table(t, spoken)), () => string.Join('\n', tables.All.Select(t => ScoreLines.Of(t, spoken))));
            if (Table(tables, name) is not { } found || Points(parsed.GetValue(answers)!, found, loaded) is not { } read) return ExitCode.BadInput;
            var (estimate, text) = (Estimate.Of(found, read), new EstimateText(loaded.Wording));
            return Print(parsed.GetValue(json), ScoreShape.Of(estimate, text, spoken), () => ScoreLines.Of(estimate, text, spoken));
        });
        return command;
    }

    private static int Print(bool json, object shape, Func<string> lines)
    {
        Console.WriteLine(json ? JsonSerializer.Serialize(shape, Workspace.Json) : lines());
        return ExitCode.Done;
    }

    private static ScoreTable? Table(ScoreTables tables, string name)
    {
        var found = tables.Find(name);
        if (found is [var one]) return one;
        Console.Error.WriteLine(found.Count == 0 ? $"table: 没有“{name}”这张评分表；可用的有：{string.Join("、", tables.All)}" : $"table: “{name}”不止一张，请写明是哪一张：{string.Join("、", found)}");
        return null;
    }

    private static Dictionary<string, CheckAnswer>? Points(string file, ScoreTable table, KnowledgeBase knowledge)
    {
        var reader = new PointsReader(knowledge.Vocabulary, knowledge.Wording);
        return AnswerFile.Read(file, knowledge.Wording, $"{table} 没有这一项；可以填：{string.Join("、", table.Items.Select(i => i.Id).Concat(table.Raters.Where(r => !r.IsSelf).Select(r => r.Id)))}",
            (id, text) => reader.Question(table, id) is { } question ? (question.Id, reader.Read(question, text)) : null);
    }
}
