using System.Net;
using System.Text.Json;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Retention;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Retention;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Application.Retention;

public partial class RetentionTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Papers_on_health_go_after_two_years_and_the_rest_of_their_cases_stays(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database);
        var (fo, bo, kadis) = (
            await office.HireAsync(ApiOffice.Malinau, "FO"),
            await office.HireAsync(ApiOffice.Malinau, "BO"),
            await office.HireAsync(ApiOffice.Malinau, "KADIS")
        );
        var (ill, well, held) = (
            await ClosedAsync(fo, bo, "6502991708909901", ill: true),
            await ClosedAsync(fo, bo, "6502991708909902"),
            await ClosedAsync(fo, bo, "6502991708909903", ill: true)
        );
        // handed in on paper, never scanned; and scanned, but never recorded
        var (sheet, stray) = (await ClosedAsync(fo, bo, "6502991708909904", ill: true), await ClosedAsync(fo, bo, "6502991708909905"));
        await office
            .Node.Services.GetRequiredService<FileStore>()
            .SaveAsync(
                stray,
                FilePurpose.Document("RAWAT_INAP"),
                "application/pdf",
                "RAWAT_INAP",
                "%PDF-"u8.ToArray(),
                "fo",
                TestServer.Ct
            );
        await using (var db = office.Database.NewContext())
            await db.Files.Where(f => f.CaseId == sheet).ExecuteDeleteAsync(TestServer.Ct);
        await office.AtAsync("2028-11-20T09:00");
        (await kadis.PostAsync($"/api/cases/{held}/archive-hold", new { reason = "audit" })).ShouldBe(HttpStatusCode.NoContent);
        Papers(await bo.GetAsync("/api/retention")).ShouldBe([ill, sheet, stray]);
        (await bo.GetAsync("/api/retention")).Body.GetProperty("held").GetInt32().ShouldBe(1);
        var scan = (await bo.CaseAsync(ill))
            .GetProperty("documents")
            .EnumerateArray()
            .Single(d => d.GetProperty("code").GetString() == "RAWAT_INAP")
            .GetProperty("fileId")
            .GetString();
        (await bo.BytesAsync($"/api/cases/{ill}/files/{scan}/content?purpose=PERIKSA")).Length.ShouldBeGreaterThan(5);

        var proposed = (await bo.PostAsync("/api/retention/proposals", new { })).ShouldBe(HttpStatusCode.Created).Body;
        var path = $"/api/retention/proposals/{proposed.GetProperty("id").GetString()}";
        (await kadis.PostAsync($"{path}/approval", new { no = "BA-3/2028" })).ShouldBe(HttpStatusCode.NoContent);
        (await DoneAsync(bo, path))
            .GetProperty("lines")
            .EnumerateArray()
            .Select(l =>
                $"{l.GetProperty("kind").GetString()}: {l.GetProperty("fallsAway").GetString()}: {l.GetProperty("outcome").GetString()}"
            )
            .ShouldBe(Enumerable.Repeat("HealthPapers: 1 surat kesehatan: DIMUSNAHKAN", 3));

        (await bo.GetAsync($"/api/cases/{ill}/files/{scan}/content?purpose=PERIKSA"))
            .ShouldBe(HttpStatusCode.Gone, "document-destroyed")
            .Text.ShouldContain("BA-3/2028");
        var documents = (await bo.CaseAsync(ill))
            .GetProperty("documents")
            .EnumerateArray()
            .ToDictionary(d => d.GetProperty("code").GetString()!);
        documents["RAWAT_INAP"].GetProperty("hasFile").GetBoolean().ShouldBeFalse();
        documents["RAWAT_INAP"]
            .GetProperty("destroyedBy")
            .GetString()
            .ShouldBe("Berita acara pemusnahan nomor BA-3/2028 tanggal 20 November 2028");
        (
            await bo.BytesAsync($"/api/cases/{ill}/files/{documents["KK"].GetProperty("fileId").GetString()}/content?purpose=PERIKSA")
        ).Length.ShouldBeGreaterThan(5);
        (await bo.CaseAsync(ill)).GetProperty("participants")[0].GetProperty("nama").GetString().ShouldBe("ANDI CONTOH");
        await using (var db = office.Database.NewContext())
        {
            (
                await db.Files.Where(f => f.Purpose == "document/RAWAT_INAP").Select(f => f.CaseId).Distinct().ToListAsync(TestServer.Ct)
            ).ShouldBe([held]);
            // a region that asks for no such paper has none
            var region = office.Node.Services.GetRequiredService<Offices>().Find(ApiOffice.Malinau)!.Region;
            (await HealthPaperFiles.Having(db, db.Cases, region with { Checklists = [] }).CountAsync(TestServer.Ct)).ShouldBe(0);
            (await HealthPaperFiles.CodesAsync(db, [held], region with { Checklists = [] }, TestServer.Ct)).ShouldBeEmpty();
        }
        (await bo.GetAsync("/api/retention")).Body.GetProperty("due").GetArrayLength().ShouldBe(0);
        (await office.Database.Get<ChainCheck>().RunAsync(TestServer.Ct)).First.ShouldBeNull();
        (await office.Database.Get<RowsRebuild>().RunAsync(TestServer.Ct)).Differences.ShouldBeEmpty();

        (await kadis.PostAsync($"/api/cases/{held}/archive-hold/lift", new { reason = "selesai" })).ShouldBe(HttpStatusCode.NoContent);
        Papers(await bo.GetAsync("/api/retention")).ShouldBe([held]);
        await office.AtAsync(Later);
        // over their whole time they go as cases, with the paper that is left
        Papers(await bo.GetAsync("/api/retention")).ShouldBeEmpty();
        Waits(await bo.GetAsync("/api/retention")).ShouldBe([(ill, false), (well, false), (held, false), (sheet, false), (stray, false)]);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Archives_that_are_held_or_wait_take_no_place_from_the_others(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database);
        var bo = await office.HireAsync(ApiOffice.Malinau, "BO");
        CommandRequest Old(string id, CaseEvent? more = null) =>
            FakeCase.Command(
                id,
                (_, _) =>
                    [
                        new CaseEvent.CaseOpened(id, CaseKind.Case, ApiOffice.Malinau, "malinau", 1, "malinau-1", "LOKET_KANTOR"),
                        .. more is null ? Array.Empty<CaseEvent>() : [more],
                        new CaseEvent.CaseClosed("BATAL", null, null),
                    ],
                creates: true
            );
        await office.Database.Queue.RunManyAsync(
            Enumerable.Range(0, 210).Select(n => Old($"h{n}", new CaseEvent.ArchiveHeld("audit"))),
            TestServer.Ct
        );
        var entry = new CaseEvent.BatchEntryRequested(
            "e",
            "b",
            "B-1",
            "BULANAN",
            "2026-11",
            0,
            "",
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch
        );
        await office.Database.Queue.RunManyAsync(Enumerable.Range(0, 210).Select(n => Old($"w{n}", entry)), TestServer.Ct);
        await office.Database.Queue.RunAsync(
            FakeCase.Command(
                "b",
                (_, now) =>
                    [
                        new CaseEvent.CaseOpened("b", CaseKind.Batch, ApiOffice.Malinau, "malinau", 1, "malinau-1", "SISTEM"),
                        new CaseEvent.BatchOpened("B-1", "BULANAN", "2026-11", 0, now, now),
                    ],
                creates: true
            ),
            TestServer.Ct
        );
        await office.Database.Queue.RunAsync(Old("free"), TestServer.Ct);
        await office.AtAsync(Later);

        var found = await bo.GetAsync("/api/retention");

        found.Body.GetProperty("held").GetInt32().ShouldBe(210);
        var due = Waits(found);
        due.Where(d => !d.Item2).ShouldBe([("free", false)]);
        due.Count(d => d.Item2).ShouldBe(50);
        (await bo.PostAsync("/api/retention/proposals", new { })).ShouldBe(HttpStatusCode.Created);
    }

    private static string?[] Papers(Reply reply) =>
        [
            .. reply
                .ShouldBe(HttpStatusCode.OK)
                .Body.GetProperty("due")
                .EnumerateArray()
                .Where(d => d.GetProperty("kind").GetString() == HealthPapers.Kind)
                .Select(d => d.GetProperty("caseId").GetString()),
        ];

    private static (string?, bool)[] Waits(Reply reply) =>
        [
            .. reply
                .ShouldBe(HttpStatusCode.OK)
                .Body.GetProperty("due")
                .EnumerateArray()
                .Select(d =>
                    (d.GetProperty("caseId").GetString(), d.TryGetProperty("waits", out var w) && w.ValueKind == JsonValueKind.String)
                ),
        ];
}
