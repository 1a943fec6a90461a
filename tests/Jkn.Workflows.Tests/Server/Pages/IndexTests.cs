using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Jkn.Workflows.Tests.Support;
using static Jkn.Workflows.Tests.Support.TestServer;

namespace Jkn.Workflows.Tests.Server.Pages;

public class IndexTests
{
    [Fact]
    public async Task It_names_what_runs_and_which_files_are_refused_and_why()
    {
        using var server = new TestServer(s => s.WithFile("99.02-salah/region.json", "{\n  \"code\": \"99.02\",\n  \"nama\": 1\n}"));
        using var client = server.Anonymous();

        using var answer = await client.GetAsync("/", Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
        page.ShouldContain("<html lang=\"id\">");
        page.ShouldContain("0.1.0");
        page.ShouldContain("SQLite (terhubung)");
        page.ShouldContain("99.02-salah/region.json</code> baris");
        page.ShouldContain("href=\"/docs\"");
        page.ShouldContain("href=\"/openapi/v1.json\"");
        page.ShouldNotContain("http://");
        page.ShouldNotContain("https://");
        page.ShouldNotContain("<script");
    }

    [Fact]
    public async Task Health_tells_of_database_regions_and_workers()
    {
        using var server = new TestServer(s => s.WithFile("99.02-salah/region.json", "{}"));
        using var client = server.Anonymous();

        (await client.GetStringAsync("/health/live", Ct)).ShouldBe("""{"status":"up"}""");
        var ready = await client.GetFromJsonAsync<JsonElement>("/health/ready", Ct);

        ready.GetProperty("status").GetString().ShouldBe("degraded");
        ready.GetProperty("databaseReachable").GetBoolean().ShouldBeTrue();
        ready.GetProperty("regions")[0].GetProperty("folder").GetString().ShouldBe("99.02-salah");
        ready.GetProperty("regions")[0].GetProperty("loaded").GetBoolean().ShouldBeFalse();
        ready.GetProperty("workers").GetArrayLength().ShouldBeGreaterThanOrEqualTo(0);
    }
}
