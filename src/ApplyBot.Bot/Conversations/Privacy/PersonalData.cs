using ApplyBot.Applications;
using ApplyBot.Bot.Announcements;
using ApplyBot.Bot.Cards.Reminders;
using ApplyBot.Bot.Conversations.Drafts;
using ApplyBot.Bot.Conversations.References;
using ApplyBot.Bot.Conversations.Reminders;
using ApplyBot.Bot.Conversations.SelfChecks;
using ApplyBot.Knowledge;
using ApplyBot.Storage;
using ApplyBot.Storage.Outbox;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Conversations.Privacy;

/// <summary>Finds and deletes what is kept of a person, wherever it lies.</summary>
public sealed class PersonalData(IDocumentStore store, Profiles profiles, DraftStore drafts, Subscriptions subscriptions, ConversationReferences references, Acknowledgements acknowledgements, IOutbox outbox, KnowledgeBase knowledge, DraftExpiry expiry, ChatStates states, CheckRules rules, FormCatalog forms, IOptions<ConversationOptions> options)
{
    /// <summary>What is kept of whoever sent the activity, who is alone with the bot.</summary>
    /// <param name="inbound">The activity.</param>
    /// <param name="state">State of the conversation.</param>
    /// <param name="language"><c>zh-CN</c> or <c>en-US</c>.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<PersonalReport> FindAsync(Activity inbound, ChatState state, string language, CancellationToken cancellation)
    {
        var owner = Occasions.PersonOf(inbound)!;
        var key = Profiles.KeyOf(inbound)!;
        var profile = await profiles.LoadAsync(key, cancellation);
        var own = await drafts.ListAsync(owner, cancellation);
        return new PersonalReport
        {
            Profile = [.. rules.Listed(profile).Select(k => rules.QuestionOf(k)).Select(q => (q.Text.In(language), rules.Label(q, profile.Values[q.Id], language)))],
            ProfileUntil = await store.GetAsync(key, cancellation) is { } document ? Day(document.Written + options.Value.KeepProfilesFor) : null,
            Drafts = [.. own.Select(d => new ReportedDraft(forms.Find(d.Draft.Form)?.Title.In(language) ?? d.Draft.Form, Day(d.Draft.Edited), d.Draft.Values.ById.Count, expiry.LastDay(d)))],
            UnreadableDrafts = await drafts.CountAsync(owner, cancellation) - own.Count,
            LastQuestion = state.Speaker == inbound.From?.Id && state.Talk.Content.Length > 0 ? state.Talk.Content : null,
            Subscriptions = [.. (await subscriptions.FindAsync(owner, cancellation)).Subscriber.Subscriptions.Select(s => new ReminderText(knowledge, language).Name(s.Topic))],
            HasReference = await references.FindAsync(owner, cancellation) is not null,
            CheckAnswers = Answers(inbound, state),
            HasOpenDraft = state.Draft is not null,
            ConversationDays = (int)(inbound.ChannelId == ChannelIds.DirectLine ? options.Value.KeepWebChatFor : options.Value.KeepFor).TotalDays,
        };
    }

    /// <summary>Deletes it, but for the state of the conversation itself and how he can be written to, which whoever runs the turn deletes. Links and cards to what is deleted lead nowhere.</summary>
    public async Task<ForgottenData> ForgetAsync(Activity inbound, ChatState state, CancellationToken cancellation)
    {
        var owner = Occasions.PersonOf(inbound)!;
        var key = Profiles.KeyOf(inbound)!;
        var profile = (await profiles.LoadAsync(key, cancellation)).Values.Count;
        await store.DeleteAsync(key, ETags.Any, cancellation);
        var deleted = await drafts.DeleteAllAsync(owner, cancellation);
        await subscriptions.ForgetAsync(owner, cancellation);
        await acknowledgements.ForgetAsync(owner, cancellation);
        await outbox.ForgetRecipientAsync(owner, cancellation);
        var conversations = await states.ForgetPersonAsync(inbound.ChannelId ?? "", inbound.From!.Id!, ChatStates.KeyOf(inbound), cancellation);
        return new ForgottenData(profile, deleted, Answers(inbound, state), conversations);
    }

    private static int Answers(Activity inbound, ChatState state) =>
        CheckTurns.Of(inbound, state) is { } check ? check.Answers.Count + check.Told.Count + check.Points.Count : 0;

    private static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(LocalMoment.Zone).DateTime);
}
