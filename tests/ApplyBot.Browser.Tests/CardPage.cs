using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace ApplyBot.Browser.Tests;

/// <summary>The <c>adaptivecards</c> renderer (npm, tests/peers) in a browser.</summary>
internal sealed class CardPage : IAsyncDisposable
{
    private const string Script = """
        // What a card holds that the renderer's own schema for that version does not take, or reads otherwise.
        function lost(given, read, path) {
          if (Array.isArray(given)) return given.flatMap((item, i) => lost(item, (read ?? [])[i], `${path}[${i}]`));
          if (given && typeof given === 'object') return Object.keys(given)
            .filter(name => name !== 'data' && name !== 'fallback' && !(path === '' && (name === 'msteams' || name === '$schema')))
            .flatMap(name => lost(given[name], (read ?? {})[name], `${path}/${name}`));
          return String(given) === String(read) ? [] : [`${path}: ${given} read as ${read}`];
        }
        // The renderer does not write out what a button falls back to, so that is read as a button of its own.
        const fallbacks = json => [...(function* walk(node) {
          if (node && typeof node === 'object') { if (node.fallback) yield node.fallback; for (const child of Object.values(node)) yield* walk(child); }
        })(json)];
        function parsed(json) {
          // Its pattern for languages is global, so it would refuse every second one.
          AdaptiveCards.CardElement.langProperty.regEx.lastIndex = 0;
          const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
          const card = new AdaptiveCards.AdaptiveCard();
          card.parse(json, context);
          const events = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
          for (const other of fallbacks(json)) events.push(...parsed({ type: 'AdaptiveCard', version: '1.5', actions: [other] }).events);
          return { card, events: [...events, ...card.validateProperties().validationEvents.map(e => e.message), ...lost(json, card.toJSON(), '')] };
        }
        window.check = json => parsed(json).events;
        window.show = (json, hostConfig, width) => {
          const { card, events } = parsed(json);
          card.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
          const frame = document.createElement('div');
          frame.style.cssText = `width:${width}px;background:${hostConfig.containerStyles.default.backgroundColor}`;
          frame.append(card.render());
          document.body.replaceChildren(frame);
          document.querySelectorAll('button[aria-expanded]').forEach(button => button.click());
          const edge = frame.getBoundingClientRect().right + 0.5;
          const wide = [...frame.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > edge || e.matches('.ac-textBlock, .ac-richTextBlock, button') && e.scrollWidth > e.clientWidth + 1);
          return [...events, ...wide.map(e => `${e.className || e.tagName} overflows: ${e.textContent.slice(0, 60)}`)];
        };
        AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => { result.didProcess = false; };
        """;

    private readonly IPage _page;

    private CardPage(IPage page) => _page = page;

    /// <summary>Why it cannot be tried here; null when it can.</summary>
    public static string? SkipReason => Chromium.SkipReason
        ?? (File.Exists(Renderer) || Environment.GetEnvironmentVariable("CI") == "true" ? null : "tests/peers is not installed: npm ci --prefix tests/peers --ignore-scripts");

    /// <summary>Warnings and errors that the page wrote to its console.</summary>
    public List<string> Complaints { get; } = [];

    private static string Renderer { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../peers/node_modules/adaptivecards/dist/adaptivecards.min.js"));

    public static async Task<CardPage> OpenAsync()
    {
        var page = await (await SharedBrowser.GetAsync()).NewPageAsync(new() { ViewportSize = new() { Width = 900, Height = 600 } });
        var cards = new CardPage(page);
        page.PageError += (_, error) => cards.Complaints.Add(error);
        page.Console += (_, message) => { if (message.Type is "warning" or "error") { cards.Complaints.Add(message.Text); } };
        // Words without end are broken by the page around a card, here as in the Web Chat and in Teams: the renderer breaks them in plain text blocks only.
        await page.SetContentAsync("<!doctype html><meta charset=utf-8><style>body{margin:0;overflow-wrap:anywhere}</style><body>");
        await page.AddStyleTagAsync(new() { Path = Path.ChangeExtension(Renderer.Replace(".min.js", ".js", StringComparison.Ordinal), ".css") });
        await page.AddScriptTagAsync(new() { Path = Renderer });
        await page.AddScriptTagAsync(new() { Content = Script });
        return cards;
    }

    /// <summary>What the renderer finds wrong with a card.</summary>
    public Task<string[]> CheckAsync(JsonObject card) => _page.EvaluateAsync<string[]>("json => window.check(JSON.parse(json))", card.ToJsonString());

    /// <summary>Renders a card with everything folded out; what the renderer finds wrong, and what does not fit.</summary>
    public Task<string[]> ShowAsync(JsonObject card, string theme, int width) => _page.EvaluateAsync<string[]>(
        "given => window.show(JSON.parse(given[0]), JSON.parse(given[1]), given[2])",
        new object[] { card.ToJsonString(), File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "HostConfigs", theme + ".json")), width });

    /// <inheritdoc cref="Picture.KeepAsync"/>
    public Task ShootAsync(string name) => Picture.KeepAsync(name, path => _page.Locator("body > div").ScreenshotAsync(new() { Path = path }));

    public async ValueTask DisposeAsync() => await _page.Context.DisposeAsync();
}
