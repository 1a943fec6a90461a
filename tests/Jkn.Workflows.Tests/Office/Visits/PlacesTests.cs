using System.Net;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Application.Visits;

/// <summary>Two places, one office (AC-95): each has its queue and guest book; officers serve where they were placed.</summary>
public class PlacesTests
{
    private const string Purwakarta = "32.14";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_ticket_is_called_only_where_it_was_drawn_and_guest_books_are_apart(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database, folderOfRegion: "32.14-purwakarta");
        var (mall, house) = (await office.HireAsync(Purwakarta, "FO"), await office.HireAsync(Purwakarta, "FO"));
        (await mall.PutAsync("/api/places/mine", new { place = "MPP" })).ShouldBe(HttpStatusCode.NoContent);
        (await house.PutAsync("/api/places/mine", new { place = "KANTOR" })).ShouldBe(HttpStatusCode.NoContent);

        var drawn = (await mall.PostAsync("/api/visits", new { queue = true })).ShouldBe(HttpStatusCode.OK).Body;
        drawn.GetProperty("ticket").GetString().ShouldBe("A-001");
        var id = drawn.GetProperty("id").GetString();

        (await house.PostAsync("/api/visits/next", new { counter = "Loket 1" })).ShouldBe(HttpStatusCode.Conflict, "queue-empty");
        (await house.PostAsync($"/api/visits/{id}/call", new { counter = "Loket 1" })).ShouldBe(HttpStatusCode.Conflict, "visit-elsewhere");
        (await house.PutAsync($"/api/visits/{id}/guest", new { name = "Tamu Contoh" })).ShouldBe(
            HttpStatusCode.Conflict,
            "visit-elsewhere"
        );
        (await house.GetAsync("/api/visits")).Body.GetArrayLength().ShouldBe(0);
        (await mall.PostAsync("/api/visits/next", new { counter = "Loket MPP" }))
            .ShouldBe(HttpStatusCode.OK)
            .Body.GetProperty("place")
            .GetString()
            .ShouldBe("MPP");
        (await house.PostAsync("/api/visits", new { queue = true })).Body.GetProperty("ticket").GetString().ShouldBe("A-001");

        foreach (var (who, name) in new[] { (mall, "Tamu Mal"), (house, "Tamu Kantor"), (house, "Tamu Kantor Dua") })
            (await who.PostAsync("/api/visits", new { queue = false, guest = new { name } })).ShouldBe(HttpStatusCode.OK);
        (await NumbersAsync(house, "MPP")).ShouldBe([1]);
        (await NumbersAsync(house, "KANTOR")).ShouldBe([1, 2]);
        (await house.GetAsync("/api/registers/BUKU_TAMU/2026?place=LAUT")).ShouldBe(HttpStatusCode.NotFound);
        var printed = Sheets.Read(
            await (await office.HireAsync(Purwakarta, "BO")).BytesAsync("/api/registers/BUKU_TAMU/2026/xlsx?purpose=CETAK&place=MPP")
        );
        printed.SelectMany(r => r.Cells.Select(c => c.Text)).ShouldContain("Tamu Mal");
        printed.SelectMany(r => r.Cells.Select(c => c.Text)).ShouldNotContain("Tamu Kantor");
    }

    [Fact]
    public async Task A_superior_places_officers_by_day_and_what_he_said_only_he_changes()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, folderOfRegion: "32.14-purwakarta");
        var (fo, kasie) = (await office.HireAsync(Purwakarta, "FO"), await office.HireAsync(Purwakarta, "KASIE"));
        const string day = "2026-11-04";

        (await fo.PutAsync($"/api/places/duties/{day}/{fo.Id}", new { place = "MPP" })).ShouldBe(HttpStatusCode.Forbidden);
        (await kasie.PutAsync($"/api/places/duties/{day}/{fo.Id}", new { place = "MPP" })).ShouldBe(HttpStatusCode.NoContent);
        (await kasie.PutAsync($"/api/places/duties/2026-01-01/{fo.Id}", new { place = "MPP" })).ShouldBe(
            HttpStatusCode.UnprocessableEntity,
            "duty-past"
        );
        (await fo.PutAsync("/api/places/mine", new { place = "KANTOR" })).ShouldBe(HttpStatusCode.UnprocessableEntity, "place-assigned");
        (await fo.PostAsync("/api/visits", new { queue = true })).Body.GetProperty("place").GetString().ShouldBe("MPP");
    }

    [Fact]
    public async Task The_head_opens_and_closes_a_place_with_a_reason_and_the_last_one_stays()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, folderOfRegion: "32.14-purwakarta");
        var (fo, head) = (await office.HireAsync(Purwakarta, "FO"), await office.HireAsync(Purwakarta, "KADIS"));

        (await fo.PostAsync("/api/places", Place("KECAMATAN", "Kecamatan Contoh"))).ShouldBe(HttpStatusCode.Forbidden);
        (await head.PostAsync("/api/places", Place("KECAMATAN", "Kecamatan Contoh", reason: ""))).ShouldBe(
            HttpStatusCode.UnprocessableEntity,
            "reason-missing"
        );
        (await head.PostAsync("/api/places", Place("KECAMATAN", "kantor dinas"))).ShouldBe(
            HttpStatusCode.UnprocessableEntity,
            "place-twice"
        );
        (await head.PostAsync("/api/places", Place("KECAMATAN", "Kecamatan Contoh"))).ShouldBe(HttpStatusCode.NoContent);
        (await fo.GetAsync("/api/places")).Text.ShouldContain("Kecamatan Contoh");
        foreach (var code in new[] { "KECAMATAN_DUA", "MPP", "KANTOR" })
            (await head.PostAsync("/api/places", Place(code, code, open: false, from: "2026-12-01"))).ShouldBe(HttpStatusCode.NoContent);
        await office.AtAsync("2026-12-01T09:00");
        await office.QuietAsync();
        (await head.GetAsync("/api/places")).Body.GetArrayLength().ShouldBe(1);
        (await head.PostAsync("/api/places", Place("KECAMATAN", "Kecamatan Contoh", open: false, from: "2026-12-02"))).ShouldBe(
            HttpStatusCode.UnprocessableEntity,
            "place-last"
        );
    }

    private static object Place(
        string code,
        string label,
        bool open = true,
        string from = "2026-11-04",
        string reason = "Surat tugas contoh"
    ) =>
        new
        {
            code,
            label,
            prefix = "B",
            open,
            from,
            reason,
        };

    private static async Task<int[]> NumbersAsync(ApiPerson who, string place) =>
        [
            .. (await who.GetAsync($"/api/registers/BUKU_TAMU/2026?place={place}"))
                .Body.GetProperty("items")
                .EnumerateArray()
                .Select(l => l.GetProperty("number").GetInt32()),
        ];
}
