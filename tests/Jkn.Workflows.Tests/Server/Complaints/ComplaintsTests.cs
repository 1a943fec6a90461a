using System.Net;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Server.Complaints;

/// <summary>
/// Complaints through the API: taken in, written in their book, open until handled, late when late, linked to the case that is named
/// (AC-73).
/// </summary>
public class ComplaintsTests
{
    private const string Region = OfBanjarbaru.Region;

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_complaint_stands_in_its_book_and_stays_open_until_it_is_handled(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database, folderOfRegion: "63.72-banjarbaru");
        var (fo, kasie, stranger) = (
            await office.HireAsync(Region, "FO"),
            await office.HireAsync(Region, "KASIE"),
            await office.HireAsync(InventedRegion.Code, "FO")
        );
        var about = await fo.OpenCaseAsync(OfBanjarbaru.Sop);
        await fo.CompleteAsync(about, "J03");
        var number = (await fo.CaseAsync(about)).GetProperty("caseNo").GetString();

        var id = (
            await fo.PostAsync(
                "/api/complaints",
                new
                {
                    channel = "LISAN",
                    matter = "Belum ada kabar",
                    name = "Pelapor Contoh",
                    phone = "0811000002",
                    caseNo = number,
                },
                key: "adu-1"
            )
        ).ShouldBe(HttpStatusCode.Created).Body.GetProperty("id").GetString()!;
        (
            await fo.PostAsync(
                "/api/complaints",
                new
                {
                    channel = "LISAN",
                    matter = "Belum ada kabar",
                    name = "Pelapor Contoh",
                    phone = "0811000002",
                    caseNo = number,
                },
                key: "adu-1"
            )
        ).Body.GetProperty("id").GetString().ShouldBe(id);

        var shown = (await fo.GetAsync($"/api/complaints/{id}")).ShouldBe(HttpStatusCode.OK).Body;
        shown.GetProperty("caseId").GetString().ShouldBe(about);
        shown.GetProperty("overdue").GetBoolean().ShouldBeFalse();
        (await stranger.GetAsync($"/api/complaints/{id}")).ShouldBe(HttpStatusCode.NotFound);
        (await fo.GetAsync($"/api/registers/BUKU_PELAYANAN_MASYARAKAT/2026")).Body.GetProperty("items").GetArrayLength().ShouldBe(1);
        (await fo.PostAsync("/api/cases/search", new { filter = new { } }))
            .Body.GetProperty("items")
            .GetArrayLength()
            .ShouldBe(1, "a complaint is not a case of an applicant");

        await office.AtAsync("2026-11-16T08:00");
        await Until.TrueAsync(
            async () => (await fo.GetAsync($"/api/complaints/{id}")).Body.GetProperty("overdue").GetBoolean(),
            () => Task.FromResult("not overdue")
        );
        await NoteAsync(fo, id, "Ditangani", "Sudah dijelaskan");
        (await fo.GetAsync("/api/complaints")).Body.GetArrayLength().ShouldBe(1);
        await NoteAsync(kasie, id, "Setujui", null);

        (await fo.GetAsync("/api/complaints")).Body.GetArrayLength().ShouldBe(0);
        (await fo.GetAsync("/api/complaints?closed=true")).Body[0].GetProperty("no").GetString().ShouldBe("ADU/63.72/2026/000001");
        var sheet = await (await office.HireAsync(Region, "BO")).BytesAsync(
            "/api/registers/BUKU_PELAYANAN_MASYARAKAT/2026/xlsx?purpose=CETAK"
        );
        var line = string.Join('|', Sheets.Read(sheet)[^1].Cells.Select(c => c.Text));
        line.ShouldContain("Sudah dijelaskan");
        line.ShouldContain("Pelapor Contoh");
    }

    [Fact]
    public async Task A_way_the_region_does_not_have_no_words_or_an_unknown_case_are_refused_by_name()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, folderOfRegion: "63.72-banjarbaru");
        var (fo, kadis) = (await office.HireAsync(Region, "FO"), await office.HireAsync(Region, "KADIS"));

        (await fo.PostAsync("/api/complaints", new { channel = "SITUS", matter = "x" })).ShouldBe(
            HttpStatusCode.UnprocessableEntity,
            "channel-unknown"
        );
        (await fo.PostAsync("/api/complaints", new { channel = "LISAN", matter = "" })).ShouldBe(
            HttpStatusCode.BadRequest,
            "fields-invalid"
        );
        (
            await fo.PostAsync(
                "/api/complaints",
                new
                {
                    channel = "LISAN",
                    matter = "x",
                    caseNo = "JKN/63.72/2026/999999",
                }
            )
        ).ShouldBe(HttpStatusCode.UnprocessableEntity, "case-not-found");
        (await kadis.PostAsync("/api/complaints", new { channel = "LISAN", matter = "x" })).ShouldBe(HttpStatusCode.Forbidden);
        (await fo.GetAsync("/api/complaints")).Body.GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task What_a_document_leaves_out_of_a_channel_is_told_and_not_filled_in()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);

        var channels = (await (await office.HireAsync(ApiOffice.Malinau, "FO")).GetAsync("/api/complaints/channels"))
            .Body.GetProperty("items")
            .EnumerateArray()
            .ToDictionary(c => c.GetProperty("code").GetString()!);

        channels["SITUS"].GetProperty("missing").GetString()!.ShouldContain("tidak terbaca");
        channels["PESAN"].TryGetProperty("how", out var number).ShouldBeFalse($"no private number of an officer: {number}");
    }

    private static async Task NoteAsync(ApiPerson person, string id, string outcome, string? note)
    {
        var item = (await person.GetAsync($"/api/complaints/{id}")).Body.GetProperty("workItems")[0];
        (await person.PostAsync($"{ApiPerson.PathOf(id, item)}/completion", new { outcome, note }, ApiPerson.TagOf(item))).ShouldBe(
            HttpStatusCode.OK
        );
    }
}
