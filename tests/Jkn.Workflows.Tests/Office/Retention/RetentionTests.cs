using System.Net;
using System.Text.Json;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Retention;
using Jkn.Workflows.Tests.Application.Cases;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Application.Retention;

/// <summary>AC-72: proposed, approved by another, destroyed case by case; number and date stay, and the chain.</summary>
public partial class RetentionTests
{
    private const string Later = "2032-02-09T09:00";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_is_over_its_time_is_destroyed_after_another_approved_and_number_date_and_chain_stay(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database);
        var (fo, bo) = (await office.HireAsync(ApiOffice.Malinau, "FO"), await office.HireAsync(ApiOffice.Malinau, "BO"));
        var (kabid, kadis, stranger) = (
            await office.HireAsync(ApiOffice.Malinau, "KABID"),
            await office.HireAsync(ApiOffice.Malinau, "KADIS"),
            await office.HireAsync(InventedRegion.Code, "KADIS", "BO")
        );
        var (going, held, late) = (
            await ClosedAsync(fo, bo, "6502991708909901"),
            await ClosedAsync(fo, bo, "6502991708909902"),
            await ClosedAsync(fo, bo, "6502991708909903")
        );
        var guest = (await fo.PostAsync("/api/visits", new { queue = false, guest = new { name = "Tamu Contoh" } })).Body;
        (await fo.PostAsync($"/api/visits/{guest.GetProperty("id").GetString()}/service", new { caseId = going })).ShouldBe(
            HttpStatusCode.NoContent
        );
        await office.AtAsync("2031-01-06T09:00");
        var young = await ClosedAsync(fo, bo, "6502991708909904");
        string file;
        await using (var db = office.Database.NewContext())
            file = (await db.Files.SingleAsync(f => f.CaseId == going, TestServer.Ct)).Id;
        var number = (await bo.CaseAsync(going)).GetProperty("caseNo").GetString()!;

        (await bo.GetAsync("/api/retention")).Body.GetProperty("due").GetArrayLength().ShouldBe(0);
        (await bo.PostAsync("/api/retention/proposals", new { })).ShouldBe(HttpStatusCode.Conflict, "nothing-due");
        await office.AtAsync(Later);
        (await fo.GetAsync("/api/retention")).ShouldBe(HttpStatusCode.Forbidden);
        (await bo.PostAsync($"/api/cases/{held}/archive-hold", new { reason = "audit" })).ShouldBe(
            HttpStatusCode.Forbidden,
            "archive-hold-not-yours"
        );
        (await kabid.PostAsync($"/api/cases/{held}/archive-hold", new { reason = "audit" })).ShouldBe(HttpStatusCode.NoContent);
        Waits(await bo.GetAsync("/api/retention")).ShouldBe([(going, false), (late, false)]);
        (await bo.GetAsync("/api/retention")).Body.GetProperty("held").GetInt32().ShouldBe(1);

        var made = (await bo.PostAsync("/api/retention/proposals", new { }, key: "usul-1"))
            .ShouldBe(HttpStatusCode.Created)
            .Body.GetProperty("id")
            .GetString()!;
        (await bo.PostAsync("/api/retention/proposals", new { }, key: "usul-1"))
            .ShouldBe(HttpStatusCode.Created)
            .Body.GetProperty("id")
            .GetString()
            .ShouldBe(made);
        (await kadis.PostAsync("/api/retention/proposals", new { })).ShouldBe(HttpStatusCode.Conflict, "proposal-standing");
        var path = $"/api/retention/proposals/{made}";
        // a hold that comes now still keeps its case
        (await kabid.PostAsync($"/api/cases/{late}/archive-hold", new { reason = "sengketa" })).ShouldBe(HttpStatusCode.NoContent);
        foreach (
            var (who, status, code) in new[]
            {
                (bo, HttpStatusCode.Forbidden, "destruction-not-yours"),
                (kabid, HttpStatusCode.Forbidden, "destruction-not-yours"),
                (stranger, HttpStatusCode.NotFound, "proposal-unknown"),
            }
        )
            (await who.PostAsync($"{path}/approval", new { no = "1" })).ShouldBe(status, code);
        (await stranger.GetAsync(path)).ShouldBe(HttpStatusCode.NotFound);
        (await kadis.PostAsync($"{path}/approval", new { no = " " })).ShouldBe(HttpStatusCode.BadRequest, "fields-invalid");
        (await bo.CaseAsync(going)).GetProperty("participants")[0].GetProperty("nama").GetString().ShouldBe("ANDI CONTOH");

        (await kadis.PostAsync($"{path}/approval", new { no = "BA-7/2032" })).ShouldBe(HttpStatusCode.NoContent);
        (await kadis.PostAsync($"{path}/approval", new { no = "BA-8/2032" })).ShouldBe(HttpStatusCode.Conflict, "proposal-decided");
        var done = await DoneAsync(bo, path);

