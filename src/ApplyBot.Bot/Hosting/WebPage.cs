using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace ApplyBot.Bot.Hosting;

/// <summary>The page of the web chat: plain files of wwwroot under a strict content security policy.</summary>
internal static class WebPage
{
    private const string NoncePlace = "{nonce}";

    public static void UseWebPage(this WebApplication app)
    {
        app.Use(async (http, next) =>
        {
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers["Referrer-Policy"] = "no-referrer";
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
            await next(http);
        });
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache" });
        app.MapGet("/", Index);
    }

    private static async Task<IResult> Index(HttpContext http, IWebHostEnvironment environment)
    {
        var file = environment.WebRootFileProvider.GetFileInfo("index.html");
        using var reader = new StreamReader(file.CreateReadStream());
        var page = await reader.ReadToEndAsync(http.RequestAborted);
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        http.Response.Headers.ContentSecurityPolicy = Policy(nonce);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(page.Replace(NoncePlace, nonce, StringComparison.Ordinal), "text/html; charset=utf-8");
    }

    // Web Chat makes its style sheets at run time and marks them with the nonce, but for an empty one that it tries
    // :focus-visible with: hence the hash of nothing. Its icons and its spinner are data: and blob: images.
    private static string Policy(string nonce) =>
        $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}
