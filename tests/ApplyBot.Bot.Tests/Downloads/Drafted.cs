using System.Collections.Immutable;
using ApplyBot.Applications;
using ApplyBot.Bot.Conversations.Drafts;
using ApplyBot.Bot.Protocol;
using ApplyBot.Exporting;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Downloads;

/// <summary>Drafts as somebody has them.</summary>
internal static class Drafted
{
    /// <summary>The same words as in every field that <see cref="Filled"/> fills.</summary>
    public const string Mark = "不给别人看";

    /// <summary>A form with tables.</summary>
    public static Form Form(IServiceProvider services) => services.GetRequiredService<FormCatalog>().All.First(f => f.Fields.Any(x => x.IsTable) && f.Use == FormUse.Application);

    /// <summary>Everything that can be typed into a form: each value tells its field, and what is chosen is the first.</summary>
    public static FormValues Filled(Form form) => form.Asked.Aggregate(FormValues.Empty, (values, field) => values.With(field.Id,
        field.IsTable ? new RowsValue([field.Columns.ToImmutableDictionary(c => c.Id, c => c.Options is [var first, ..] ? first.Id : $"{Mark}{field.Id}{c.Id}")])
        : field.Options is [var option, ..] ? new ChosenValue([option.Id], option.TakesText ? Mark : null)
        : new TypedValue($"{Mark}{field.Id}")));

    /// <summary>Keeps a draft of <see cref="Form"/> with every field filled in.</summary>
    public static async Task<OwnDraft> KeepAsync(IServiceProvider services, string owner, string id = "d1", ConversationReference? reference = null)
    {
        var (form, now) = (Form(services), services.GetRequiredService<TimeProvider>().GetUtcNow());
        var draft = Draft.Of(form, id, now).With(Filled(form), null, now);
        return (await services.GetRequiredService<DraftStore>().SaveAsync(owner, new OwnDraft(draft, null) { Reference = reference }, CancellationToken.None))!;
    }

    /// <summary>What the owner is handed.</summary>
    public static IReadOnlyList<Activity> Deliver(IServiceProvider services, Activity inbound, OwnDraft draft, ExportFormat format = ExportFormat.Word) =>
        services.GetRequiredService<DraftDelivery>().Deliver(inbound, DraftStore.OwnerOf(inbound) ?? "", draft, format, "zh-CN");
}