        done.GetProperty("lines")
            .EnumerateArray()
            .Select(l => (l.GetProperty("caseId").GetString(), l.GetProperty("outcome").GetString()))
            .ShouldBe([(going, "DIMUSNAHKAN"), (late, "DITAHAN")]);
        var gone = (await office.Database.Reader.LoadAsync(going, TestServer.Ct))!;
        (gone.CaseNo, gone.Destruction!.Ground, gone.Participants["p1"].Nik).ShouldBe(
            (number, "Berita acara pemusnahan nomor BA-7/2032 tanggal 9 Februari 2032", "")
        );
        (await office.Node.Services.GetRequiredService<FileStore>().ReadAsync(file, TestServer.Ct)).ShouldBeNull();
        (await bo.GetAsync($"/api/cases/{going}?unmask=true&purpose=uji")).Text.ShouldNotContain("ANDI");
        (await bo.PostAsync("/api/cases/search", new { filter = new { nik = "6502991708909901" } }))
            .Body.GetProperty("items")
            .GetArrayLength()
            .ShouldBe(0);
        (await bo.PostAsync($"/api/cases/{going}/notes", new { text = "x" })).ShouldBe(HttpStatusCode.Conflict);
        var line = (await bo.GetAsync("/api/registers/BUKU_TAMU/2026")).Body.GetProperty("items").EnumerateArray().First();
        line.GetProperty("number").GetInt32().ShouldBe(1);
        line.GetProperty("text").GetString()!.ShouldContain("dimusnahkan");
        await using (var db = office.Database.NewContext())
        {
            (
                await db.Cases.CountAsync(
                    c => c.Id == going && c.Name == null && c.NikMasked == null && c.DestroyedAt != null,
                    TestServer.Ct
                )
            ).ShouldBe(1);
            (
                await db.Notices.AnyAsync(n => n.CaseId == going && (n.Destination != null || n.Text != "(dimusnahkan)"), TestServer.Ct)
            ).ShouldBeFalse();
        }
        foreach (var kept in new[] { held, late, young })
            (await bo.CaseAsync(kept)).GetProperty("participants")[0].GetProperty("nama").GetString().ShouldBe("ANDI CONTOH");
        (await office.Database.Get<ChainCheck>().RunAsync(TestServer.Ct)).First.ShouldBeNull();
        (await office.Database.Get<RowsRebuild>().RunAsync(TestServer.Ct)).Differences.ShouldBeEmpty();

        // lifted, it is proposed the next time
        (await kabid.PostAsync($"/api/cases/{late}/archive-hold/lift", new { reason = "selesai" })).ShouldBe(HttpStatusCode.NoContent);
        Waits(await bo.GetAsync("/api/retention")).ShouldBe([(late, false)]);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_approval_that_a_stop_interrupted_is_carried_out_at_the_next_start(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database);
        var (fo, bo, kadis) = (
            await office.HireAsync(ApiOffice.Malinau, "FO"),
            await office.HireAsync(ApiOffice.Malinau, "BO"),
            await office.HireAsync(ApiOffice.Malinau, "KADIS")
        );
        var cases = new[] { await ClosedAsync(fo, bo, "6502991708909901"), await ClosedAsync(fo, bo, "6502991708909902") };
        await office.AtAsync(Later);
        var path =
            $"/api/retention/proposals/{(await bo.PostAsync("/api/retention/proposals", new { })).Body.GetProperty("id").GetString()}";
        // as a node leaves it that dies between the first case and its tick
        await office
            .Node.Services.GetRequiredService<CaseDesk>()
            .RunAsync(cases[0], ApiOffice.Malinau, Actor.System, new DestroyCase("BA-1"), TestServer.Ct);
        await office.StopAsync(office.Node);
        await using (var db = office.Database.NewContext())
            await db.Destructions.ExecuteUpdateAsync(
                s =>
                    s.SetProperty(d => d.State, DestructionRules.Approved)
                        .SetProperty(d => d.No, "BA-1")
                        .SetProperty(d => d.DecidedAt, office.Clock.Now)
                        .SetProperty(d => d.DecidedBy, kadis.Id),
                TestServer.Ct
            );

        office.Start();

