using ApplyBot.Answering;
using ApplyBot.Knowledge;
using ApplyBot.Understanding;

namespace ApplyBot.Bot.Conversations;

/// <summary>Understands one message on its own, as <see cref="Assistant.Understand"/> does.</summary>
public delegate Question Understand(string text);

/// <summary>A message in words. It is understood at most once, however many look into it, and not at all where its words suffice.</summary>
public sealed class Heard
{
    private readonly Lazy<Question> _question;
    private readonly Lazy<CommandSaid?> _command;

    /// <summary>Hears a message.</summary>
    public Heard(string text, CommandReader commands, Understand understand)
    {
        Text = text;
        _question = new Lazy<Question>(() => understand(text));
        _command = new Lazy<CommandSaid?>(() => commands.Read(text, _question));
    }

    private Heard(Heard heard) => (Text, _question, _command) = (heard.Text, heard._question, new Lazy<CommandSaid?>((CommandSaid?)null));

    /// <summary>The words, without a mention of the bot.</summary>
    public string Text { get; }

    /// <summary>Their language, where they are a command: a command is in one.</summary>
    public string Language => Text.Any(c => c >= '\u2e80') ? Languages.Chinese : Languages.English;

    /// <summary>What they mean.</summary>
    public Question Question => _question.Value;

    /// <summary>What they have the bot do; null where they ask it.</summary>
    public CommandSaid? Command => _command.Value;

    /// <summary>The same words where they have the bot do nothing.</summary>
    public Heard AsNoCommand() => new(this);
}
