using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ApplyBot.Applications;
using ApplyBot.Applications.Checking;
using ApplyBot.Applications.Layout;
using ApplyBot.Bot.Cards.Drafts;
using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Conversations.Drafts;
using ApplyBot.Knowledge;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Tests.Drafts;

/// <summary>Cards of drafts to look at.</summary>
internal static class DraftSamples
{
    /// <summary>A small form with every kind of field.</summary>
    public static Form Hill { get; } = new()
    {
        Id = "hills-2026/hill", Version = 2, Notice = Some.Knowledge.Notices[0], Title = new LocalText("山丘申报表", "Hill form"), Aliases = [], Programmes = ["hill"], Use = FormUse.Application, Clauses = ["四.4"],
        Help = new LocalText("填好后打印。", "Print it."), Document = new FormDocument(false, []), Source = "hill.yaml",
        Checks = [],
        Sections =
        [
            new FormSection("unit", new LocalText("单位", "Unit"), new LocalText("照实填写。", "As it is."),
            [
                Field("name", FieldKind.Text, "单位名称", "Name") with { Required = true, Key = "unit-name", Clauses = ["四.4"] }, Field("code", FieldKind.CreditCode, "信用代码", "Credit code") with { Clauses = ["四.4"] },
                Field("kind", FieldKind.Choice, "类别", "Kind") with { Required = true, Options = [Option("firm", "公司", "company"), Option("guild", "行会", "guild"), Option("other", "其他", "other", true)] },
                Field("offers", FieldKind.ManyChoice, "条件", "Means") with { Options = [Option("house", "场地", "a house"), Option("staff", "人手", "staff")] },
                Field("members", FieldKind.Number, "人数", "Members") with { Unit = new LocalText("人", "people"), Help = new LocalText("算到上月底。", "As of last month.") },
                Field("phone", FieldKind.Phone, "电话", "Phone"), Field("email", FieldKind.Email, "邮箱", "E-mail"), Field("account", FieldKind.BankAccount, "账号", "Account"),
            ]),
            new FormSection("work", new LocalText("工作", "Work"), null,
            [
                Field("grant", FieldKind.Money, "经费", "Money") with { Scale = 10_000, Decimals = 2 }, Field("period", FieldKind.DateRange, "起止", "Period"), Field("filled-on", FieldKind.Date, "填表日期", "Date"), Field("done", FieldKind.Date, "完成", "Done") with { MonthSuffices = true },
                Field("plan", FieldKind.LongText, "方案", "Plan") with { Max = 1000, Required = true },
                Field("budget", FieldKind.BudgetTable, "预算", "Budget") with { Required = true, Row = new LocalText("支出", "item"), Columns = [Field("item", FieldKind.Text, "内容", "Item") with { Required = true }, Field("amount", FieldKind.Money, "金额", "Amount") with { Required = true }] },
                Field("seal", FieldKind.Signature, "盖章", "Seal"),
            ]),
        ],
    };

    private static readonly Form Vale = Hill with { Id = "hills-2026/vale", Version = 1, Title = new LocalText("河谷汇总表", "Vale table"), Use = FormUse.Recommendation, Sections = [Hill.Sections[0]] };
    private static readonly DateTimeOffset Begun = Tests.Real.Now.AddDays(-2);

    public static FormValues Filled { get; } = FormValues.Empty
        .With("name", new TypedValue("山丘行会")).With("code", new TypedValue("12345")).With("kind", new ChosenValue(["other"], "合作社")).With("members", new TypedValue("三十来个"))
        .With("grant", new TypedValue("1.5")).With("filled-on", new TypedValue("明天")).With("done", new TypedValue("2026-10"))
        .With("budget", new RowsValue([Row(("item", "场地"), ("amount", "8000")), Row(("amount", "很多"))]));

