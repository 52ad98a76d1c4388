using System.Net;
using ApplyBot.Answering;
using ApplyBot.Bot.Conversations;
using ApplyBot.Knowledge;
using Microsoft.AspNetCore.Builder;
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
    private readonly List<Action<IServiceCollection>> _services = [];

    // Nobody else begins mailings, and tests that look for what waits for the clock do not look for that.
    public BotHost() => _settings = new() { ["DirectLine:SendBurst"] = "1000", ["Storage:Folder"] = _folder, ["Announcements:Poll"] = "1.00:00:00", ["Announcements:Schedule"] = "1.00:00:00", ["Reminders:Every"] = "1.00:00:00", ["Reminders:EverybodyEvery"] = "1.00:00:00" };

    public FakeTime Time { get; } = new();

    /// <summary>Where requests come from.</summary>
    public IPAddress? RemoteAddress { get; set; } = IPAddress.Loopback;

    /// <summary>What the assistant answers; at first <see cref="Some.Answer"/> to everything, and the state counts the messages.</summary>
    public Respond Respond { get; set; } = (text, state, _) =>
        new(Some.Answer with { Text = $"{state.Programmes.Count + 1}. {text}" }, state with { Programmes = [.. state.Programmes, text] });

    public BotHost With(string setting, string value)
    {
        _settings[setting] = value;
        return this;
    }

    public BotHost With(Action<IServiceCollection> services)
    {
        _services.Add(services);
        return this;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (setting, value) in _settings)
        {
            builder.UseSetting(setting, value);
        }
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(new LoadedKnowledge(Some.Knowledge, []))
                .AddSingleton<TimeProvider>(Time)
                .AddSingleton<Respond>((text, state, now) => Respond(text, state, now))
                .AddSingleton<IStartupFilter>(new ComesFrom(this));
            _services.ForEach(add => add(services));
        });
    }

    // In memory there is no connection, and so no address.
    private sealed class ComesFrom(BotHost host) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, rest) =>
            {
                http.Connection.RemoteIpAddress = host.RemoteAddress;
                return rest(http);
            });
            next(app);
        };
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
