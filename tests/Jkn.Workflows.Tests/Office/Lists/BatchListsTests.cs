using System.Net;
using System.Security.Cryptography;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Application.Lists;

/// <summary>Form 34 leaves and its answer comes in, through the service (AC-35, AC-36, AC-41, AC-42, AC-70).</summary>
public class BatchListsTests
{
    private static readonly string[] roles = ["FO", "BO", "KASIE", "KABID", "KADIS"];

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Form_34_is_frozen_at_the_lock_exported_for_a_purpose_and_answered(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database, folderOfRegion: "63.72-banjarbaru");
        var (people, sheet) = await StaffAsync(office);
        var (bo, kasie) = (people["BO"], people["KASIE"]);
        await sheet.ReadyAsync("c1", OfBanjarbaru.Person(1) with { Nama = "=1+1" });
        foreach (var n in new[] { 2, 3 })
            await sheet.ReadyAsync($"c{n}", OfBanjarbaru.Person(n));
        await office.QuietAsync();
        var path = $"/api/batches/{OfBanjarbaru.Batch}";

        (await bo.GetAsync($"{path}/export?purpose=PERIKSA")).ShouldBe(HttpStatusCode.Conflict, "batch-not-locked");
        await sheet.LockAsync();
        await office.QuietAsync();
        (await bo.GetAsync($"{path}/export")).ShouldBe(HttpStatusCode.BadRequest, "fields-invalid");
        var first = await DownloadAsync(office, bo, $"{path}/export?purpose=dikirim%20ke%20BPJS");
        var kept = (await bo.GetAsync($"{path}/files")).Body.EnumerateArray().Single();
        kept.GetProperty("fileHash").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(first.Content)));
        first.Name.ShouldBe("F34_63.72_202611.xlsx");

        var rows = Sheets.Read(first.Content);
        rows.Select(r => r.Cells.Count(c => !c.IsEmpty)).ShouldBe([34, 16, 16, 16]);
        rows[0].Cells.Count.ShouldBe(34);
        var line = rows[1];
        (line[1], line[2], line[3]).ShouldBe(
            (new SheetCell(People.Row(1)[0], CellKind.Text), new(People.Nik(1), CellKind.Text), new("=1+1", CellKind.Text))
        );
        (line[4].Text, line[6].Kind, SheetDates.Read(line[6]), line[7].Text, line[8].Text, line[26].Text, line[29].Text).ShouldBe(
            ("1", CellKind.Number, "1950-01-02", "2", "2", "3", "1")
        );
        var csv = System.Text.Encoding.UTF8.GetString(
            (await DownloadAsync(office, bo, $"{path}/export?format=csv&purpose=PERIKSA")).Content
        );
        csv.ShouldContain($";{People.Nik(1)};\"'=1+1\";");
        csv.ShouldContain(";02/01/1950;");
        await using (var db = office.Database.NewContext())
            (await db.Reads.Where(r => r.CaseId == OfBanjarbaru.Batch).Select(r => new { r.Actor, r.Purpose }).ToListAsync(TestServer.Ct))
                .Select(r => (r.Actor, r.Purpose))
                .ShouldBe([(bo.Id, "dikirim ke BPJS"), (bo.Id, "Memeriksa permohonan")]);

        // unlocked, corrected, locked again: a second file beside the first (AC-35)
        var tag = (await bo.GetAsync(path)).ETag;
        (await kasie.PostAsync($"{path}/unlock", new { reason = "salah nama" }, tag)).ShouldBe(HttpStatusCode.NoContent);
        await office.QuietAsync(); // the case hears of it behind the scenes
        // its first version: the office keyed it once, from the list
        (await bo.PutAsync("/api/cases/c1/participants/p1", new { participant = OfBanjarbaru.Person(1) }, "\"1\"")).ShouldBe(
            HttpStatusCode.OK
        );
        await office.QuietAsync();
        await sheet.LockAsync();
        await office.QuietAsync();
        var files = (await bo.GetAsync($"{path}/files")).Body.EnumerateArray().ToList();
        files.Select(f => f.GetProperty("isCurrent").GetBoolean()).ShouldBe([false, true]);
        (
            await DownloadAsync(office, bo, $"{path}/files/{files[0].GetProperty("fileId").GetString()}/content?purpose=PERIKSA")
        ).Content.ShouldBe(first.Content);
        Sheets
            .Read((await DownloadAsync(office, bo, $"{path}/export?purpose=PERIKSA")).Content)
            .Select(r => r[3].Text)
            .ShouldBe(["Nama Lengkap", "WARGA CONTOH 2", "WARGA CONTOH 3", "WARGA CONTOH 1"], ignoreOrder: true);

        await AnsweredAsync(office, people, sheet, path);
    }

    private static async Task<bool> IsDueAsync(ApiOffice office)
    {
        await using var db = office.Database.NewContext();
        return await db.Timers.AnyAsync(t => t.CaseId == OfBanjarbaru.Batch && t.DueAt <= office.Clock.Now, TestServer.Ct);
    }

    private static async Task AnsweredAsync(ApiOffice office, Dictionary<string, ApiPerson> people, OfBanjarbaru sheet, string path)
    {
        var (bo, kasie) = (people["BO"], people["KASIE"]);
        var answer = Sheets.Of(["NIK", "Status", "Keterangan"], [People.Nik(1), "Aktif", null], [People.Nik(2), "Gagal", "data aneh"]);
        (await ImportAsync(bo, path, answer, "&validateOnly=true"))
            .Body.GetProperty("unmapped")
            .EnumerateArray()
            .Select(u => u.GetString())
            .ShouldBe(["data aneh"]);
        var held = (await ImportAsync(bo, path, answer)).Body;
        (held.GetProperty("recorded").GetBoolean(), held.GetProperty("counts").GetProperty("SALAH").GetInt32()).ShouldBe((false, 1));
        (
            await bo.PutAsync(
                "/api/mappings/hasil-bpjs",
                new
                {
                    headings = new { },
                    outcomes = new { },
                    reasons = new Dictionary<string, string> { ["data aneh"] = "TIDAK_TAHU" },
                }
            )
        ).ShouldBe(HttpStatusCode.UnprocessableEntity, "reason-unknown");
        (
            await bo.PutAsync(
                "/api/mappings/hasil-bpjs",
                new
                {
                    headings = new { },
                    outcomes = new { },
                    reasons = new Dictionary<string, string> { ["data aneh"] = "DATA_TIDAK_LENGKAP" },
                }
            )
        ).ShouldBe(HttpStatusCode.NoContent);

        // the answer to a batch that was not sent is listed, and nothing else changes
        (await ImportAsync(bo, path, answer)).ShouldBe(HttpStatusCode.Conflict, "batch-not-sent");
        (await ImportAsync(bo, path, Sheets.Of(["Nama"], ["x"]))).ShouldBe(HttpStatusCode.UnprocessableEntity, "layout-wrong");
        await sheet.SendAsync();
        await office.AtAsync("2026-12-01T08:00");
        // results are awaited from the first of the month on: that clock rings behind the scenes
        await Until.TrueAsync(async () => !await IsDueAsync(office), () => Task.FromResult("the batch's clock has not rung"));
        await office.QuietAsync();

        (await ImportAsync(bo, path, Sheets.Of(["NIK", "Status"], [People.Nik(1), "Aktif"]), "&complete=true")).ShouldBe(
            HttpStatusCode.UnprocessableEntity,
            "complete-short"
        );
        var imported = (await ImportAsync(bo, path, answer, "&complete=true")).ShouldBe(HttpStatusCode.OK).Body;
        imported.GetProperty("recorded").GetBoolean().ShouldBeTrue();
        imported
            .GetProperty("counts")
            .EnumerateObject()
            .Where(c => c.Value.GetInt32() > 0)
            .Select(c => (c.Name, c.Value.GetInt32()))
            .ShouldBe([("COCOK", 1), ("GAGAL", 1), ("TIDAK_ADA", 1)]);
        await office.QuietAsync();
        (await bo.CaseAsync("c1")).GetProperty("status").GetString().ShouldBe("AKTIF");
        ApiPerson.Tasks(await bo.CaseAsync("c3")).Single().GetProperty("kind").GetString().ShouldBe("HASIL_TIDAK_ADA");
        (await ImportAsync(bo, path, answer, "&complete=true")).Body.GetProperty("repeated").GetBoolean().ShouldBeTrue();

        // another answer for a line that has one: the head of section decides (AC-42)
        var other = (await ImportAsync(bo, path, Sheets.Of(["NIK", "Status", "Keterangan"], [People.Nik(1), "Gagal", "meninggal"]))).Body;
        other.GetProperty("counts").GetProperty("BERTENTANGAN").GetInt32().ShouldBe(1);
        (await bo.CaseAsync("c1")).GetProperty("status").GetString().ShouldBe("AKTIF");
        var number = other
            .GetProperty("lines")
            .EnumerateArray()
            .First(l => l.GetProperty("kind").GetString() == "BERTENTANGAN")
            .GetProperty("line")
            .GetInt32();
        (await bo.PostAsync($"{path}/lines/{number}/settlement", new { takeNew = true, reason = "x" })).ShouldBe(
            HttpStatusCode.Forbidden,
            "conflict-not-yours"
        );
        (await kasie.PostAsync($"{path}/lines/{number}/settlement", new { takeNew = false, reason = "jawaban pertama benar" })).ShouldBe(
            HttpStatusCode.NoContent
        );
        (await bo.GetAsync($"{path}/reconciliation")).Body.GetProperty("counts").GetProperty("BERTENTANGAN").GetInt32().ShouldBe(0);
    }

    private static Task<Reply> ImportAsync(ApiPerson who, string path, byte[] file, string more = "") =>
        who.SendAsync(HttpMethod.Post, $"{path}/result-files?layout=hasil-bpjs{more}", BnbaImportTests.Body(file));

    private static async Task<(byte[] Content, string? Name)> DownloadAsync(ApiOffice office, ApiPerson who, string path)
    {
        using var client = office.Node.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", await who.TokenAsync());
        using var answer = await client.SendAsync(request, TestServer.Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(TestServer.Ct));
        return (await answer.Content.ReadAsByteArrayAsync(TestServer.Ct), answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
    }

    private static async Task<(Dictionary<string, ApiPerson> People, OfBanjarbaru Sheet)> StaffAsync(ApiOffice office)
    {
        var (people, actors) = (new Dictionary<string, ApiPerson>(), new Dictionary<string, Actor>());
        foreach (var role in roles)
        {
            people[role] = await office.HireAsync(OfBanjarbaru.Region, role);
            actors[role] = new(people[role].Id, role, OfBanjarbaru.Region, [role]);
        }
        return (
            people,
            new OfBanjarbaru(
                actors,
                async (id, who, command) =>
                {
                    // what goes before may still be on its way from the outbox
                    var answer = await office
                        .Node.Services.GetRequiredService<CaseDesk>()
                        .RunAsync(
                            id,
                            OfBanjarbaru.Region,
                            who,
                            command,
                            creates: command is Jkn.Workflows.Domain.Participants.OpenListedFamily,
                            TestServer.Ct
                        );
                    answer.Decision.Rejection.ShouldBeNull($"{command.Name} {id}");
                    return answer.State!;
                }
            )
        );
    }
}
