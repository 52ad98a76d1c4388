using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ApplyBot.Applications;
using ApplyBot.Bot.Cards.Drafts;

namespace ApplyBot.Bot.Tests.Kills;

/// <summary>A draft that is edited.</summary>
internal sealed record EditedDraft(string Id, Form Form, FormValues Sample, string Person);

/// <summary>Somebody at a program of his that shows cards: presses its buttons, and sends again what was not answered, as channels do.</summary>
internal sealed class DraftClient(HostProcess host, HttpClient http, string person, int number, DraftLedger ledger)
{
    private const int MostRows = 8;
    private readonly Random _random = new(number);

    /// <summary>Begins a draft.</summary>
    public async Task<EditedDraft> BeginAsync(Form form, FormValues sample)
    {
        var (card, _) = await PressAsync(new JsonObject { ["verb"] = DraftAction.Verb, ["do"] = DraftAction.New, ["at"] = form.Id, ["nonce"] = $"{Guid.NewGuid():N}" });
        return new EditedDraft(card.Draft, form, sample, person);
    }

    /// <summary>Edits one of the drafts after the other, until it is enough.</summary>
    public async Task EditAsync(IReadOnlyList<EditedDraft> drafts, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            var draft = drafts[_random.Next(drafts.Count)];
            var sections = draft.Form.Sections.Where(s => s.Asked.Any()).ToList();
            var section = sections[_random.Next(sections.Count)];
            var table = section.Asked.FirstOrDefault(f => f.IsTable && NameOf(f) is not null);
            if (table is not null && (_random.Next(3) == 0 || section.Asked.All(f => f.IsTable)))
            {
                if (ledger.RowsOf(draft.Id, table.Id) < MostRows) await AddRowAsync(draft, section, table);
                continue;
            }
            var card = await SectionAsync(draft, section);
            var filled = section.Asked.Where(f => !f.IsTable).Select(f => (Id: DraftAction.Input + f.Id, Value: ValueOf(f, draft.Sample))).Where(f => f.Value is not null).ToDictionary(f => f.Id, f => f.Value!);
            if (filled.Count > 0) await SaveAsync(draft, card, card.Button(DraftAction.Save, section.Id)!, filled, null);
        }
    }

    /// <summary>A section as it is shown now.</summary>
    public async Task<ShownCard> SectionAsync(EditedDraft draft, FormSection section) =>
        (await PressAsync(new JsonObject { ["verb"] = DraftAction.Verb, ["do"] = DraftAction.Section, ["at"] = section.Id, ["draft"] = draft.Id, ["rev"] = 0, ["nonce"] = $"{Guid.NewGuid():N}" })).Card;

    private async Task AddRowAsync(EditedDraft draft, FormSection section, FormField table)
    {
        var shown = await SectionAsync(draft, section);
        var (card, _) = await PressAsync(shown.Press(shown.Button(DraftAction.Add, table.Id)!, new Dictionary<string, string>()));
        // No row is shown where the other client changed the section meanwhile.
        if (card.Button(DraftAction.Section, section.Id, ofRow: true) is not { } save) return;
        var row = $"row-{ledger.NextNumber():D7}";
        await SaveAsync(draft, card, save, new Dictionary<string, string> { [DraftAction.Input + NameOf(table)!.Id] = row }, (table.Id, row));
    }

    private async Task SaveAsync(EditedDraft draft, ShownCard card, JsonObject button, Dictionary<string, string> filled, (string Table, string Name)? row)
    {
        var revision = (int)button["rev"]! + 1;
        var (reply, wasSentAgain) = await PressAsync(card.Press(button, filled));
        ledger.Add(new SavePress(draft.Id, revision, row is null ? filled : [], row, reply.IsSaved), wasSentAgain);
    }

    private async Task<(ShownCard Card, bool WasSentAgain)> PressAsync(JsonObject value)
    {
        var activity = new JsonObject
        {
            ["type"] = "message", ["id"] = $"{Guid.NewGuid():N}", ["channelId"] = "emulator", ["deliveryMode"] = "expectReplies", ["locale"] = "zh-CN",
            ["from"] = new JsonObject { ["id"] = person }, ["conversation"] = new JsonObject { ["id"] = $"conversation-{number}" }, ["recipient"] = new JsonObject { ["id"] = "bot" }, ["value"] = value,
        }.ToJsonString();
        for (var wasSentAgain = false; ; wasSentAgain = true)
        {
            var kills = host.Kills;
            await host.Listens;
            try
            {
                using var content = new StringContent(activity, Encoding.UTF8, "application/json");
                using var response = await http.PostAsync(new Uri(host.Address, "/api/messages"), content);
                var body = await response.Content.ReadAsStringAsync();
                response.StatusCode.ShouldBe(HttpStatusCode.OK, body);
                return (new ShownCard(JsonNode.Parse(body)!), wasSentAgain);
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException && host.Kills != kills)
            {
            }
        }
    }

    // Every value is written once only, so that what is found tells who wrote it when.
    private string? ValueOf(FormField field, FormValues sample) => field.Kind switch
    {
        FieldKind.Text => $"{Shortened(sample.Text(field.Id), (int)(field.Max ?? 50) - 10)} {ledger.NextNumber()}".Trim(),
        FieldKind.LongText => $"{sample.Text(field.Id)} {ledger.NextNumber()}".Trim(),
        FieldKind.Phone => $"138{ledger.NextNumber():D8}",
        _ => null,
    };

    private static string Shortened(string text, int most) => text.Length <= most ? text : text[..Math.Max(0, most)];

    private static FormField? NameOf(FormField table) => table.Columns.FirstOrDefault(c => c.Kind is FieldKind.Text or FieldKind.LongText);
}
