using ApplyBot.Answering;
using ApplyBot.Knowledge;
using ApplyBot.Search;
using ApplyBot.Understanding;

namespace ApplyBot.Bot.Conversations;

/// <summary>Understands one message on its own, as <see cref="Assistant.Understand"/> does.</summary>
public delegate Question Understand(string text);

/// <summary>A message in words. It is understood at most once, however many look into it, and not at all where its words suffice. Says nothing of who said it; thread-safe.</summary>
public sealed class Heard
{
    private readonly Lazy<Question> _question;
    private readonly Lazy<CommandSaid?> _command;
    private readonly Lazy<string> _normalized;

    /// <summary>Hears a message.</summary>
    public Heard(string text, CommandReader commands, Understand understand)
    {
        Text = text;
        Language = text.Any(c => c >= '\u2e80') ? Languages.Chinese : Languages.English;
        _normalized = new Lazy<string>(() => TextNormalizer.Normalize(text).TrimEnd('.', '。', '!'));
        _question = new Lazy<Question>(() => understand(text));
        _command = new Lazy<CommandSaid?>(() => commands.Read(text, _question));
    }

    private Heard(Heard heard) => (Text, Language, _question, _normalized, _command) = (heard.Text, heard.Language, heard._question, heard._normalized, new Lazy<CommandSaid?>((CommandSaid?)null));

    /// <summary>The words, without a mention of the bot.</summary>
    public string Text { get; }

    /// <summary>Their language, where they are a command: a command is in one.</summary>
    public string Language { get; }

    /// <summary>The words in the form in which phrases are looked for (<see cref="TextNormalizer"/>), without an end mark.</summary>
    public string Normalized => _normalized.Value;

    /// <summary>What they mean.</summary>
    public Question Question => _question.Value;

    /// <summary>What they have the bot do; null where they ask it.</summary>
    public CommandSaid? Command => _command.Value;

    /// <summary>The same words where they have the bot do nothing.</summary>
    public Heard AsNoCommand() => new(this);
}
