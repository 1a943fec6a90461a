using System.Net;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Retention;
using Jkn.Workflows.Application.Settings;
using Jkn.Workflows.Application.Visits;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Application.Visits;

/// <summary>
/// AC-72 for the guest book: names past their retention are proposed, go once the head approved, and number and date stay.
/// </summary>
public class GuestRetentionTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Guests_past_the_retention_go_when_the_head_approved_and_the_line_keeps_number_and_date(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database, "2025-11-04T08:30");
        var (fo, head) = (await office.HireAsync(ApiOffice.Malinau, "FO"), await office.HireAsync(ApiOffice.Malinau, "KADIS"));
        await Guest(fo, "Tamu Lama");
        office.Clock.Now = office.Clock.Now.AddDays(300);
        fo = await office.HireAsync(ApiOffice.Malinau, "FO");
        await Guest(fo, "Tamu Baru");
        var retention = office.Node.Services.GetRequiredService<GuestRetention>();
        Jkn.Workflows.Domain.Cases.Office Malinau() => office.Node.Services.GetRequiredService<Offices>().Find(ApiOffice.Malinau)!;

        office.Clock.Now = Jkn.Workflows.Tests.Domain.Offices.Wita("2026-11-04T23:59");
        (await retention.ProposedAsync(Malinau(), TestServer.Ct)).ShouldBeNull("the year is not over on its last day");
        office.Clock.Now = Jkn.Workflows.Tests.Domain.Offices.Wita("2026-11-05T08:30");
        var over = (await retention.ProposedAsync(Malinau(), TestServer.Ct)).ShouldNotBeNull();
        (over.Count, over.First, over.Until).ShouldBe((1, "2025-11-04", "2025-11-04"));
        (await retention.RunAsync(TestServer.Ct)).ShouldBe(0, "nobody approved");

        await using (var scope = office.Node.Services.CreateAsyncScope())
        {
            // An approval never reaches further than the retention.
            var settings = scope.ServiceProvider.GetRequiredService<SettingDesk>();
            await settings.SaveAsync(
                new(head.Id, "Kepala", ApiOffice.Malinau, ["KADIS"]),
                GuestRetention.Setting,
                over.Until,
                new DayDestruction("2027-01-01", "BA-1/2026"),
                TestServer.Ct
            );
        }
        (await retention.RunAsync(TestServer.Ct)).ShouldBe(1);
        (await retention.RunAsync(TestServer.Ct)).ShouldBe(0, "once");
        (await retention.ProposedAsync(Malinau(), TestServer.Ct)).ShouldBeNull();

        await using var db = office.Database.NewContext();
        (
            await db
                .Visits.AsNoTracking()
                .OrderBy(v => v.TakenAt)
                .Select(v => new
                {
                    v.GuestNo,
                    v.Day,
                    Kept = v.Guest != null,
                })
                .ToListAsync(TestServer.Ct)
        ).ShouldBe([
            new
            {
                GuestNo = (int?)1,
                Day = "2025-11-04",
                Kept = false,
            },
            new
            {
                GuestNo = (int?)1,
                Day = "2026-08-31",
                Kept = true,
            },
        ]);
        (await db.SettingChanges.AsNoTracking().SingleAsync(c => c.Name == GuestRetention.Setting, TestServer.Ct)).Actor.ShouldBe(head.Id);
        fo = await office.HireAsync(ApiOffice.Malinau, "FO");
        var line = (await fo.GetAsync("/api/registers/BUKU_TAMU/2025")).Body.GetProperty("items").EnumerateArray().Single();
        line.GetProperty("number").GetInt32().ShouldBe(1);
        line.GetRawText().ShouldContain("dimusnahkan");
        Sheets
            .Read(await (await office.HireAsync(ApiOffice.Malinau, "BO")).BytesAsync("/api/registers/BUKU_TAMU/2025/xlsx?purpose=CETAK"))[
                ^1
            ]
            .Cells.Select(c => c.Text)
            .ShouldNotContain("Tamu Lama");
        Sheets
            .Read(await (await office.HireAsync(ApiOffice.Malinau, "BO")).BytesAsync("/api/registers/BUKU_TAMU/2026/xlsx?purpose=CETAK"))[
                ^1
            ]
            .Cells.Select(c => c.Text)
            .ShouldContain("Tamu Baru");
    }

    private static async Task Guest(ApiPerson fo, string name) =>
        (await fo.PostAsync("/api/visits", new { queue = false, guest = new { name, address = "Jalan Contoh 1" } })).ShouldBe(
            HttpStatusCode.OK
        );

    [Fact]
    public void The_privacy_notice_names_the_office_and_the_years_and_is_not_there_when_it_is_off()
    {
        var region = Jkn.Workflows.Tests.Domain.Offices.Fifteenth;
        var text = PrivacyNotice.Of(region).ShouldNotBeNull();
        text.ShouldContain(region.Agency.Value);
        text.ShouldContain("5 tahun setelah selesai");
        PrivacyNotice
            .Of(region with { Settings = region.Settings with { PrivacyNotice = new(false, "DITETAPKAN_PENGGUNA") } })
            .ShouldBeNull();
    }
}
