using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ApplyBot.Bot.Tests.Privacy;

/// <summary>Everything that is logged, down to the last detail: message, its values, scopes and exceptions.</summary>
internal sealed class CapturedLogs : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> _lines = new();
    private IExternalScopeProvider? _scopes;

    /// <summary>All lines.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>Lines with something of it in them.</summary>
    public IEnumerable<string> With(string text) => _lines.Where(line => line.Contains(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>Captures what a host logs.</summary>
    public void Capture(BotHost host) => host
        .With("Logging:LogLevel:Default", "Trace").With("Logging:LogLevel:Microsoft", "Trace").With("Logging:LogLevel:System", "Trace")
        .With("Logging:LogLevel:Microsoft.AspNetCore.DataProtection", "Trace")
        .With(services => services.AddLogging(logging => logging.ClearProviders().AddProvider(this).SetMinimumLevel(LogLevel.Trace)));

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose() { }

    private sealed class Logger(CapturedLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => logs._scopes?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> named ? string.Join(", ", named.Select(v => Convert.ToString(v.Value, CultureInfo.InvariantCulture))) : "";
            var scopes = new List<string?>();
            logs._scopes?.ForEachScope((scope, all) => all.Add(Convert.ToString(scope, CultureInfo.InvariantCulture)), scopes);
            logs._lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} [{values}] [{string.Join(", ", scopes)}] {exception}");
        }
    }
}
