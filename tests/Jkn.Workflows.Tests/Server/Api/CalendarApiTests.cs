using System.Net;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Tests.Application.Lists;
using Jkn.Workflows.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Server.Api;

/// <summary>Days and hours that an administrator enters, and what they do to dates (AC-34).</summary>
public class CalendarApiTests
{
    [Fact]
    public async Task A_year_that_is_entered_is_known_from_then_on()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var (admin, bo) = (await office.HireAsync(ApiOffice.Malinau, "ADMIN"), await office.HireAsync(ApiOffice.Malinau, "BO"));

        var before = (await bo.GetAsync("/api/calendar/2028")).Body;
        before.GetProperty("known").GetBoolean().ShouldBeFalse();
        (
            await bo.PutAsync(
                "/api/calendar/2028",
                new
                {
                    source = "SKB",
                    days = new[]
                    {
                        new
                        {
                            date = "2028-01-03",
                            kind = "LIBUR",
                            name = "Tahun Baru",
                        },
                    },
                }
            )
        ).ShouldBe(HttpStatusCode.Forbidden);
        (await admin.PutAsync("/api/calendar/2028", new { source = "SKB", days = Array.Empty<object>() })).ShouldBe(
            HttpStatusCode.BadRequest,
            "fields-invalid"
        );
        (
            await admin.SendAsync(
                HttpMethod.Post,
                "/api/calendar/2028/file",
                BnbaImportTests.Body(Sheets.Csv("Tanggal;Jenis;Nama", "03/01/2028;LIBUR;Tahun Baru", "31/02/2028;LIBUR;Salah"))
            )
        ).ShouldBe(HttpStatusCode.UnprocessableEntity, "date-invalid");
        (
            await admin.SendAsync(
                HttpMethod.Post,
                "/api/calendar/2028/file",
                BnbaImportTests.Body(Sheets.Csv("Tanggal;Jenis;Nama", "03/01/2028;LIBUR;Tahun Baru", "04/01/2028;Cuti Bersama;Cuti"))
            )
        ).ShouldBe(HttpStatusCode.NoContent);

        var after = (await bo.GetAsync("/api/calendar/2028")).Body;
        after.GetProperty("known").GetBoolean().ShouldBeTrue();
        after
            .GetProperty("days")
            .EnumerateArray()
            .Take(4)
            .Select(d => d.TryGetProperty("closed", out var why) ? why.GetString() : null)
            .ShouldBe(["akhir pekan", "akhir pekan", "libur nasional: Tahun Baru", "cuti bersama: Cuti"]);
    }

    [Fact]
    public async Task Own_days_and_Ramadan_hours_are_laid_over_the_files_and_can_be_taken_back()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var admin = await office.HireAsync(ApiOffice.Malinau, "ADMIN");
        var day = office.Node.Services.GetRequiredService<Offices>().Find(ApiOffice.Malinau)!;
        day.Time.IsServiceDay(new(2026, 11, 5)).ShouldBeTrue();

        (await admin.PutAsync("/api/calendar/days/2026-11-05", new { kind = "LIBUR", name = "Hari jadi" })).ShouldBe(
            HttpStatusCode.NoContent
        );
        (
            await admin.PutAsync(
                "/api/calendar/hours",
                new
                {
                    from = "2026-11-09",
                    to = "2026-11-13",
                    name = "Ramadan",
                    hours = new Dictionary<string, string[]> { ["senin"] = ["08:00-13:00"] },
                }
            )
        ).ShouldBe(HttpStatusCode.NoContent);
        (
            await admin.PutAsync(
                "/api/calendar/hours",
                new
                {
                    from = "2026-11-09",
                    to = "2026-11-13",
                    name = "x",
                    hours = new Dictionary<string, string[]> { ["senin"] = ["25:00"] },
                }
            )
        ).ShouldBe(HttpStatusCode.UnprocessableEntity, "hours-invalid");

        var changed = office.Node.Services.GetRequiredService<Offices>().Find(ApiOffice.Malinau)!;
        changed.Time.WhyClosed(new(2026, 11, 5)).ShouldBe("libur daerah: Hari jadi");
        changed.Time.CloseOf(new(2026, 11, 9)).ShouldBe(new NodaTime.LocalDateTime(2026, 11, 9, 13, 0));
        changed.Time.IsServiceDay(new(2026, 11, 10)).ShouldBeFalse();
        (await admin.PutAsync("/api/calendar/days/2026-11-05", new { kind = "HAPUS", name = "Hari jadi" })).ShouldBe(
            HttpStatusCode.NoContent
        );
        office.Node.Services.GetRequiredService<Offices>().Find(ApiOffice.Malinau)!.Time.IsServiceDay(new(2026, 11, 5)).ShouldBeTrue();
    }
}
