using System.Net;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Tests.Application.Visits;

/// <summary>
/// Queue numbers and the guest book: no number twice and none left out, called and missed, sealed, only where the region keeps them.
/// </summary>
public class VisitsTests
{
    private const string Purwakarta = "32.14";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Numbers_run_on_when_many_counters_give_them_out_and_each_is_called_once(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database, folderOfRegion: "32.14-purwakarta");
        var (fo, bo, stranger) = (
            await office.HireAsync(Purwakarta, "FO"),
            await office.HireAsync(Purwakarta, "BO"),
            await office.HireAsync(InventedRegion.Code, "FO")
        );
        (await fo.PostAsync("/api/visits", new { queue = true })).ShouldBe(HttpStatusCode.Conflict, "duty-missing");
        foreach (var person in new[] { fo, bo })
            (await person.PutAsync("/api/places/mine", new { place = "KANTOR" })).ShouldBe(HttpStatusCode.NoContent);

        var taken = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(n => (n % 2 == 0 ? fo : bo).PostAsync("/api/visits", new { queue = true }, key: $"antri-{n}"))
        );
        taken.Select(t => t.ShouldBe(HttpStatusCode.OK).Body.GetProperty("number").GetInt32()).Order().ShouldBe(Enumerable.Range(1, 12));
        (await fo.PostAsync("/api/visits", new { queue = true }, key: "antri-0"))
            .Body.GetProperty("id")
            .GetString()
            .ShouldBe(taken[0].Body.GetProperty("id").GetString());

        var called = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(n => (n % 2 == 0 ? fo : bo).PostAsync("/api/visits/next", new { counter = $"Loket {n}" }))
        );
        called.Select(c => c.ShouldBe(HttpStatusCode.OK).Body.GetProperty("number").GetInt32()).Order().ShouldBe([1, 2, 3, 4]);

        var id = called[0].Body.GetProperty("id").GetString();
        (await stranger.PostAsync($"/api/visits/{id}/no-show", new { })).ShouldBe(HttpStatusCode.NotFound);
        (await fo.PostAsync($"/api/visits/{id}/no-show", new { })).ShouldBe(HttpStatusCode.NoContent);
        (await fo.PostAsync($"/api/visits/{id}/service", new { })).ShouldBe(HttpStatusCode.Conflict, "visit-moved-on");
        (await fo.PostAsync($"/api/visits/{id}/call", new { counter = "Loket 1" })).ShouldBe(HttpStatusCode.NoContent);
        (await fo.PostAsync($"/api/visits/{id}/service", new { })).ShouldBe(HttpStatusCode.NoContent);
        (await fo.GetAsync("/api/visits"))
            .Body.EnumerateArray()
            .Single(v => v.GetProperty("id").GetString() == id)
            .GetProperty("calls")
            .GetInt32()
            .ShouldBe(2);
    }

    [Fact]
    public async Task A_guest_is_sealed_in_the_database_and_stands_in_the_printed_book_for_a_purpose()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var fo = await office.HireAsync(ApiOffice.Malinau, "FO");

        (await fo.PostAsync("/api/visits", new { queue = true })).ShouldBe(HttpStatusCode.UnprocessableEntity, "queue-not-kept");
        (await fo.PostAsync("/api/visits", new { queue = false, guest = new { name = "" } })).ShouldBe(
            HttpStatusCode.BadRequest,
            "fields-invalid"
        );
        // A case writes nothing into the book of those who came.
        await fo.OpenCaseAsync("PROC-MLN");
        foreach (var n in new[] { 1, 2 })
            (
                await fo.PostAsync(
                    "/api/visits",
                    new
                    {
                        queue = false,
                        guest = new
                        {
                            name = $"Tamu Contoh {n}",
                            address = "Jalan Rahasia",
                            matter = "Pendaftaran",
                            phone = "0811000003",
                        },
                    }
                )
            ).ShouldBe(HttpStatusCode.OK).Body.GetProperty("guestNo").GetInt32().ShouldBe(n);

        await using (var db = office.Database.NewContext())
        {
            foreach (var row in await db.Visits.AsNoTracking().ToListAsync(TestServer.Ct))
                System.Text.Encoding.UTF8.GetString(row.Guest!).ShouldNotContain("Rahasia");
        }
        // the whole book is a region's addresses and telephones: not the counter's (rulings.md 5.1)
        (await fo.GetAsync("/api/registers/BUKU_TAMU/2026/xlsx?purpose=CETAK")).ShouldBe(HttpStatusCode.Forbidden, "data-forbidden");
        var bo = await office.HireAsync(ApiOffice.Malinau, "BO");
        (await bo.GetAsync("/api/registers/BUKU_TAMU/2026/xlsx")).ShouldBe(HttpStatusCode.BadRequest, "fields-invalid");
        Sheets
            .Read(await bo.BytesAsync("/api/registers/BUKU_TAMU/2026/xlsx?purpose=CETAK"))[^1]
            .Cells.Select(c => c.Text)
            .ShouldContain("Tamu Contoh 2");
        (await fo.GetAsync("/api/registers/BUKU_TAMU/2026"))
            .Body.GetProperty("items")
            .EnumerateArray()
            .Select(l => l.GetProperty("number").GetInt32())
            .ShouldBe([1, 2]);
        await using (var db = office.Database.NewContext())
            (await db.Reads.AsNoTracking().SingleAsync(TestServer.Ct)).Purpose.ShouldBe("Mencetak untuk pemohon atau arsip");
    }
}
