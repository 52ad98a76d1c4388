using System.Text.Json.Nodes;
using ApplyBot.Answering;
using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Tests;
using ApplyBot.Bot.Tests.Announcements;
using ApplyBot.Bot.Tests.Drafts;
using ApplyBot.Bot.Tests.SelfChecks;
using ApplyBot.Knowledge;

namespace ApplyBot.Browser.Tests;

/// <summary>Cards as the repository's knowledge makes them.</summary>
internal static class CardGallery
{
    /// <summary>One of each sort, in both languages, and one whose texts mean harm.</summary>
    public static IEnumerable<(string Name, JsonObject Card)> Sorts()
    {
        foreach (var (name, zh, en) in new[]
        {
            ("figure", "赣海汇智什么时候截止？", "When does Ganhai Huizhi close?"),
            ("figures", "赣海汇智资助多少钱？", "How much does Ganhai Huizhi pay?"),
            ("sentences", "重庆海智工作站要交哪些材料？", "What must be submitted for the Chongqing Haizhi station?"),
            ("comparison", "哪个项目资助最多？", "Which programme gives the most money?"),
            ("calendar", "接下来截止的是哪个？", "Which programme closes next?"),
            ("ambiguity", "海智计划项目能拿多少钱？", "How much can I get?"),
            ("not-stated", "湖南国际交流项目什么时候截止？", "When does the Hunan international exchange project close?"),
            ("overview", "介绍一下广西提质增效", "Tell me about the Guangxi programme"),
            ("applicants", "企业能报哪些项目？", "What can an enterprise apply for?"),
            ("contact", "赣海汇智联系谁？", "Whom to contact for Ganhai Huizhi?"),
            ("off-topic", "今天天气怎么样？", "What is the weather like today?"),
        })
        {
            yield return ($"{name}-zh", Of(zh));
            yield return ($"{name}-en", Of(en));
        }
        var conflict = Real.Answers.First(a => a.Turn.Answer.Parts.Any(p => p.Role == PartRole.Conflict)).Turn;
        yield return ("conflict-zh", AnswerCard.Of(conflict, Real.Knowledge.Wording));
        foreach (var language in new[] { Languages.Chinese, Languages.English })
        {
            var notice = Real.Knowledge.Notices.MaxBy(n => n.Programmes.Count)!;
            yield return ($"programmes-{language[..2]}", ProgrammeListCard.Of(Real.Knowledge, ProgrammeGlance.All(Real.Knowledge with { Notices = [notice] }, Real.Now), language));
            yield return ($"programme-{language[..2]}", ProgrammeCard.Of(Real.Knowledge, notice, notice.Programmes[0], language, Real.Now));
            yield return ($"welcome-{language[..2]}", WelcomeCard.Of(Real.Knowledge.Wording.Say(language, BotWording.Welcome), [.. BotWording.WelcomeSuggestions.Select(k => Real.Knowledge.Wording.Say(language, k))], language));
        }
        foreach (var (name, card) in CheckSamples.Hills().Concat(CheckSamples.Real()))
        {
            yield return ($"check-{name}", card);
        }
        foreach (var (name, card) in DraftSamples.Sorts())
        {
            yield return ($"draft-{name}", card);
        }
        foreach (var (name, card) in AnnouncementSamples.Sorts().Concat(StaffSamples.Sorts()).Where(s => s.Name.EndsWith("CN", StringComparison.Ordinal)))
        {
            yield return ($"announcement-{name}", card);
        }
        const string harm = "# 标题\n* **粗** [链接](javascript:alert(1)) <img src=x onerror=alert(1)> ${data} {{DATE(2026-01-01)}} ![](http://x/y.png) https://example.cn/very/long/address/that/has/no/place/to/break/at/all/until/its/very/end?with=query&and=more";
        var said = new AnswerPart { Role = PartRole.Fact, Text = harm, Figure = harm, FigureLabel = harm, Subject = harm, Clauses = [harm], Day = harm };
        var answer = new Answer { Outcome = Outcome.Answered, Text = harm, Language = Languages.Chinese, Parts = [said, said with { Role = PartRole.Conflict }], Source = harm, Citations = [new Citation("x", harm, harm, harm, harm)], Suggestions = [harm] };
        yield return ("harm-sentences", AnswerCard.Of(new Turn(answer, ConversationState.Empty), Real.Knowledge.Wording, harm));
        yield return ("harm-table", AnswerCard.Of(new Turn(answer with { Layout = AnswerLayout.Comparison }, ConversationState.Empty), Real.Knowledge.Wording, harm));
    }

    /// <summary>The cards of all answers and all programmes.</summary>
    public static IEnumerable<(string Name, JsonObject Card)> All() => Real.Answers.Select(a => (a.Id, AnswerCard.Of(a.Turn, Real.Knowledge.Wording)))
        .Concat(Real.Answers.Where(a => a.Turn.Answer.Citations.Count > 0).Take(50).Select(a => (a.Id, CitationCard.Of(a.Turn.Answer.Citations, a.Turn.Answer.Language, Real.Knowledge.Wording))))
        .Concat(CheckSamples.Hills()).Concat(CheckSamples.Real())
        .Concat(AnnouncementSamples.Sorts()).Concat(StaffSamples.Sorts()).Concat(DraftSamples.Sorts()).Concat(DraftSamples.Real())
        .Concat(from p in Real.Programmes from language in new[] { Languages.Chinese, Languages.English } select (p.Programme.Path, ProgrammeCard.Of(Real.Knowledge, p.Notice, p.Programme, language, Real.Now)));

    private static JsonObject Of(string question) => AnswerCard.Of(Real.Ask(Real.Now, question), Real.Knowledge.Wording);
}
