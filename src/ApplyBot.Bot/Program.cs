using System.Text;
using ApplyBot.Bot.Announcements;
using ApplyBot.Bot.Channels.DirectLine;
using ApplyBot.Bot.Channels.Teams;
using ApplyBot.Bot.Conversations.Announcements;
using ApplyBot.Bot.Conversations.Reminders;
using ApplyBot.Bot.Delivery.Outbox;
using ApplyBot.Bot.Downloads;
using ApplyBot.Bot.Hosting;
using ApplyBot.Bot.Staff;
using Microsoft.AspNetCore.Connections;
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
    builder.Services.AddStorage();
    builder.Services.AddDirectLine();
    builder.Services.AddTeams();
    builder.Services.AddDispatch();
    builder.Services.AddDownloads();
    builder.Services.AddReminders();
    builder.Services.AddStaff();
    builder.Services.AddAnnouncements();
    builder.Services.AddHealthChecks();

    var app = builder.Build();
    app.Services.GetRequiredService<IStartupValidator>().Validate();
    app.Services.LoadAssistant();
    app.Services.OpenStorage();
    app.UseJsonErrors();
    app.UseWebPage();
    app.MapDirectLine();
    app.MapTeams();
    app.MapDownloads();
    app.MapStaff();
    CsvLinks.Map(app);
    app.MapReminders();
    ProgrammeList.Map(app);
    app.MapHealthChecks("/health/live");
    app.MapHealthChecks("/health/ready");
    app.ReportWhenStarted();
    app.Run();
    return 0;
}
catch (Exception refusal) when (refusal is StartRefusedException or OptionsValidationException)
{
    Console.Error.WriteLine(refusal.Message);
    return 1;
}
catch (IOException taken) when (taken.InnerException is AddressInUseException)
{
    Console.Error.WriteLine($"{taken.Message}\n端口已被别的程序占用：请先关闭它，或用 --urls http://localhost:4000 换一个端口。");
    return 1;
}
