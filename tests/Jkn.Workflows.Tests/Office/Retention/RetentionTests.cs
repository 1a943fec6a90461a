using System.Net;
using System.Text.Json;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Retention;
using Jkn.Workflows.Application.Settings;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Retention;
using Jkn.Workflows.Tests.Application.Cases;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Application.Retention;

/// <summary>AC-72: proposed, approved by another, destroyed case by case; number and date stay, and the chain.</summary>
public class RetentionTests
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
        (await bo.BytesAsync($"/api/cases/{ill}/files/{scan}/content?purpose=uji")).Length.ShouldBeGreaterThan(5);

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

        (await bo.GetAsync($"/api/cases/{ill}/files/{scan}/content?purpose=uji"))
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
            await bo.BytesAsync($"/api/cases/{ill}/files/{documents["KK"].GetProperty("fileId").GetString()}/content?purpose=uji")
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

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Records_of_reading_go_after_ten_years_when_the_head_approved_and_what_was_cut_stays_known(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database);
        var (fo, bo, kadis) = (
            await office.HireAsync(ApiOffice.Malinau, "FO"),
            await office.HireAsync(ApiOffice.Malinau, "BO"),
            await office.HireAsync(ApiOffice.Malinau, "KADIS")
        );
        var held = await ClosedAsync(fo, bo, "6502991708909901");
        var retention = office.Node.Services.GetRequiredService<AuditRetention>();
        var malinau = office.Node.Services.GetRequiredService<Offices>().Find(ApiOffice.Malinau)!;
        await using var db = office.Database.NewContext();
        foreach (
            var (at, caseId, region) in new[]
            {
                ("2026-11-20T23:59", null, ApiOffice.Malinau),
                ("2026-11-21T00:00", (string?)null, ApiOffice.Malinau),
                ("2026-11-20T10:00", held, ApiOffice.Malinau),
                ("2026-11-20T10:00", null, InventedRegion.Code),
            }
        )
            await db.RecordReadAsync(
                Jkn.Workflows.Tests.Domain.Offices.Wita(at),
                kadis.Id,
                region,
                caseId,
                "identity",
                "uji",
                TestServer.Ct
            );
        await office.AtAsync("2036-11-20T09:00");
        (await retention.ProposedAsync(malinau, TestServer.Ct)).ShouldBeNull("kept on its last day");
        await office.AtAsync("2036-11-21T09:00");
        (await retention.ProposedAsync(malinau, TestServer.Ct))!.Count.ShouldBe(2);
        (await kadis.PostAsync($"/api/cases/{held}/archive-hold", new { reason = "audit" })).ShouldBe(HttpStatusCode.NoContent);
        var over = (await retention.ProposedAsync(malinau, TestServer.Ct)).ShouldNotBeNull();
        (over.Count, over.First, over.Until).ShouldBe((1, "2026-11-20", "2026-11-20"));
        (await retention.RunAsync(TestServer.Ct)).ShouldBe(0, "nobody approved");

        await using (var scope = office.Node.Services.CreateAsyncScope())
            await scope
                .ServiceProvider.GetRequiredService<SettingDesk>()
                .SaveAsync(
                    new(kadis.Id, "Kepala", ApiOffice.Malinau, ["KADIS"]),
                    AuditRetention.Setting,
                    over.Until,
                    retention.Approval(malinau, over, "BA-9/2036"),
                    TestServer.Ct
                );
        (await retention.RunAsync(TestServer.Ct)).ShouldBe(1);
        (await retention.RunAsync(TestServer.Ct)).ShouldBe(0, "once");
        (await retention.ProposedAsync(malinau, TestServer.Ct)).ShouldBeNull();

        (await db.Reads.CountAsync(r => r.What == "identity", TestServer.Ct)).ShouldBe(3);
        (await db.SettingChanges.AsNoTracking().SingleAsync(c => c.Name == AuditRetention.Setting, TestServer.Ct)).After.ShouldContain(
            "\"Count\":1,\"Rule\":\"disimpan 10 tahun"
        );
    }

    [Fact]
    public async Task The_act_is_a_PDF_without_participants()
    {
        Tools.NeedTypst();
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var (fo, bo, admin) = (
            await office.HireAsync(ApiOffice.Malinau, "FO"),
            await office.HireAsync(ApiOffice.Malinau, "BO"),
            await office.HireAsync(ApiOffice.Malinau, "ADMIN")
        );
        var id = await ClosedAsync(fo, bo, "6502991708909901");
        var number = (await bo.CaseAsync(id)).GetProperty("caseNo").GetString()!;
        await office.AtAsync("2029-01-08T09:00");
        await ClosedAsync(fo, bo, "6502991708909902", ill: true);
        await office.AtAsync(Later);
        (await admin.PostAsync("/api/retention/proposals", new { })).ShouldBe(HttpStatusCode.Forbidden, "destruction-not-yours");
        var made = (await bo.PostAsync("/api/retention/proposals", new { })).Body.GetProperty("id").GetString();

        var pdf = await admin.BytesAsync($"/api/retention/proposals/{made}/pdf");

        if (Environment.GetEnvironmentVariable("JKN_SCREENSHOTS") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, "pemusnahan.pdf"), pdf, TestServer.Ct);
        var text = Tools.TextOf(pdf);
        foreach (
            var words in new[]
            {
                "BERITA ACARA PEMUSNAHAN ARSIP",
                "Diusulkan",
                "Asumsi A-29",
                number.Split('/')[^1],
                "Surat kesehatan",
                "lembarannya di map",
            }
        )
            text.ShouldContain(words);
        text.ShouldNotContain("ANDI");
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
                    new ByteArrayContent("%PDF-1.4 uji"u8.ToArray()) { Headers = { ContentType = new("application/pdf") } }
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
