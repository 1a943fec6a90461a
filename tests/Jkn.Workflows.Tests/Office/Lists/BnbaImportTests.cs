using System.Net;
using System.Text.Json;
using Jkn.Workflows.Application.Lists;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Application.Lists;

/// <summary>A list of a kelurahan: verdicts first, cases by a person's decision (AC-02, AC-22).</summary>
public class BnbaImportTests
{
    private const string Banjarbaru = "63.72";

    private static object Opening(string mode) =>
        new
        {
            mode,
            letter = new
            {
                number = "470/12",
                date = "2026-11-02",
                village = "Kelurahan Contoh",
            },
        };

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Each_valid_row_opens_one_case_and_the_others_are_listed(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database, folderOfRegion: "63.72-banjarbaru");
        var bo = await office.HireAsync(Banjarbaru, "BO");
        var rows = Enumerable.Range(0, 120).Select(n => (string?[])People.Row(n)).ToArray();
        rows[7][1] = "6372993202909901"; // day 32
        rows[8][2] = "";
        rows[9][1] = rows[10][1]; // one NIK twice (AC-22)
        rows[9][5] = rows[10][5];
        rows[9][6] = rows[10][6];
        rows[11][6] = "L"; // against the NIK of a woman
        var file = People.Bnba(rows);

        var import = (await UploadAsync(bo, file)).ShouldBe(HttpStatusCode.Created).Body;

        Counts(import).ShouldBe((120, 115, 1, 2, 2));
        var id = import.GetProperty("id").GetString();
        var wrong = (await bo.GetAsync($"/api/imports/{id}/rows?verdict=SALAH"))
            .Body.GetProperty("items")
            .EnumerateArray()
            .Select(r => (r.GetProperty("row").GetInt32(), r.GetProperty("findings")[0].GetProperty("code").GetString()));
        wrong.ShouldBe([(9, "nik-day"), (10, "field-missing")]);
        var twins = (await bo.GetAsync($"/api/imports/{id}/rows?verdict=GANDA")).Body.GetProperty("items").EnumerateArray().ToList();
        twins
            .Select(t => (t.GetProperty("row").GetInt32(), t.GetProperty("beside")[0].GetProperty("row").GetInt32()))
            .ShouldBe([(11, 12), (12, 11)]);
        (await bo.GetAsync($"/api/imports/{id}/rows")).Text.ShouldNotContain(People.Nik(0));

        // all or nothing: nothing
        (await bo.PostAsync($"/api/imports/{id}/opening", Opening("SEMUA"))).ShouldBe(HttpStatusCode.Conflict, "rows-not-all-valid");
        (await CasesAsync(office)).ShouldBe(0);
        (
            await bo.PostAsync(
                $"/api/imports/{id}/choices",
                new { choices = new Dictionary<string, string> { ["12"] = "AMBIL", ["9"] = "AMBIL" } }
            )
        ).ShouldBe(HttpStatusCode.UnprocessableEntity, "row-not-doubled");
        (await bo.PostAsync($"/api/imports/{id}/choices", new { choices = new Dictionary<string, string> { ["12"] = "AMBIL" } })).ShouldBe(
            HttpStatusCode.NoContent
        );
        (await bo.PostAsync($"/api/imports/{id}/opening", Opening("YANG_SAH"))).ShouldBe(HttpStatusCode.Accepted);
        await DoneAsync(office, bo, id!);

        (await CasesAsync(office)).ShouldBe(117);
        var opened = (await bo.GetAsync($"/api/imports/{id}/rows?after=11")).Body.GetProperty("items")[0];
        (opened.GetProperty("row").GetInt32(), opened.GetProperty("choice").GetString()).ShouldBe((12, "AMBIL"));
        var shown = await bo.CaseAsync(opened.GetProperty("caseId").GetString()!);
        shown.GetProperty("channel").GetString().ShouldBe("KELURAHAN");
        shown.GetProperty("participants")[0].GetProperty("nama").GetString().ShouldBe("WARGA CONTOH 10");

