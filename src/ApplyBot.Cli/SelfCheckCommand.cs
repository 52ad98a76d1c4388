using System.CommandLine;
using System.Text.Json;
using ApplyBot.Eligibility;
using ApplyBot.Knowledge;

namespace ApplyBot.Cli;

/// <summary><c>self-check</c>: who may apply for what.</summary>
internal static class SelfCheckCommand
{
    private const int MostSuggested = 3;

    public static Command Create()
    {
        var programme = new Argument<string?>("programme") { Arity = ArgumentArity.ZeroOrOne, Description = "notice-id/path, path, number, name or alias of a programme" };
        var answers = new Option<string?>("--answers") { Description = "A JSON file {\"question\": answer, …}; - reads standard input" };
        var (knowledge, now, json, language) = (Workspace.KnowledgeOption(), Workspace.NowOption(), JsonOption(), LanguageOption());
        var command = new Command("self-check", "Check whether one may apply, list the questions, match a profile, draw the way through the questions")
        {
            programme, answers, knowledge, now, json, language, List(), Match(), Draw(), ScoreCommand.Create(),
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(programme) is not { } name) return Usage("name a programme, or one of: list, match, diagram, score");
            if (parsed.GetValue(answers) is not { } file) return Usage("give the answers with --answers FILE (or -)");
            return Workspace.Run(parsed.GetValue(knowledge), parsed.GetValue(now), (loaded, rules, moment) =>
            {
                if (Programme(rules, name) is not { } found || Answers(file, found, loaded) is not { } read) return ExitCode.BadInput;
                var verdict = SelfCheck.Judge(found, read, moment);
                Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(VerdictShape.Of(verdict, new Reasons(loaded.Wording), parsed.GetValue(language)!), Workspace.Json) : VerdictText.Of(verdict, new Reasons(loaded.Wording), parsed.GetValue(language)!));
                return ExitCode.Done;
            });
        });
        return command;
    }

    private static Command List()
    {
        var (knowledge, json, language) = (Workspace.KnowledgeOption(), JsonOption(), LanguageOption());
        var command = new Command("list", "Every programme with its questions") { knowledge, json, language };
        command.SetAction(parsed => Workspace.Run(parsed.GetValue(knowledge), null, (_, rules, _) =>
        {
            if (parsed.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(rules.Programmes.Select(p => VerdictShape.Programme(p, parsed.GetValue(language)!)), Workspace.Json));
            else foreach (var p in rules.Programmes) Console.WriteLine(VerdictText.Questions(p, parsed.GetValue(language)!));
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Match()
    {
        var profile = new Option<string?>("--profile") { Description = "A JSON file {\"province\": \"江苏\", \"applicant-kind\": \"企业\", …}; - reads standard input" };
        var (knowledge, now, json, language) = (Workspace.KnowledgeOption(), Workspace.NowOption(), JsonOption(), LanguageOption());
        var command = new Command("match", "Hold a profile against every programme") { profile, knowledge, now, json, language };
        command.SetAction(parsed => parsed.GetValue(profile) is not { } file ? Usage("give the profile with --profile FILE (or -)")
            : Workspace.Run(parsed.GetValue(knowledge), parsed.GetValue(now), (loaded, rules, moment) =>
            {
                if (ProfileOf(file, loaded) is not { } read) return ExitCode.BadInput;
                var match = ProfileMatch.Of(rules, read, new ProfileReader(loaded.Vocabulary), moment);
                var reasons = new Reasons(loaded.Wording);
                if (parsed.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(match.Verdicts.Select(v => VerdictShape.Matched(v, reasons, parsed.GetValue(language)!)), Workspace.Json));
                else foreach (var verdict in match.Verdicts) Console.WriteLine(VerdictText.Matched(verdict, reasons, parsed.GetValue(language)!));
                return ExitCode.Done;
            }));
        return command;
    }

    private static Command Draw()
    {
        var programme = new Argument<string>("programme") { Description = "notice-id/path, path, number, name or alias of a programme" };
        var (knowledge, language) = (Workspace.KnowledgeOption(), LanguageOption());
        var command = new Command("diagram", "A Mermaid flow chart of the questions") { programme, knowledge, language };
        command.SetAction(parsed => Workspace.Run(parsed.GetValue(knowledge), null, (loaded, rules, _) =>
        {
            if (Programme(rules, parsed.GetValue(programme)!) is not { } found) return ExitCode.BadInput;
            Console.WriteLine(Diagram.Of(found, new Reasons(loaded.Wording), parsed.GetValue(language)!));
            return ExitCode.Done;
        }));
        return command;
    }

    internal static Option<bool> JsonOption() => new("--json") { Description = "Print JSON" };

    internal static Option<string> LanguageOption()
    {
        var option = new Option<string>("--language") { Description = "zh-CN or en-US", DefaultValueFactory = _ => Languages.Chinese };
        option.AcceptOnlyFromAmong(Languages.Chinese, Languages.English);
        return option;
    }

    private static ProgrammeRules? Programme(EligibilityRules rules, string name)
    {
        var finder = new ProgrammeFinder(rules);
        var found = finder.Find(name);
        if (found is [var one]) return one;
        var near = finder.Nearest(name, MostSuggested);
        Console.Error.WriteLine(found.Count == 0
            ? $"programme: 没有“{name}”这个项目；{(near.Count > 0 ? $"相近的有：{string.Join("、", near)}" : $"可查的有：{string.Join("、", rules.Programmes)}")}"
            : $"programme: “{name}”不止一个，请写明是哪一个：{string.Join("、", found)}");
        return null;
    }

    private static Dictionary<string, CheckAnswer>? Answers(string file, ProgrammeRules programme, KnowledgeBase knowledge)
    {
        var reader = new AnswerReader(knowledge.Vocabulary);
        return AnswerFile.Read(file, knowledge.Wording, $"{programme} 没有这个问题；它的问题有：{string.Join("、", programme.Questions.Select(q => q.Id))}",
            (id, text) => programme.Find(id) is { } question ? (id, reader.Read(question, text)) : null);
    }

    private static Profile? ProfileOf(string file, KnowledgeBase knowledge)
    {
        var reader = new ProfileReader(knowledge.Vocabulary);
        return AnswerFile.Read(file, knowledge.Wording, $"没有这个栏目；可以写：{string.Join("、", ProfileKey.All.Select(k => k.Id))}",
            (id, text) => ProfileKey.Find(id) is { } key ? (id, reader.Read(key, text)) : null) is { } values ? new Profile(values) : null;
    }

    internal static int Usage(string message)
    {
        Console.Error.WriteLine(message);
        return ExitCode.Usage;
    }
}
