using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Application.Cases;

/// <summary>Two writers on one database: what one does to the office binds the other's next command on a case.</summary>
public class MandateEndedElsewhereTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_official_whose_mandate_ended_on_another_node_a_second_ago_is_refused(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database);
        var fo = await office.HireAsync(ApiOffice.Malinau, "FO");
        var kasie = await office.HireAsync(ApiOffice.Malinau, "KASIE");
        var offices = office.Node.Services.GetRequiredService<Jkn.Workflows.Application.Cases.Offices>();
        var before = offices.Find(ApiOffice.Malinau)!;
        await using var other = office.Database.Beside();
        await using var db = office.Database.NewContext();
        var mandate = await db.Officials.Where(o => o.AccountId == kasie.Id).Select(o => o.Id).SingleAsync(TestServer.Ct);

        var end = new ByTwo(new EndMandate(mandate, "2026-11-03", "pindah"));
        var ended = await other.Queue.RunOfficeAsync(OfficeDesk.Request(ApiOffice.Malinau, before, Actor.System, end, null), TestServer.Ct);
        ended.Decision.Rejection.ShouldBeNull();

        offices.Find(ApiOffice.Malinau).ShouldBeSameAs(before, "this node has not looked yet");
        var opened = await office
            .Node.Services.GetRequiredService<CaseDesk>()
            .RunAsync(
                "kasus-1",
                ApiOffice.Malinau,
                new(fo.Id, "", ApiOffice.Malinau, ["FO"]),
                new OpenCase("kasus-1", before.Sops.All.First(v => v.Use == "CASE").Key, "LOKET_KANTOR", new("Warga Contoh")),
                creates: true,
                TestServer.Ct
            );
        var now = offices.Find(ApiOffice.Malinau)!;
        now.ShouldNotBeSameAs(before);
        now.Organisation.CapacityOf(new(kasie.Id, "", ApiOffice.Malinau, ["KASIE"]), "KASIE", "2026-11-04").ShouldBeNull();
        opened.OfficeMoved.ShouldBeFalse("read anew and decided again");
    }
}
