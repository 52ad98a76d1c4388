using ApplyBot.Applications;
using ApplyBot.Bot.Tests.SelfChecks;
using ApplyBot.Bot.Tests.Teams;
using ApplyBot.Knowledge;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Drafts;

/// <summary>A form that changes while somebody fills it in.</summary>
public sealed class MigrationTests
{
    private const string Park = "guangxi-quality-2026/park";

    [Fact]
    public async Task A_new_version_shows_what_changed_and_takes_over_what_fits()
    {
        var store = new KeptDocuments();
        System.Text.Json.Nodes.JsonObject card;
        await using (var before = TeamsBot.Over(store, await FakeConnector.StartAsync()))
        {
            before.Host.Real();
            var me = new TeamsApplicant(before);
            await me.SayAsync("填园区科协申报表");
            await me.FillAsync("保存并继续", ("v:project-name", "甲项目"), ("v:address", "某路一号"), ("v:unit", "甲单位"));
            await me.FillAsync("上一节");
            card = me.Card;
        }
        await using var after = TeamsBot.Over(store, await FakeConnector.StartAsync());
        after.Host.Real().With(services => services.AddSingleton(new FormCatalog([.. Real.Forms.All.Select(f => f.Id == Park ? Second(f) : f)])));
        var again = new TeamsApplicant(after);

        (await again.ExecuteAsync("draft", CheckCards.Filled(card, "保存并继续", ("v:unit", "乙单位")))).ShouldContain("第1版改为第2版");
        again.Shown.ShouldContain("新增：官网地址");
        again.Shown.ShouldContain("取消（更新后不再保留）：联系地址：某路一号");
        again.Shown.ShouldContain("改了说法：申报的项目叫什么");
        await again.SayAllAsync("我的草稿", "1");
        again.Shown.ShouldContain("第1版改为第2版");
        (await again.FillAsync("更新到新版")).ShouldContain("草稿已更新到新版");
        await again.FillAsync("项目和承担单位");
        CheckCards.Value(again.Card, "v:project-name").ShouldBe("甲项目");
        CheckCards.Value(again.Card, "v:unit").ShouldBe("乙单位");
        CheckCards.Value(again.Card, "v:website").ShouldBeNull();
        CheckCards.Inputs(again.Card).ShouldNotContain(i => (string?)i["id"] == "v:address");
    }

    [Fact]
    public async Task A_form_that_is_gone_leaves_the_draft_listed()
    {
        var store = new KeptDocuments();
        await using (var before = TeamsBot.Over(store, await FakeConnector.StartAsync()))
        {
            before.Host.Real();
            await new TeamsApplicant(before).SayAsync("填园区科协申报表");
        }
        await using var after = TeamsBot.Over(store, await FakeConnector.StartAsync());
        after.Host.Real().With(services => services.AddSingleton(new FormCatalog([.. Real.Forms.All.Where(f => f.Id != Park)])));
        var me = new TeamsApplicant(after);
        await me.SayAsync("我的草稿");
        me.Shown.ShouldContain("不在收录之列");
        await me.SayAsync("1");
        me.Shown.ShouldContain("我的草稿（1份）");
    }

    private static Form Second(Form form) => form with
    {
        Version = 2,
        Sections = [.. form.Sections.Select(s => s with { Fields = [.. s.Fields.Where(f => f.Id != "address").Select(f => f.Id == "project-name" ? f with { Text = new LocalText("申报的项目叫什么", "Name of the project") } : f),
            .. s.Id == "project" ? [new FormField { Id = "website", Kind = FieldKind.Text, Text = new LocalText("官网地址", "Website"), Clauses = [] }] : Array.Empty<FormField>()] })],
    };
}
