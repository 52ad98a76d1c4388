using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ApplyBot.Bot.Tests;

/// <summary>Searching programmes from the compose box of Teams.</summary>
public sealed class MessageExtensionTests : IDisposable
{
    private readonly TeamsInvokes _teams = new();

    [Fact]
    public async Task Before_anything_is_typed_what_closes_next_stands_first()
    {
        var result = await _teams.SearchAsync(null);

        ((string)result["type"]!).ShouldBe("result");
        ((string)result["attachmentLayout"]!).ShouldBe("list");
        var lines = result["attachments"]!.AsArray().Select(a => (string)a!["preview"]!["content"]!["subtitle"]!).ToList();
        lines.Count.ShouldBe(Real.Programmes.Count(p => p.Programme.Parent is null));
        lines[0].ShouldContain("江西");
        lines[0].ShouldContain("正在申报，还有24天");
    }

    [Theory]
    [InlineData("赣")]
    [InlineData("赣海")]
    [InlineData("贛海匯智")]
    [InlineData("赣海会智")]
    [InlineData("ganhai")]
    [InlineData("赣科协字〔2026〕6号")]
    [InlineData("江西")]
    public async Task Half_a_name_pinyin_a_typing_error_a_number_or_a_province_finds_it(string typed)
    {
        var result = await _teams.SearchAsync(typed);

        ((string)result["attachments"]![0]!["preview"]!["content"]!["subtitle"]!).ShouldContain("赣海汇智");
    }

    [Fact]
    public async Task A_province_and_a_kind_of_applicant_narrow_each_other()
    {
        var all = await _teams.TitlesAsync("广西");
        var some = await _teams.TitlesAsync("广西 博士创新站建站单位");

        all.Count.ShouldBeGreaterThan(some.Count);
        some.ShouldNotBeEmpty();
        some.ShouldBeSubsetOf(all);
        (await _teams.TitlesAsync("企业")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Pages_are_parts_of_the_whole_in_order()
    {
        var all = await _teams.TitlesAsync("项目");

        all.Count.ShouldBeGreaterThan(6);
        (await _teams.TitlesAsync("项目", 0, 3)).Concat(await _teams.TitlesAsync("项目", 3, 3)).ShouldBe(all.Take(6));
        (await _teams.TitlesAsync("项目", 10_000, 3)).ShouldBeEmpty();
        (await _teams.TitlesAsync("项目", 0, 10_000)).Count.ShouldBeLessThanOrEqualTo(25);
    }

    [Fact]
    public async Task A_result_has_the_whole_card_and_fits_into_Teams()
    {
        foreach (var attachment in (await _teams.SearchAsync(null))["attachments"]!.AsArray())
        {
            ((string)attachment!["contentType"]!).ShouldBe("application/vnd.microsoft.card.adaptive");
            Encoding.UTF8.GetByteCount(attachment["content"]!.ToJsonString()).ShouldBeLessThan(28 * 1024);
            attachment["content"]!.ToJsonString().ShouldContain("task/fetch");
            attachment["preview"]!["content"]!["tap"].ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("en-US", "No programme found")]
    [InlineData("zh-CN", "没有找到")]
    public async Task Nothing_found_is_said(string locale, string says)
    {
        var result = await _teams.SearchAsync("zzzz9", locale: locale);

        ((string)result["type"]!).ShouldBe("message");
        ((string)result["text"]!).ShouldContain(says);
    }

    [Fact]
    public async Task Who_reads_English_sees_English_and_who_types_Chinese_sees_Chinese()
    {
        (await _teams.TitlesAsync("haizhi", locale: "en-US"))[0].ShouldContain("Haizhi");
        (await _teams.TitlesAsync("海智", locale: "en-US"))[0].ShouldContain("海智");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"commandId\":\"other\"}")]
    [InlineData("{\"commandId\":7}")]
    [InlineData("{\"parameters\":{}}")]
    [InlineData("{\"parameters\":[{\"name\":\"query\",\"value\":{\"a\":1}}]}")]
    [InlineData("{\"parameters\":[{\"name\":\"query\",\"value\":\"a\"}],\"queryOptions\":{\"skip\":-1}}")]
    [InlineData("{\"parameters\":[{\"name\":\"query\",\"value\":\"a\"}],\"queryOptions\":{\"skip\":0,\"count\":0}}")]
    [InlineData("{\"parameters\":[{\"name\":\"query\",\"value\":\"a\"}],\"queryOptions\":{\"skip\":99999999999}}")]
    public async Task A_malformed_search_is_refused(string value)
    {
        var (status, body) = await _teams.SendAsync("composeExtension/query", JsonNode.Parse(value));

        status.ShouldBe(HttpStatusCode.BadRequest);
        ((string)body!["error"]!["code"]!).ShouldBe("BadArgument");
    }

    [Theory]
    [InlineData("{\"commandId\":\"searchProgrammes\"}")]
    [InlineData("{\"parameters\":[null,{\"name\":\"query\"}]}")]
    [InlineData("{}")]
    public async Task A_search_without_words_lists_all(string value)
    {
        var (status, body) = await _teams.SendAsync("composeExtension/query", JsonNode.Parse(value));

        status.ShouldBe(HttpStatusCode.OK);
        body!["composeExtension"]!["attachments"]!.AsArray().Count.ShouldBe(Real.Programmes.Count(p => p.Programme.Parent is null));
    }

    [Fact]
    public async Task A_chosen_programme_comes_as_its_card_and_an_unknown_one_is_refused()
    {
        var (notice, programme) = Real.Programmes.First();
        var (status, body) = await _teams.SendAsync("composeExtension/selectItem", new JsonObject { ["notice"] = notice.Id, ["programme"] = programme.Path });

        status.ShouldBe(HttpStatusCode.OK);
        body!["composeExtension"]!["attachments"]!.AsArray().ShouldHaveSingleItem()!["content"]!.ToJsonString(ApplyBot.Bot.Protocol.ProtocolJson.Wire.Options).ShouldContain(programme.Name.Zh);
        (await _teams.SendAsync("composeExtension/selectItem", new JsonObject { ["notice"] = notice.Id, ["programme"] = "none" })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await _teams.SendAsync("composeExtension/selectItem", null)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    public void Dispose() => _teams.Dispose();
}