        (await DoneAsync(bo, path))
            .GetProperty("lines")
            .EnumerateArray()
            .Select(l => l.GetProperty("outcome").GetString())
            .ShouldBe(["DIMUSNAHKAN", "DIMUSNAHKAN"]);
        foreach (var id in cases)
            (await office.Database.Beside().Reader.LoadAsync(id, TestServer.Ct))!.Version.ShouldBe(
                (await office.Database.Reader.HistoryAsync(id, TestServer.Ct)).Count
            );
        (await office.Database.Reader.HistoryAsync(cases[0], TestServer.Ct))
            .SelectMany(h => h.Events)
            .OfType<CaseEvent.DataDestroyed>()
            .Count()
            .ShouldBe(1);
        (await office.Database.Get<ChainCheck>().RunAsync(TestServer.Ct)).First.ShouldBeNull();
    }

    [Fact]
    public async Task What_lies_in_a_kept_batch_waits_and_a_proposal_may_be_taken_back()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var (fo, bo, kasie) = (
            await office.HireAsync(ApiOffice.Malinau, "FO"),
            await office.HireAsync(ApiOffice.Malinau, "BO"),
            await office.HireAsync(ApiOffice.Malinau, "KASIE")
        );
        var (inBatch, free) = (await OfMalinau.InBatchAsync(fo, bo), await ClosedAsync(fo, bo, "6502991708909902"));
        await office.QuietAsync();
        (await bo.PostAsync($"/api/cases/{inBatch}/cancellation", new { reason = "mundur" })).ShouldBe(HttpStatusCode.NoContent);
        await office.QuietAsync();
        await office.AtAsync(Later);

        var due = (await kasie.GetAsync("/api/retention"))
            .Body.GetProperty("due")
            .EnumerateArray()
            .Where(d => d.GetProperty("kind").GetString() == "Case")
            .ToDictionary(d => d.GetProperty("caseId").GetString()!, d => d.TryGetProperty("waits", out var w) ? w.GetString() : null);
        due[inBatch].ShouldNotBeNull().ShouldContain("Menunggu batch");
        due[free].ShouldBeNull();
        // its paper on health lies in no batch and goes by itself
        Papers(await kasie.GetAsync("/api/retention")).ShouldBe([inBatch]);
        var path =
            $"/api/retention/proposals/{(await kasie.PostAsync("/api/retention/proposals", new { })).Body.GetProperty("id").GetString()}";
        (await bo.PostAsync($"{path}/refusal", new { reason = "salah" })).ShouldBe(HttpStatusCode.Forbidden, "destruction-not-yours");
        (await kasie.PostAsync($"{path}/refusal", new { reason = "JRA belum pasti" })).ShouldBe(HttpStatusCode.NoContent);
        (await kasie.PostAsync($"{path}/refusal", new { reason = "lagi" })).ShouldBe(HttpStatusCode.Conflict, "proposal-decided");
        (await kasie.PostAsync("/api/retention/proposals", new { })).ShouldBe(HttpStatusCode.Created);
        (await bo.CaseAsync(free)).GetProperty("participants")[0].GetProperty("nama").GetString().ShouldBe("ANDI CONTOH");
    }

    private static async Task<JsonElement> DoneAsync(ApiPerson who, string path)
    {
        await Until.TrueAsync(
            async () => (await who.GetAsync(path)).Body.GetProperty("state").GetString() == "SELESAI",
            async () => (await who.GetAsync(path)).Text
        );
        return (await who.GetAsync(path)).Body;
    }

    /// <summary>Registered, with a person and a paper, with one on health if he is ill, then withdrawn.</summary>
    internal static async Task<string> ClosedAsync(ApiPerson fo, ApiPerson bo, string nik, bool ill = false)
    {
        var id = await fo.OpenCaseAsync("PROC-MLN");
        (await fo.CompleteAsync(id, "M01")).ShouldBe(HttpStatusCode.OK);
        foreach (var code in ill ? new[] { "KK", "RAWAT_INAP" } : ["KK"])
        {
            var scan = (
                await fo.SendAsync(
                    HttpMethod.Post,
                    $"/api/cases/{id}/files/{code}",
                    new ByteArrayContent(SmallFiles.Pdf("uji")) { Headers = { ContentType = new("application/pdf") } }
                )
            ).ShouldBe(HttpStatusCode.OK);
            (
                await fo.PutAsync(
                    $"/api/cases/{id}/documents/{code}",
                    new
                    {
                        result = "ADA_LENGKAP",
                        nomor = code == "KK" ? null : "RI-7",
                        fileId = scan.Body.GetProperty("fileId").GetString(),
                    }
                )
            ).ShouldBe(HttpStatusCode.NoContent);
        }
        (await bo.PutAsync($"/api/cases/{id}/participants/p1", new { participant = OfMalinau.PersonWith(nik) })).ShouldBe(
            HttpStatusCode.OK
        );
        (await fo.PostAsync($"/api/cases/{id}/cancellation", new { reason = "mundur" })).ShouldBe(HttpStatusCode.NoContent);
        return id;
    }
}
