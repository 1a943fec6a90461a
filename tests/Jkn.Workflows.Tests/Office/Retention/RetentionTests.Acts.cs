using System.Net;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Retention;
using Jkn.Workflows.Application.Settings;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Application.Retention;

public partial class RetentionTests
{
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
}
