using System.Net;
using Jkn.Workflows.Server.Http;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Application.Cases;

/// <summary>What the API answers to requests that repeat, come late, are malformed or come from the wrong person.</summary>
public class RequestTests
{
    private static readonly object asked = new
    {
        sop = InventedRegion.Parallel,
        channel = "LOKET_KANTOR",
        applicant = new { nama = "Siti Contoh" },
    };

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_same_key_opens_one_case(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database);
        var fo = await office.HireAsync(InventedRegion.Code, "FO");

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => fo.PostAsync("/api/cases", asked, key: "kunci-1")));
        var after = await fo.PostAsync("/api/cases", asked, key: "kunci-1");
        var other = await fo.PostAsync(
            "/api/cases",
            new
            {
                sop = InventedRegion.Parallel,
                channel = "MPP",
                applicant = new { nama = "Siti Contoh" },
            },
            key: "kunci-1"
        );

        after.ShouldBe(HttpStatusCode.Created);
        foreach (var reply in replies)
        {
            if (reply.Status == HttpStatusCode.Created)
                (reply.Text, reply.Location).ShouldBe((after.Text, after.Location));
            else
                reply.ShouldBe(HttpStatusCode.Conflict, "idempotency-at-work");
        }
        other.ShouldBe(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        (await fo.PostAsync("/api/cases/search", new { })).Body.GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_act_names_the_version_that_was_seen(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database);
        var (first, second) = (await office.HireAsync(InventedRegion.Code, "FO"), await office.HireAsync(InventedRegion.Code, "FO"));
        var id = await first.OpenCaseAsync(InventedRegion.Parallel);
        var task = await first.TaskAsync(id, "depan");
        var path = ApiPerson.PathOf(id, task);

        (await first.PostAsync($"{path}/sign-off", new { outcome = "Setuju" })).ShouldBe(
            HttpStatusCode.PreconditionRequired,
            "if-match-missing"
        );
        (await first.PostAsync($"{path}/sign-off", new { outcome = "Setuju" }, ifMatch: "W/\"1\"")).ShouldBe(
            HttpStatusCode.BadRequest,
            "if-match-invalid"
        );
        var claims = await Task.WhenAll(
            new[] { first, second }.Select(p => p.SendAsync(HttpMethod.Put, $"{path}/assignment", ifMatch: ApiPerson.TagOf(task)))
        );

        // exactly one wins; the other is told
        claims.Count(c => c.Status == HttpStatusCode.OK).ShouldBe(1);
        var loser = claims.Single(c => c.Status != HttpStatusCode.OK);
        (loser.Status is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed).ShouldBeTrue(loser.Text);
        var winner = claims[0].Status == HttpStatusCode.OK ? first : second;
        (await winner.PostAsync($"{path}/sign-off", new { outcome = "Setuju" }, ifMatch: ApiPerson.TagOf(task))).ShouldBe(
            HttpStatusCode.PreconditionFailed
        );
        var tag = (await winner.GetAsync(path)).ETag;
        (await winner.PostAsync($"{path}/sign-off", new { outcome = "Setuju" }, ifMatch: tag)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(
        """{"sop":"cabang","channel":"LOKET_KANTOR","applicant":{"nama":"A"},"lain":1}""",
        HttpStatusCode.BadRequest,
        "field-unknown"
    )]
    [InlineData(
        """{"sop":"cabang","channel":"LOKET_KANTOR","applicant":{"nama":"A","lain":1}}""",
        HttpStatusCode.BadRequest,
        "field-unknown"
    )]
    [InlineData("""{"sop":"cabang","channel":""", HttpStatusCode.BadRequest, "json-invalid")]
    [InlineData("""{"sop":"cabang","channel":"LOKET_KANTOR"}""", HttpStatusCode.BadRequest, "field-missing")]
    [InlineData("""{"sop":"cabang","channel":"LOKET_KANTOR","applicant":null}""", HttpStatusCode.BadRequest, null)]
    [InlineData("""{"sop":"cabang","channel":"LAIN","applicant":{"nama":"A"}}""", HttpStatusCode.UnprocessableEntity, "channel-unknown")]
    [InlineData(
        """{"sop":"tidak-ada","channel":"LOKET_KANTOR","applicant":{"nama":"A"}}""",
        HttpStatusCode.UnprocessableEntity,
        "sop-not-effective"
    )]
    [InlineData("", HttpStatusCode.BadRequest, "body-missing")]
    public async Task A_body_that_cannot_be_read_says_why(string body, HttpStatusCode status, string? code)
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var fo = await office.HireAsync(InventedRegion.Code, "FO");

        (await fo.PostTextAsync("/api/cases", body)).ShouldBe(status, code);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_a_413()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var fo = await office.HireAsync(InventedRegion.Code, "FO");

        (await fo.PostTextAsync("/api/cases", $$"""{"sop":"{{new string('a', 1_100_000)}}"}""")).ShouldBe(
            HttpStatusCode.RequestEntityTooLarge,
            "body-too-large"
        );
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_text_that_a_database_cannot_hold_is_no_error_of_ours(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database);
        var fo = await office.HireAsync(InventedRegion.Code, "FO");

        foreach (var field in new[] { "status", "sop", "caseNo", "name", "nik" })
        {
            foreach (var text in new[] { "\\u0000", "\\ud800", "%" })
            {
                var reply = await fo.PostTextAsync("/api/cases/search", $$$"""{"filter":{"{{{field}}}":"{{{text}}}"}}""");
                ((int)reply.Status).ShouldBeLessThan(500, $"{field} {text}: {reply.Text}");
                if (reply.Status == HttpStatusCode.OK)
                    reply.Body.GetProperty("items").GetArrayLength().ShouldBe(0);
            }
        }
        foreach (var field in new[] { "kind", "period", "stage" })
            ((int)(await fo.PostTextAsync("/api/batches/search", $$$"""{"filter":{"{{{field}}}":"\u0000"}}""")).Status).ShouldBeLessThan(
                500,
                field
            );
        var cursor = new Cursor("due", ["1", "1", "\0"]).Encode();
        (await fo.PostAsync("/api/work-items/search", new { page = new { cursor } })).ShouldBe(HttpStatusCode.BadRequest, "cursor-invalid");
    }

    [Fact]
    public async Task The_wrong_role_is_a_403()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var (info, fo, bo, admin) = (
            await office.HireAsync(InventedRegion.Code, "INFO"),
            await office.HireAsync(InventedRegion.Code, "FO"),
            await office.HireAsync(InventedRegion.Code, "BO"),
            await office.HireAsync(InventedRegion.Code, "ADMIN")
        );
        var id = await fo.OpenCaseAsync(InventedRegion.Parallel);

        (await info.PostAsync("/api/cases", asked)).ShouldBe(HttpStatusCode.Forbidden, "role-missing");
        (await admin.PostAsync("/api/cases", asked)).ShouldBe(HttpStatusCode.Forbidden);
        (await bo.SignAsync(id, "depan")).ShouldBe(HttpStatusCode.Forbidden);
        (await fo.PostAsync($"/api/batches/{id}/unlock", new { reason = "x" }, ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.Forbidden);
        (
            await bo.PostAsync(
                "/api/officials/delegations",
                new
                {
                    role = "KASIE",
                    absent = "a",
                    substitute = "b",
                    kind = "PLH",
                    order = "1",
                    orderDate = "2026-11-01",
                    from = "2026-11-01",
                    to = "2026-11-02",
                }
            )
        ).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_task_is_given_only_to_somebody_who_could_do_it()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var (fo, other, bo, kasie) = (
            await office.HireAsync(InventedRegion.Code, "FO"),
            await office.HireAsync(InventedRegion.Code, "FO"),
            await office.HireAsync(InventedRegion.Code, "BO"),
            await office.HireAsync(InventedRegion.Code, "KASIE")
        );
        var id = await fo.OpenCaseAsync(InventedRegion.Parallel);
        var task = await fo.TaskAsync(id, "depan");
        Task<Reply> GiveTo(string to) => kasie.PostAsync($"{ApiPerson.PathOf(id, task)}/reassignment", new { to }, ApiPerson.TagOf(task));

        (await GiveTo("tidak-ada")).ShouldBe(HttpStatusCode.UnprocessableEntity, "assignee-unknown");
        (await GiveTo(bo.Id)).ShouldBe(HttpStatusCode.UnprocessableEntity, "assignee-unknown");
        (await GiveTo(other.Id)).ShouldBe(HttpStatusCode.OK);
        (await other.TaskAsync(id, "depan")).GetProperty("assignedTo").GetString().ShouldBe(other.Id);
    }
}
