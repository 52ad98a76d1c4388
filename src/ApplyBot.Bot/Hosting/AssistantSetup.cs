using ApplyBot.Answering;
using ApplyBot.Applications;
using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Channels.Teams.Files;
using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Conversations.Announcements;
using ApplyBot.Bot.Conversations.Drafts;
using ApplyBot.Bot.Conversations.Privacy;
using ApplyBot.Bot.Conversations.Reminders;
using ApplyBot.Bot.Conversations.References;
using ApplyBot.Bot.Conversations.SelfChecks;
using ApplyBot.Eligibility;
using ApplyBot.Knowledge;
using ApplyBot.Understanding;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Hosting;

/// <summary>Puts the knowledge and the assistant over it at the host's disposal.</summary>
internal static class AssistantSetup
{
    public static IServiceCollection AddAssistant(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => KnowledgeLoader.Load(KnowledgeFolder.Find(configuration["Knowledge"])));
        services.AddSingleton(provider => EligibilityLoader.Load(KnowledgeFolder.Find(configuration["Knowledge"]), provider.GetRequiredService<KnowledgeBase>()));
        services.AddSingleton(provider => provider.GetRequiredService<LoadedEligibility>().Rules ?? throw new InvalidOperationException("Rules with problems are not served."));
        services.AddSingleton(provider => FormLoader.Load(KnowledgeFolder.Find(configuration["Knowledge"]), provider.GetRequiredService<KnowledgeBase>()));
        services.AddSingleton(provider => provider.GetRequiredService<LoadedForms>().Forms ?? throw new InvalidOperationException("Forms with problems are not served."));
        services.AddSingleton(provider => provider.GetRequiredService<LoadedKnowledge>() is { Knowledge: { } knowledge, Problems.Count: 0 }
            ? knowledge
            : throw new InvalidOperationException("Knowledge with problems is not served."));
        services.AddSingleton(provider => provider.GetRequiredService<KnowledgeBase>().Wording);
        services.AddOptions<AnswerOptions>().BindConfiguration("Answers").ValidateDataAnnotations().ValidateOnStart();
        services.AddPassageIndices();
        services.AddSingleton(provider => Create(provider, configuration));
        services.AddSingleton<Respond>(provider => provider.GetRequiredService<Assistant>().Reply);
        services.AddSingleton<ApplicantChat>().AddSingleton<ChatStates>().AddSingleton<ConversationReferences>().AddSingleton<TurnRunner>();
        services.AddSingleton(provider => new ProgrammeSearch(provider.GetRequiredService<KnowledgeBase>(), text => provider.GetRequiredService<Assistant>().Understand(text)));
        services.AddSingleton<MessageExtension>().AddSingleton<TaskModules>().AddSingleton<SignIn>();
        services.AddSingleton(provider => new CommandReader(provider.GetRequiredService<KnowledgeBase>().Vocabulary, provider.GetRequiredService<FormCatalog>().All.SelectMany(DraftForms.Names)));
        services.AddSingleton<Understand>(provider => text => provider.GetRequiredService<Assistant>().Understand(text));
        services.AddSingleton(provider => new Hearing(provider.GetRequiredService<CommandReader>(), provider.GetRequiredService<Understand>(), provider.GetRequiredService<IOptions<AnswerOptions>>().Value.Kept, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CheckRules>().AddSingleton<ProgrammeFinder>().AddSingleton<CheckSteps>().AddSingleton<CheckView>().AddSingleton<CheckReplies>().AddSingleton<CheckTalk>();
        services.AddSingleton<Profiles>().AddSingleton<CheckTurns>().AddSingleton<DraftStore>();
        services.AddSingleton<DraftForms>().AddSingleton<DraftOffers>().AddSingleton<DraftChanges>().AddSingleton<DraftTurns>().AddSingleton<DraftView>().AddSingleton<DraftPrompt>().AddSingleton<DraftReplies>().AddSingleton<DraftAsk>().AddSingleton<DraftTalk>();
        services.AddSingleton<QuestionTurn>().AddSingleton<Replies>().AddSingleton<CardActions>();
        services.AddSingleton<DraftExpiry>().AddSingleton<DraftDelivery>().AddSingleton<PersonalData>().AddSingleton<DataTalk>().AddSingleton(DraftExport.Of);
        services.AddAnnouncementTalk();
        // What is about somebody's data goes before a form that takes any words; a self-check asks last.
        services.AddSingleton(provider => new Talks(
            provider.GetRequiredService<StaffTalk>(), provider.GetRequiredService<AcknowledgeTalk>(), provider.GetRequiredService<DataTalk>(),
            provider.GetRequiredService<ReminderTalk>(), provider.GetRequiredService<DraftTalk>(), provider.GetRequiredService<CheckTalk>()));
        services.AddSingleton(provider => new Invokes(new Dictionary<string, InvokeHandler>
        {
            [InvokeNames.AdaptiveCardAction] = provider.GetRequiredService<CardActions>().InvokeAsync,
            [InvokeNames.MessageExtensionQuery] = Answer(provider.GetRequiredService<MessageExtension>().Query),
            [InvokeNames.MessageExtensionSelectItem] = Answer(provider.GetRequiredService<MessageExtension>().SelectItem),
            [InvokeNames.TaskFetch] = provider.GetRequiredService<TaskModules>().FetchAsync,
            [InvokeNames.TaskSubmit] = provider.GetRequiredService<TaskModules>().SubmitAsync,
            [InvokeNames.FileConsent] = provider.GetRequiredService<FileConsent>().RunAsync,
            [InvokeNames.SignInPrefix] = Answer(provider.GetRequiredService<SignIn>().Decline),
        }));
        return services.AddSingleton(TimeProvider.System);
    }

    private static Assistant Create(IServiceProvider services, IConfiguration configuration)
    {
        var knowledge = services.GetRequiredService<KnowledgeBase>();
        var logger = services.GetRequiredService<ILogger<Assistant>>();
        var index = PassageIndices.Of(services.GetRequiredService<IOptions<StackOptions>>().Value.Index, knowledge, configuration, message => logger.LogWarning("{Message}", message));
        return Assistant.Create(knowledge, index, services.GetRequiredService<IOptions<AnswerOptions>>().Value.Kept);
    }

    // Nothing is said in the conversation, and nothing of it changes.
    private static InvokeHandler Answer(Func<Activity, InvokeResponse> answer) =>
        (inbound, state, _) => ValueTask.FromResult(new TurnResult(state, [], answer(inbound)));

    /// <summary>Reads the knowledge and builds the assistant now rather than at the first question.</summary>
    /// <exception cref="StartRefusedException">The knowledge has problems: each with file, line and reason.</exception>
    public static void LoadAssistant(this IServiceProvider services)
    {
        var loaded = services.GetRequiredService<LoadedKnowledge>();
        var problems = loaded.Problems.Concat(loaded.Knowledge is { } knowledge ? BotWording.Missing(knowledge.Wording) : []).ToList();
        if (problems.Count == 0)
        {
            problems.AddRange([.. services.GetRequiredService<LoadedEligibility>().Problems, .. services.GetRequiredService<LoadedForms>().Problems]);
        }
        if (problems.Count > 0)
        {
            throw new StartRefusedException(string.Join('\n', problems) + $"\n知识有 {problems.Count} 处问题，未启动。");
        }
        services.GetRequiredService<ApplicantChat>();
    }
}
