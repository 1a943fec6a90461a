using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jkn.Workflows.Tests.Support;

/// <summary>
/// The whole server on a real port of its own, with its own folder for data and regions. Settings and services can be replaced before the
/// first request. Disposing removes the folder.
/// </summary>
public sealed class TestServer : WebApplicationFactory<Program>
{
    private readonly string folder = Directory.CreateTempSubdirectory("jkn-server-").FullName;
    private readonly Dictionary<string, string?> settings = [];
    private readonly List<Action<IServiceCollection>> services = [];
    private readonly Action<TestServer>? prepare;
    private readonly string environment;

    public TestServer(Action<TestServer>? prepare = null, string environment = "Development")
    {
        (this.prepare, this.environment) = (prepare, environment);
        Directory.CreateDirectory(WorkflowsFolder);
        With("Data:Folder", Path.Combine(folder, "data")).With("Workflows:Folder", WorkflowsFolder).With("Demo:Accounts", "false");
        this.prepare?.Invoke(this);
        // In-memory servers do not enforce Kestrel's limits: a real port does.
        UseKestrel(0);
        (ClientOptions.AllowAutoRedirect, ClientOptions.HandleCookies) = (false, false);
    }

    public string WorkflowsFolder => Path.Combine(folder, "workflows");

    public TestServer With(string setting, string? value)
    {
        settings[setting] = value;
        return this;
    }

    /// <summary>The machine's clock; also the office's, unless that is another.</summary>
    public TestServer With(TimeProvider machine) => With(s => s.Replace(ServiceDescriptor.Singleton(machine)));

    public TestServer WithOfficeClock(TimeProvider clock) => With(s => s.Replace(ServiceDescriptor.Singleton(new OfficeClock(clock))));

    public TestServer With(Action<IServiceCollection> change)
    {
        services.Add(change);
        return this;
    }

    /// <summary>A file under workflows/, before the server starts.</summary>
    public TestServer WithFile(string path, string text)
    {
        var file = Path.Combine(WorkflowsFolder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
        builder.ConfigureServices(s => services.ForEach(change => change(s)));
    }

    public HttpClient Anonymous() => CreateClient();

    /// <summary>A new account with these roles, and the password it was made with.</summary>
    public async Task<(string UserName, string Password)> AccountAsync(string region, params string[] roles)
    {
        var (userName, password) = ($"akun{Guid.NewGuid():n}"[..16], Guid.NewGuid().ToString());
        await Services.GetRequiredService<Accounts>().AddAsync(new NewAccount(userName, "Nama Uji", region, roles), password, Ct);
        return (userName, password);
    }

    /// <summary>A client signed in the way everybody signs in: through POST /api/token.</summary>
    public async Task<HttpClient> SignedInAsync(string region, params string[] roles)
    {
        var client = Anonymous();
        var (userName, password) = await AccountAsync(region, roles);
        using var answer = await client.PostAsJsonAsync("/api/token", new { userName, password }, Ct);
        answer.EnsureSuccessStatusCode();
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("accessToken").GetString());
        return client;
    }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
