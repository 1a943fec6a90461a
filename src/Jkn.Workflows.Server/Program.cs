using Jkn.Workflows.Application;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Application.Lists;
using Jkn.Workflows.Application.Notices;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Visits;
using Jkn.Workflows.Data.Setup;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Server.Api;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Health;
using Jkn.Workflows.Server.Hosting;
using Jkn.Workflows.Server.Hosting.Limits;
using Jkn.Workflows.Server.Http;
using Jkn.Workflows.Server.Live;
using Jkn.Workflows.Server.Pages;
using Jkn.Workflows.Server.Studio;
using Jkn.Workflows.Server.Verbs;
using Jkn.Workflows.Signing.Adapters;

if (VerbList.Asked(args))
    return await VerbList.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);

DefaultEnvironment.Set();
var builder = WebApplication.CreateBuilder(HostingSetup.Options(args));
if ((SecretFiles.Read(builder.Configuration) ?? Folders.Fault(builder.Configuration)) is { } blank)
    return StartChecks.Refuse(blank);

builder.AddHosting();
if (StartChecks.Refusal(builder.Configuration, builder.Environment) is { } refusal)
    return StartChecks.Refuse(refusal);

builder.Services.AddSingleton(TimeProvider.System); // the machine's; the office's is OfficeClock
builder.Services.AddData(builder.Configuration);
builder.Services.AddProblems();
builder.Services.AddAuth();
builder.Services.AddRegions();
builder.Services.AddOffice();
builder.Services.AddLetters();
builder.Services.AddSigning(Path.Combine(builder.Configuration["Data:Folder"]!, "signing"));
builder.Services.AddPublicLimit();
builder.Services.AddLists();
builder.Services.AddNotices();
builder.Services.AddVisits();
builder.Services.AddHealth();
builder.Services.AddApiDocument();
builder.Services.AddStudio();
builder.Services.AddPages();
builder.Services.AddCompression();

var app = builder.Build();
app.Lifetime.ApplicationStarted.Register(() => _ = Task.Run(FlowEngine.Warm)); // after the start, before the first case
if (await app.PrepareAsync(app.Lifetime.ApplicationStopping) is { } unfit)
    return StartChecks.Refuse(unfit);

app.UseSocketSeats().UseForwardedHeaders();
app.UseSecurityHeaders();
if (!app.Environment.IsDevelopment())
    app.UseHsts();
app.UseErrorPages();
app.UseProblems();
app.UseResponseCompression();
app.UseOwnFiles(); // before authorization: its fallback would ask for a token
app.UseApiDocumentUi();
app.UseRouting();
app.UseAuthentication().UseStrangersLimit();
app.UseAuthorization().UseRateLimiter();
app.UseIdempotency();

app.MapApi();
app.MapHealth();
app.MapLive();
app.MapApiDocument();
app.MapStudio();
app.MapPages();

try
{
    await app.RunAsync();
}
catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    return StartChecks.Refuse(
        $"{e.Message.TrimEnd('.')}. Hentikan layanan yang memakainya, atau mulai di tempat lain: --urls http://localhost:5081"
    );
}
return ExitCodes.Done;