    /// <summary>Each sort over a small form, in both languages.</summary>
    public static IEnumerable<(string Name, JsonObject Card)> Sorts()
    {
        var forms = new DraftForms(new FormCatalog([Hill, Vale]), Some.Knowledge with { Wording = Tests.Real.Knowledge.Wording });
        var (wording, view) = (Tests.Real.Knowledge.Wording, View(forms));
        foreach (var language in new[] { Languages.Chinese, Languages.English })
        {
            var at = new DraftState { Language = language, Draft = "d1" };
            var empty = new OwnDraft(Draft.Of(Hill, "d1", Begun), "1");
            var own = empty with { Draft = empty.Draft.With(Filled, "n", Begun), Removed = new RemovedRow("budget", 1, Row(("item", "x"))) };
            JsonObject Of(DraftPlace place, OwnDraft? draft, string? section = null, string? note = null, string? field = null, int row = 0, bool window = false, params IEnumerable<(FormField, FieldValue)> offers) =>
                view.Card(new DraftOutcome(ChatState.Empty, at with { Place = place, Section = section, Field = field, Row = row }, draft, note) { Offers = [.. offers], Drafts = [own, empty] }, "n1", Tests.Real.Now, window);
            yield return ($"choose.{language}", Of(DraftPlace.Choose, null));
            yield return ($"list.{language}", Of(DraftPlace.List, null));
            yield return ($"empty.{language}", Of(DraftPlace.Section, empty, "unit", window: true, offers: (Hill.Find("name")!, new TypedValue("山丘行会"))));
            yield return ($"section.{language}", Of(DraftPlace.Section, own, "unit", wording.Say(language, "draft.saved-wrong")));
            yield return ($"table.{language}", Of(DraftPlace.Section, own, "work"));
            yield return ($"row.{language}", Of(DraftPlace.Row, own, "work", null, "budget", 2));
            yield return ($"overview.{language}", Of(DraftPlace.Overview, own, window: true));
            yield return ($"problems.{language}", Of(DraftPlace.Problems, own));
            yield return ($"deliver.{language}", Of(DraftPlace.Deliver, own));
            yield return ($"copy.{language}", Of(DraftPlace.Copy, own));
            yield return ($"delete.{language}", Of(DraftPlace.Delete, own));
            yield return ($"change.{language}", Of(DraftPlace.Change, own with { Draft = own.Draft with { Version = 1, Fields = [.. own.Draft.Fields.Skip(1).Select(f => f.Id == "code" ? f with { Id = "name", Shape = "date" } : f.Id == "phone" ? f with { Label = new LocalText("座机", "Land line") } : f)] } }));
            yield return ($"download.{language}", DownloadCard.Of("https://bot.example/f/1", "山丘.docx", 30, true, language, wording));
            yield return ($"long.{language}", Of(DraftPlace.Section, own with { Draft = own.Draft with { Values = Filled.With("plan", new TypedValue(new string('长', 12_000))).With("budget", new RowsValue([.. Enumerable.Range(1, 100).Select(i => Row(("item", $"第{i}项{new string('目', 80)}"), ("amount", "?")))])) } }, "work", window: true));
        }
    }

    /// <summary>Every place of every form of the repository, empty and filled in, in both languages.</summary>
    public static IEnumerable<(string Name, JsonObject Card)> Real()
    {
        var forms = new DraftForms(Tests.Real.Forms, Tests.Real.Knowledge);
        var view = View(forms);
        foreach (var form in Tests.Real.Forms.All)
        {
            foreach (var (name, values) in new[] { ("empty", FormValues.Empty), ("sample", FormCases.Read(form, [])!.Sample) })
            {
                foreach (var language in new[] { Languages.Chinese, Languages.English })
                {
                    var own = new OwnDraft(Draft.Of(form, "d1", Begun).With(values, "n", Begun), "1");
                    JsonObject Of(DraftState at) => view.Card(new DraftOutcome(ChatState.Empty, at with { Language = language, Draft = "d1" }, own), "n1", FormProof.WhileOpen(form), true);
                    foreach (var place in new[] { DraftPlace.Overview, DraftPlace.Problems, DraftPlace.Deliver, DraftPlace.Copy, DraftPlace.Delete })
                    {
                        yield return ($"{form.Id}-{place}-{name}.{language}", Of(new DraftState { Place = place }));
                    }
                    foreach (var section in DraftPaths.Sections(form))
                    {
                        yield return ($"{form.Id}-{section.Id}-{name}.{language}", Of(new DraftState { Place = DraftPlace.Section, Section = section.Id }));
                        foreach (var table in section.Fields.Where(f => f.IsTable))
                        {
                            yield return ($"{form.Id}-{table.Id}-{name}.{language}", Of(new DraftState { Place = DraftPlace.Row, Section = section.Id, Field = table.Id, Row = 1 }));
                        }
                    }
                }
            }
        }
    }

    /// <summary>What makes the cards.</summary>
    public static DraftView View(DraftForms forms) => new(forms, new DraftExpiry(Options.Create(new ConversationOptions())));

    private static FormField Field(string id, FieldKind kind, string zh, string en) => new() { Id = id, Kind = kind, Text = new LocalText(zh, en), Clauses = [] };

    private static FormOption Option(string id, string zh, string en, bool takesText = false) => new(id, new LocalText(zh, en), null, takesText);

    private static ImmutableDictionary<string, string> Row(params (string Column, string Text)[] values) => values.ToImmutableDictionary(v => v.Column, v => v.Text);
}
