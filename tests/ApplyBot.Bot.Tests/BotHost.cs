using ApplyBot.Answering;
using ApplyBot.Bot.Conversations;
using ApplyBot.Knowledge;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests;

/// <summary>The real host in memory, over small knowledge, a clock that stands still and answers that the test chooses.</summary>
internal sealed class BotHost : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("applybot-").FullName;
    private readonly Dictionary<string, string> _settings;

    public BotHost() => _settings = new() { ["DirectLine:SendBurst"] = "1000", ["Storage:Folder"] = _folder };

    public FakeTime Time { get; } = new();

    /// <summary>What the assistant answers; at first <see cref="Some.Answer"/> to everything, and the state counts the messages.</summary>
    public Respond Respond { get; set; } = (text, state, _) =>
        new(Some.Answer with { Text = $"{state.Programmes.Count + 1}. {text}" }, state with { Programmes = [.. state.Programmes, text] });

    public BotHost With(string setting, string value)
    {
        _settings[setting] = value;
        return this;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (setting, value) in _settings)
        {
            builder.UseSetting(setting, value);
        }
        builder.ConfigureTestServices(services => services
            .AddSingleton(new LoadedKnowledge(Some.Knowledge, []))
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<Respond>((text, state, now) => Respond(text, state, now)));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
