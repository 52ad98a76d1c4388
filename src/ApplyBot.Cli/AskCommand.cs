using System.CommandLine;
using System.Text.Json;
using ApplyBot.Answering;
using ApplyBot.Evaluation;

namespace ApplyBot.Cli;

/// <summary><c>ask "问题"</c> and <c>ask --jsonl FILE|-</c>.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var question = new Argument<string?>("question") { Arity = ArgumentArity.ZeroOrOne, Description = "The question" };
        var jsonl = new Option<string?>("--jsonl") { Description = "Answer a file of lines {\"id\",\"now\",\"turns\":[…]}; - reads standard input" };
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        var explain = new Option<bool>("--explain") { Description = "Show how the question is understood and which facts stand nearest" };
        var (knowledge, now, index) = (Workspace.KnowledgeOption(), Workspace.NowOption(), Workspace.IndexOption());
        var command = new Command("ask", "Answer a question, or a file of conversations") { question, jsonl, json, explain, knowledge, now, index };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(question) is null == parsed.GetValue(jsonl) is null)
            {
                Console.Error.WriteLine("give either a question or --jsonl FILE");
                return ExitCode.Usage;
            }
            if (!Workspace.TryNow(parsed.GetValue(now), out var moment)) return ExitCode.BadInput;
            if (Workspace.Load(parsed.GetValue(knowledge)) is not { } loaded || Workspace.Assistant(loaded, parsed.GetValue(index)) is not { } assistant) return ExitCode.BadInput;
            if (parsed.GetValue(explain) && parsed.GetValue(question) is { } asked)
                foreach (var line in assistant.Explain(asked, ConversationState.Empty, moment)) Console.WriteLine(line);
            return parsed.GetValue(jsonl) is { } file
                ? AnswerLines(assistant, file, moment)
                : AnswerOne(assistant, parsed.GetValue(question)!, moment, parsed.GetValue(json));
        });
        return command;
    }

    private static int AnswerOne(Assistant assistant, string question, DateTimeOffset now, bool json)
    {
        var answer = assistant.Reply(question, ConversationState.Empty, now).Answer;
        Console.WriteLine(json ? JsonSerializer.Serialize(Shape(null, answer), Workspace.Json) : answer.Text);
        return ExitCode.Done;
    }

    private static int AnswerLines(Assistant assistant, string file, DateTimeOffset fallback)
    {
        if (file != "-" && !File.Exists(file))
        {
            Console.Error.WriteLine($"{file}: no such file");
            return ExitCode.BadInput;
        }
        using var reader = file == "-" ? Console.In : new StreamReader(file);
        var (number, code) = (0, ExitCode.Done);
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                using var document = JsonDocument.Parse(line);
                var root = document.RootElement;
                var id = root.GetProperty("id").GetString();
                var now = root.TryGetProperty("now", out var at) && at.ValueKind == JsonValueKind.String ? at.GetDateTimeOffset() : fallback;
                var turns = root.GetProperty("turns").EnumerateArray().Select(t => t.GetString() ?? throw new FormatException("a turn is not a text")).ToList();
                if (turns.Count == 0) throw new FormatException("turns is empty");
                Console.WriteLine(JsonSerializer.Serialize(Shape(id, Converse(assistant, turns, now)), Workspace.Json));
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
            {
                Console.Error.WriteLine($"{file}:{number}: {Reason(e)}");
                code = ExitCode.BadInput;
            }
        }
        return code;
    }

    private static Answer Converse(Assistant assistant, IReadOnlyList<string> turns, DateTimeOffset now)
    {
        var turn = new Turn(null!, ConversationState.Empty);
        foreach (var text in turns) turn = assistant.Reply(text, turn.State, now);
        return turn.Answer;
    }

    private static string Reason(Exception e) => e is KeyNotFoundException ? "needs the keys id and turns: " + e.Message : e.Message;

    private static object Shape(string? id, Answer a) => new
    {
        id,
        outcome = Outcomes.Name(a.Outcome),
        a.Text,
        citations = a.Citations.Select(c => new { c.Notice, c.DocNumber, c.Clause, c.Text }),
        a.Programmes,
        a.Suggestions,
    };
}
