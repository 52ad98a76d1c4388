using ApplyBot.Bot.Channels.Teams.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Authentication;

/// <summary>A token with one character changed, left out or put in is another token, and nobody's.</summary>
public sealed class MutationTests : IDisposable
{
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \té";

    private readonly RegisteredBot _bot = new();

    [Fact]
    public async Task No_changed_token_is_accepted()
    {
        var validator = _bot.Host.Services.GetRequiredService<TokenValidator>();
        var token = _bot.Token();
        (await validator.ValidateAsync(token, default)).Token.ShouldNotBeNull();
        for (var place = 0; place < token.Length; place++)
        {
            // All that may stand there for the last one, whose bits to spare have let tokens pass in other libraries; a few elsewhere.
            var others = place == token.Length - 1 || token[place] == '.' || token[place + 1] == '.' ? Characters : $"{Characters[(place * 7) % 64]}{Characters[(place * 13 + 5) % 64]}";
            foreach (var other in others.Where(c => c != token[place]))
            {
                await ShouldRefuseAsync(validator, token[..place] + other + token[(place + 1)..]);
            }
            await ShouldRefuseAsync(validator, token.Remove(place, 1));
            await ShouldRefuseAsync(validator, token.Insert(place, $"{Characters[(place * 11) % Characters.Length]}"));
        }
        (await validator.ValidateAsync(token, default)).Token.ShouldNotBeNull();
        _bot.Connector.MetadataRequests.ShouldBe(1);
    }

    private static async Task ShouldRefuseAsync(TokenValidator validator, string token)
    {
        var (accepted, refusal) = await validator.ValidateAsync(token, default);
        accepted.ShouldBeNull(token);
        refusal.ShouldNotBeNull();
    }

    public void Dispose() => _bot.Dispose();
}