        // the same file again changes nothing
        var again = (await UploadAsync(bo, file)).ShouldBe(HttpStatusCode.OK).Body;
        (again.GetProperty("id").GetString(), again.GetProperty("repeated").GetBoolean(), again.GetProperty("opened").GetInt32()).ShouldBe(
            (id, true, 117)
        );
        (await bo.PostAsync($"/api/imports/{id}/opening", Opening("YANG_SAH"))).ShouldBe(HttpStatusCode.Accepted);
        (await CasesAsync(office)).ShouldBe(117);
    }

    [Fact]
    public async Task Who_is_in_an_open_case_is_shown_beside_it_and_cannot_be_taken()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, folderOfRegion: "63.72-banjarbaru");
        var bo = await office.HireAsync(Banjarbaru, "BO");
        var first = (await UploadAsync(bo, People.Bnba([People.Row(1)]))).Body.GetProperty("id").GetString()!;
        (await bo.PostAsync($"/api/imports/{first}/opening", Opening("SEMUA"))).ShouldBe(HttpStatusCode.Accepted);
        await DoneAsync(office, bo, first);

        var import = (await UploadAsync(bo, People.Bnba([People.Row(1), People.Row(2)]))).Body;

        Counts(import).ShouldBe((2, 1, 0, 1, 0));
        var id = import.GetProperty("id").GetString();
        var beside = (await bo.GetAsync($"/api/imports/{id}/rows?verdict=GANDA")).Body.GetProperty("items")[0].GetProperty("beside")[0];
        (beside.GetProperty("caseId").GetString(), beside.GetProperty("name").GetString()).ShouldBe(($"{first}-00002", "WARGA CONTOH 1"));
        (await bo.PostAsync($"/api/imports/{id}/choices", new { choices = new Dictionary<string, string> { ["2"] = "AMBIL" } })).ShouldBe(
            HttpStatusCode.UnprocessableEntity,
            "nik-open-elsewhere"
        );
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task AC97_who_is_active_by_an_earlier_case_is_told_also_under_another_family_card(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database, folderOfRegion: "63.72-banjarbaru");
        var bo = await office.HireAsync(Banjarbaru, "BO");
        var first = (await UploadAsync(bo, People.Bnba([People.Row(1)]))).Body.GetProperty("id").GetString()!;
        (await bo.PostAsync($"/api/imports/{first}/opening", Opening("SEMUA"))).ShouldBe(HttpStatusCode.Accepted);
        await DoneAsync(office, bo, first);
        await using (var db = office.Database.NewContext())
        {
            // what the rows of the case say after BPJS's answer
            var nik = await db.CaseLookup.AsNoTracking().SingleAsync(l => l.Kind == "N", TestServer.Ct);
            db.CaseLookup.Add(
                new()
                {
                    Hmac = nik.Hmac,
                    Kind = "A",
                    CaseKey = nik.CaseKey,
                }
            );
            await db.SaveChangesAsync(TestServer.Ct);
            await db.Cases.ExecuteUpdateAsync(c => c.SetProperty(x => x.ClosedAt, office.Clock.Now), TestServer.Ct);
        }
        var (moved, other) = (People.Row(1), People.Row(2));
        moved[0] = other[0];

        var import = (await UploadAsync(bo, People.Bnba([moved, other]))).Body;

        Counts(import).ShouldBe((2, 1, 1, 0, 0));
        var rows = (await bo.GetAsync($"/api/imports/{import.GetProperty("id").GetString()}/rows?verdict=PERINGATAN")).Text;
        rows.ShouldContain("nik-active-before");
        rows.ShouldContain("sudah menjadi peserta aktif lewat berkas");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Another_regions_open_case_is_told_without_details(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database, folderOfRegion: "63.72-banjarbaru");
        var bo = await office.HireAsync(Banjarbaru, "BO");
        var first = (await UploadAsync(bo, People.Bnba([People.Row(1)]))).Body.GetProperty("id").GetString()!;
        (await bo.PostAsync($"/api/imports/{first}/opening", Opening("SEMUA"))).ShouldBe(HttpStatusCode.Accepted);
        await DoneAsync(office, bo, first);
        await using (var db = office.Database.NewContext())
            await db.Cases.ExecuteUpdateAsync(c => c.SetProperty(x => x.Region, InventedRegion.Code), TestServer.Ct);

        var import = (await UploadAsync(bo, People.Bnba([People.Row(1), People.Row(2)]))).Body;

        Counts(import).ShouldBe((2, 2, 0, 0, 0), "it is no reason to look at the row");
        var rows = (await bo.GetAsync($"/api/imports/{import.GetProperty("id").GetString()}/rows")).Text;
        rows.ShouldContain("nik-open-other-region");
        rows.ShouldNotContain(InventedRegion.Code);
        rows.ShouldNotContain(first);
    }

    [Fact]
    public async Task What_cannot_be_read_leaves_nothing_behind()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, folderOfRegion: "63.72-banjarbaru");
        var (bo, stranger) = (await office.HireAsync(Banjarbaru, "BO"), await office.HireAsync(InventedRegion.Code, "BO"));

        (await UploadAsync(bo, Sheets.Raw("", ("xl/vbaProject.bin", "x")))).ShouldBe(HttpStatusCode.UnprocessableEntity, "file-macros");
        (await UploadAsync(bo, Sheets.Of(["Nama"], ["Ani"]))).ShouldBe(HttpStatusCode.UnprocessableEntity, "layout-wrong");
        (await bo.SendAsync(HttpMethod.Post, "/api/imports?sop=PROC-XXX", Body(People.Bnba([People.Row(1)])))).ShouldBe(
            HttpStatusCode.UnprocessableEntity,
            "sop-not-effective"
        );
        (await bo.SendAsync(HttpMethod.Post, "/api/imports", Body([1]))).ShouldBe(HttpStatusCode.BadRequest, "fields-invalid");
        await using (var db = office.Database.NewContext())
            (await db.Imports.AnyAsync(TestServer.Ct)).ShouldBeFalse();

        var id = (await UploadAsync(bo, People.Bnba([People.Row(1)]))).Body.GetProperty("id").GetString();
        foreach (var path in new[] { $"/api/imports/{id}", $"/api/imports/{id}/rows" })
            (await stranger.GetAsync(path)).ShouldBe(HttpStatusCode.NotFound);
        (await stranger.PostAsync("/api/imports/search", new { })).Body.GetProperty("items").GetArrayLength().ShouldBe(0);
        (await bo.PostAsync("/api/imports/search", new { })).Body.GetProperty("items").GetArrayLength().ShouldBe(1);
        // nothing of a person in plain sight of the database
        (await office.Database.AllBytesAsync())
            .AsSpan()
            .IndexOf(System.Text.Encoding.UTF8.GetBytes(People.Nik(1)))
            .ShouldBe(-1);
    }

    internal static HttpContent Body(byte[] content) =>
        new ByteArrayContent(content) { Headers = { ContentType = new("application/octet-stream") } };

    private static Task<Reply> UploadAsync(ApiPerson who, byte[] file) =>
        who.SendAsync(HttpMethod.Post, "/api/imports?sop=PROC-BJB", Body(file));

    private static (int, int, int, int, int) Counts(JsonElement import) =>
        (
            import.GetProperty("rows").GetInt32(),
            import.GetProperty("valid").GetInt32(),
            import.GetProperty("warned").GetInt32(),
            import.GetProperty("doubled").GetInt32(),
            import.GetProperty("wrong").GetInt32()
        );

    private static async Task DoneAsync(ApiOffice office, ApiPerson bo, string id)
    {
        await office.Node.Services.GetRequiredService<ImportWorker>().RoundAsync(TestServer.Ct);
        await Until.TrueAsync(
            async () => (await bo.GetAsync($"/api/imports/{id}")).Body.GetProperty("state").GetString() == "SELESAI",
            async () => (await bo.GetAsync($"/api/imports/{id}")).Text
        );
    }

    private static async Task<int> CasesAsync(ApiOffice office)
    {
        await using var db = office.Database.NewContext();
        return await db.Cases.CountAsync(c => c.Kind == "Case", TestServer.Ct);
    }
}
