using System.Net;
using System.Text.Json;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Application.Cases;

/// <summary>AC-69: what belongs to another region does not exist, by any route, list or search.</summary>
public class OtherRegionTests
{
    private static readonly string[] officer = [.. Jkn.Workflows.Domain.Words.Roles.All.Where(r => r != "ADMIN")];

    // what a person keys in: nothing of it may be in an answer to a stranger
    private static readonly string[] personal = ["6502991708909901", "ANDI CONTOH", "Siti Contoh"];

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task No_route_about_a_case_answers_a_stranger(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database);
        var (own, stranger) = (await office.HireAsync(ApiOffice.Malinau, officer), await office.HireAsync(InventedRegion.Code, officer));
        var ids = await PreparedAsync(office, own);
        var nowhere = ids.ToDictionary(i => i.Key, i => i.Key is "caseId" or "batchId" ? Guid.NewGuid().ToString("n") : i.Value);
        var routes = (await ApiRoute.AllAsync(office.Node)).Where(r => r.IsAboutCase).ToList();
        var before = (await office.Database.Reader.LoadAsync(ids["caseId"], TestServer.Ct))!.Version;

        routes.Count.ShouldBeGreaterThan(20);
        var admin = await office.HireAsync(InventedRegion.Code, "ADMIN");
        foreach (var (route, who) in routes.SelectMany(r => new[] { (r, stranger), (r, admin) }))
        {
            var (here, gone) = (await SendAsync(who, route, ids), await SendAsync(who, route, nowhere));
            // some routes are for administrators alone: the policy answers before the case is looked for
            (here.Status == HttpStatusCode.NotFound || here is { Status: HttpStatusCode.Forbidden, Code: "forbidden" }).ShouldBeTrue(
                $"{route}: {here.Text}"
            );
            // not even that it exists
            Said(here).ShouldBe(Said(gone), route.ToString());
        }
        (await office.Database.Reader.LoadAsync(ids["caseId"], TestServer.Ct))!.Version.ShouldBe(before);

        // the requests were well formed: to their own officer they are more than that
        foreach (var route in routes)
        {
            var reply = await SendAsync(own, route, ids);
            new[] { 400, 401, 413, 415, 428, 500 }.ShouldNotContain((int)reply.Status, $"{route}: {reply.Text}");
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Lists_and_searches_are_empty_for_a_stranger(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database);
        var (own, stranger) = (await office.HireAsync(ApiOffice.Malinau, officer), await office.HireAsync(InventedRegion.Code, officer));
        await PreparedAsync(office, own);

        foreach (
            var (path, body) in new (string, object)[]
            {
                ("/api/cases/search", new { }),
                ("/api/cases/search", new { filter = new { nik = "6502991708909901" } }),
                ("/api/cases/search", new { filter = new { name = "ANDI" } }),
                ("/api/batches/search", new { }),
                ("/api/work-items/search", new { filter = new { scope = "POOL" } }),
            }
        )
        {
            (await stranger.PostAsync(path, body)).ShouldBe(HttpStatusCode.OK).Body.GetProperty("items").GetArrayLength().ShouldBe(0, path);
            (await own.PostAsync(path, body))
                .ShouldBe(HttpStatusCode.OK)
                .Body.GetProperty("items")
                .GetArrayLength()
                .ShouldBeGreaterThan(0, path);
        }
        (await stranger.PostAsync("/api/work-items/search", new { filter = new { scope = "MINE" } }))
            .Body.GetProperty("items")
            .GetArrayLength()
            .ShouldBe(0);
        (await stranger.GetAsync("/api/notices")).Body.GetArrayLength().ShouldBe(0);
        (await stranger.GetAsync("/api/registers/AGENDA_PENDAFTARAN/2026")).ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync("/api/officials")).Text.ShouldNotContain(own.Id);
        (
            await stranger.PostAsync(
                "/api/cases",
                new
                {
                    sop = "PROC-MLN",
                    channel = "MPP",
                    applicant = new { nama = "A" },
                    region = ApiOffice.Malinau,
                }
            )
        ).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_administrator_sees_no_participants()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var own = await office.HireAsync(ApiOffice.Malinau, officer);
        var ids = await PreparedAsync(office, own);

