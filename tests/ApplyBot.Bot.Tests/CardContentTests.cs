using ApplyBot.Answering;
using ApplyBot.Bot.Cards;
using ApplyBot.Knowledge;
using Xunit.Abstractions;

namespace ApplyBot.Bot.Tests;

/// <summary>Cards say what the text says, over everything that the repository's knowledge answers.</summary>
public sealed class CardContentTests(ITestOutputHelper output)
{
    private static readonly string[] Both = [Languages.Chinese, Languages.English];

    [Fact]
    public void The_card_of_an_answer_holds_every_figure_of_its_text_and_its_sources()
    {
        foreach (var (id, turn) in Real.Answers)
        {
            var text = CardText.Of(AnswerCard.Of(turn, Real.Knowledge.Wording));

            Figures.Stated(turn.Answer.Text).Except(Figures.Stated(text)).ShouldBeEmpty($"{id}: {turn.Answer.Text}\n----\n{text}");
            if (turn.Answer.Source is { } source)
            {
                text.ShouldContain(source, customMessage: id);
            }
        }
        Real.Answers.Count.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void The_card_of_an_answer_invents_no_figure()
    {
        foreach (var (id, turn) in Real.Answers)
        {
            var text = CardText.Of(AnswerCard.Of(turn, Real.Knowledge.Wording));
            var backed = Figures.Backed(turn.Answer.Text + string.Join('\n', turn.Answer.Citations.Select(c => c.Clause + c.Text))).ToHashSet();
            backed.UnionWith(turn.Answer.Parts.SelectMany(p => p.Clauses).SelectMany(Figures.Backed));

            Figures.Stated(text).Except(backed).ShouldBeEmpty($"{id}: {turn.Answer.Text}\n----\n{text}");
        }
    }

    [Fact]
    public void Parts_and_source_are_the_text()
    {
        foreach (var (id, turn) in Real.Answers)
        {
            string.Join('\n', turn.Answer.Parts.Select(p => p.Text).Concat(turn.Answer.Source is { } source ? [source] : [])).ShouldBe(turn.Answer.Text, id);
        }
    }

    [Fact]
    public void The_clauses_fold_out()
    {
        foreach (var (id, turn) in Real.Answers.Where(a => a.Turn.Answer.Citations.Count is > 0 and < 4))
        {
            var text = CardText.Of(AnswerCard.Of(turn, Real.Knowledge.Wording), folded: true);

            turn.Answer.Citations.Select(c => c.Clause).Where(clause => !text.Contains(clause, StringComparison.Ordinal)).ShouldBeEmpty(id);
        }
    }

    [Fact]
    public void No_card_is_larger_than_Teams_takes()
    {
        var answers = Real.Answers.Select(a => CardText.Bytes(AnswerCard.Of(a.Turn, Real.Knowledge.Wording, new string('问', 300)))).ToList();
        var programmes = (from p in Real.Programmes from language in Both select CardText.Bytes(ProgrammeCard.Of(Real.Knowledge, p.Notice, p.Programme, language, Real.Now))).ToList();
        var lists = Both.Select(language => CardText.Bytes(ProgrammeListCard.Of(Real.Knowledge, ProgrammeGlance.All(Real.Knowledge, Real.Now), language))).ToList();
        output.WriteLine($"largest answer {answers.Max()}, median {answers.Order().ElementAt(answers.Count / 2)}; programme {programmes.Max()}; list {lists.Max()} bytes");

        answers.Concat(programmes).Concat(lists).Max().ShouldBeLessThanOrEqualTo(28 * 1024);
    }

    [Fact]
    public void The_card_of_a_programme_says_only_what_its_notice_says_and_names_the_clauses()
    {
        foreach (var (notice, programme) in Real.Programmes)
        {
            foreach (var language in Both)
            {
                var sheet = ProgrammeSheet.Of(Real.Knowledge, notice, programme, Real.Now);
                var text = CardText.Of(ProgrammeCard.Of(Real.Knowledge, notice, programme, language, Real.Now));
                var clauses = sheet.Rows.SelectMany(r => r.Clauses).Distinct().ToList();

                var backed = Figures.Backed($"{string.Join('\n', clauses.Select(notice.ClauseText))}\n{string.Join(' ', clauses)}\n{notice.Title.In(language)}\n{notice.Short.In(language)}\n{notice.DocNumber}\n{programme.Name.In(language)}\n{sheet.Glance.DaysLeft}");
                Figures.Stated(text).Except(backed).ShouldBeEmpty($"{notice.Id}/{programme.Path}\n{text}");
                clauses.ShouldNotBeEmpty();
                clauses.Where(c => !text.Contains(c, StringComparison.Ordinal)).ShouldBeEmpty();
                text.ShouldContain(notice.Title.In(language));
            }
        }
    }

    [Fact]
    public void The_list_of_programmes_says_only_what_the_notices_say_and_names_the_clauses()
    {
        foreach (var notice in Real.Knowledge.Notices)
        {
            var glances = ProgrammeGlance.All(Real.Knowledge with { Notices = [notice] }, Real.Now);
            foreach (var language in Both)
            {
                var text = CardText.Of(ProgrammeListCard.Of(Real.Knowledge, glances, language));

                var backed = Figures.Backed($"{string.Join('\n', glances.SelectMany(g => g.Clauses).Select(notice.ClauseText))}\n{notice.Title.In(language)}\n{notice.DocNumber}\n{string.Join('\n', glances.Select(g => $"{g.Name.In(language)} {g.DaysLeft} {string.Join(' ', g.Clauses)}"))}\n{glances.Count}");
                Figures.Stated(text).Except(backed).ShouldBeEmpty($"{notice.Id}\n{text}");
                glances.Where(g => g.Closing is not null || g.Amount is not null).ShouldAllBe(g => g.Clauses.Count > 0);
            }
        }
    }
}
