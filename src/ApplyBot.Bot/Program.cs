using System.Text;
using ApplyBot.Bot.Channels.DirectLine;
using ApplyBot.Bot.Hosting;
using Microsoft.Extensions.Options;

Console.OutputEncoding = Encoding.UTF8;
try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions
    {
        Args = args,
        ContentRootPath = AppContext.BaseDirectory,
        WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
    });
    builder.ListenSafely();
    builder.Services.AddAssistant(builder.Configuration);
    builder.Services.AddDirectLine();
    builder.Services.AddHealthChecks();

    var app = builder.Build();
    app.Services.GetRequiredService<IStartupValidator>().Validate();
    app.Services.LoadAssistant();
    app.UseJsonErrors();
    app.UseWebPage();
    app.MapDirectLine();
    app.MapTeams();
    ProgrammeList.Map(app);
    app.MapHealthChecks("/health/live");
    app.MapHealthChecks("/health/ready");
    app.ReportWhenStarted();
    app.Run();
    return 0;
}
catch (Exception refusal) when (refusal is StartRefusedException or OptionsValidationException or IOException)
{
    Console.Error.WriteLine(refusal.Message);
    return 1;
}