        foreach (var admin in new[] { await office.HireAsync(ApiOffice.Malinau, "ADMIN"), await office.HireAsync("*", "ADMIN") })
        {
            foreach (
                var route in (await ApiRoute.AllAsync(office.Node)).Where(r =>
                    !r.Open && !r.Path.Contains("{id}", StringComparison.Ordinal)
                )
            )
            {
                var reply = await SendAsync(admin, route, ids);
                if (
                    route.Path.EndsWith("/search", StringComparison.Ordinal)
                    || route.IsAboutCase && !route.Path.EndsWith("/migration", StringComparison.Ordinal)
                )
                    reply.Status.ShouldBe(HttpStatusCode.Forbidden, $"{route}: {reply.Text}");
                foreach (var secret in personal)
                    reply.Text.ShouldNotContain(secret, customMessage: route.ToString());
            }
        }
    }

    [Fact]
    public async Task Without_a_token_every_route_is_a_401()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        using var client = office.Node.Anonymous();
        var ids = Names.ToDictionary(n => n, _ => "x");

        foreach (var route in (await ApiRoute.AllAsync(office.Node)).Where(r => !r.Open))
        {
            using var request = new HttpRequestMessage(route.Method, route.Fill(ids)) { Content = route.Content() };
            if (route.NeedsIfMatch)
                request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
            using var answer = await client.SendAsync(request, TestServer.Ct);
            await answer.ProblemAsync(HttpStatusCode.Unauthorized, "token-missing");
        }
    }

    private static readonly string[] Names =
    [
        "caseId",
        "batchId",
        "itemId",
        "incidentId",
        "key",
        "code",
        "fileId",
        "year",
        "versionId",
        "id",
        "importId",
        "line",
        "report",
        "month",
        "date",
        "fact",
        "complaintId",
        "visitId",
        "proposalId",
        "day",
        "accountId",
    ];

    /// <summary>A case in a batch, with a person, a file and a task: one of each thing that a route may name.</summary>
    private static async Task<Dictionary<string, string>> PreparedAsync(ApiOffice office, ApiPerson own)
    {
        var id = await OfMalinau.InBatchAsync(own);
        await office.QuietAsync();
        var batch = (await own.PostAsync("/api/batches/search", new { }))
            .Body.GetProperty("items")
            .EnumerateArray()
            .Single()
            .GetProperty("caseId")
            .GetString()!;
        var file = await own.SendAsync(
            HttpMethod.Post,
            $"/api/cases/{id}/files/KK",
            new ByteArrayContent(SmallFiles.Pdf("uji")) { Headers = { ContentType = new("application/pdf") } }
        );
        var task = ApiPerson.Tasks(await own.CaseAsync(id)).First();
        return new()
        {
            ["caseId"] = id,
            ["batchId"] = batch,
            ["itemId"] = ApiPerson.PathOf(id, task).Split('/')[^1],
            ["incidentId"] = "x",
            ["key"] = "p1",
            ["code"] = "KK",
            ["fileId"] = file.ShouldBe(HttpStatusCode.OK).Body.GetProperty("fileId").GetString()!,
            ["year"] = "2026",
            ["versionId"] = "x",
            ["importId"] = "x",
            ["line"] = "1",
            ["report"] = "permohonan",
            ["month"] = "2026-11",
            ["date"] = "2026-11-05",
            ["fact"] = "rs",
            ["complaintId"] = "x",
            ["visitId"] = "x",
            ["proposalId"] = "x",
            ["day"] = "2026-11-05",
            ["accountId"] = "x",
        };
    }

    private static Task<Reply> SendAsync(ApiPerson who, ApiRoute route, IReadOnlyDictionary<string, string> ids) =>
        who.SendAsync(route.Method, route.Fill(ids), route.Content(), route.NeedsIfMatch ? "\"1\"" : null);

    private static (HttpStatusCode, string?, string?) Said(Reply reply) =>
        (reply.Status, reply.Code, reply.Body.TryGetProperty("title", out JsonElement title) ? title.GetString() : null);
}
