using System.Net;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Server.Pages;
using Jkn.Workflows.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Application.Cases;

/// <summary>What people do to an office through the doors stands in its journal, and is told in sentences with names.</summary>
public class OfficeActsTests
{
    private const string Second = "/api/sops/99.77:bertingkat:2";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Legalising_a_procedure_and_switching_a_level_are_facts_of_the_office(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database, files: Heads.Lay);
        var (admin, kadis) = (await office.HireAsync(InventedRegion.Code, "ADMIN"), await office.HireAsync(InventedRegion.Code, "KADIS"));
        var hash = (await admin.GetAsync("/api/sops"))
            .Body.EnumerateArray()
            .Single(s => s.GetProperty("versionId").GetString() == "99.77:bertingkat:2")
            .GetProperty("hash")
            .GetString()!;
        await admin.PostAsync($"{Second}/submission", new { acknowledge = "Admin Uji" });
        var decree = new
        {
            hash,
            decreeNo = "1/2026",
            decreeDate = "2026-11-03",
        };
        (await kadis.PostAsync($"{Second}/legalisation", decree)).ShouldBe(HttpStatusCode.NoContent);
        var off = new
        {
            chain = "case",
            role = "KASIE",
            setting = "OFF",
            from = "2026-11-05",
            reason = "jabatan kosong",
        };
        (await kadis.PostAsync("/api/officials/levels", off)).ShouldBe(HttpStatusCode.NoContent);

        var history = office.Node.Services.GetRequiredService<OfficeReader>().History(InventedRegion.Code);

        var acts = history.SelectMany(e => e.Events).OfType<OfficeEvent.SopActed>().Reverse().ToList();
        acts.Select(a => a.Act).ShouldBe(["AJUKAN", "SAHKAN"]);
        acts.ShouldAllBe(a => a.Hash == hash);
        history
            .First(e => e.Stamp.Command == nameof(ActOnSop))
            .Stamp.ShouldSatisfyAllConditions(s => s.By.ShouldBe(kadis.Id), s => s.Capacity.ShouldBe("DEFINITIF"));
        var told = history.SelectMany(e => OfficeWords.Of([.. e.Events.Cast<OfficeEvent>()], _ => "Sari")).ToList();
        told.ShouldContain(
            "Tingkat pengesahan Kepala Seksi pada berkas, berlaku 5 November 2026: tidak dipakai. jabatan kosong",
            string.Join('\n', told)
        );
        told.ShouldContain(t => t.StartsWith("SOP ", StringComparison.Ordinal) && t.Contains("disahkan. Keputusan 1/2026"));
        told.ShouldContain(
            "Mengangkat Orang KADIS sebagai KADIS (Kepala Dinas) mulai 1 Januari 2026 (diusulkan Sari, disahkan Sari)",
            string.Join('\n', told)
        );
        await office.ShouldHoldAsync();
    }

    [Fact]
    public async Task An_administrator_of_the_installation_leaves_his_act_in_both_journals()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, files: Heads.Lay);
        var national = await office.HireAsync("*", "ADMIN");
        var fo = await office.HireAsync(ApiOffice.Malinau, "FO");
        var power = office.Node.Services.GetRequiredService<PowerDesk>();
        var by = new Actor(national.Id, "Nasional", "*", ["ADMIN"]);
        var roles = new GiveRoles(fo.Id, ["FO", "BO"]);
        (await power.DoAsync(ApiOffice.Malinau, by, roles, TestServer.Ct)).Rejection!.Code.ShouldBe("region-not-yours");
        await office.ByTwoAsync(ApiOffice.Malinau, new OpenToAdmin(national.Id, "2026-11-30"));

        (await power.DoAsync(ApiOffice.Malinau, by, roles, TestServer.Ct)).Rejection.ShouldBeNull();

        var reader = office.Node.Services.GetRequiredService<OfficeReader>();
        var (stamp, events) = reader.History(ApiOffice.Malinau)[0];
        (stamp.By, events.Single().ShouldBeOfType<PowerEvent.RolesGiven>().Roles).ShouldSatisfyAllConditions(
            a => a.By.ShouldBe(national.Id),
            a => a.Roles.ShouldBe(["FO", "BO"])
        );
        reader
            .History("*")[0]
            .Events.Single()
            .ShouldBe(new OfficeEvent.ActedInRegion(ApiOffice.Malinau, nameof(GiveRoles), reader.Load(ApiOffice.Malinau).State.Version));
        await office.ShouldHoldAsync();
    }

    [Fact]
    public async Task Switching_an_account_off_and_a_new_password_are_told_without_the_secret()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, files: Heads.Lay);
        var (admin, fo) = (await office.HireAsync(ApiOffice.Malinau, "ADMIN"), await office.HireAsync(ApiOffice.Malinau, "FO"));
        var (power, accounts) = (office.Node.Services.GetRequiredService<PowerDesk>(), office.Node.Services.GetRequiredService<Accounts>());
        var by = new Actor(admin.Id, "Admin", ApiOffice.Malinau, ["ADMIN"]);

        var reset = await power.DoAsync(ApiOffice.Malinau, by, new ResetSignIn(fo.Id, ""), TestServer.Ct);
        (await power.DoAsync(ApiOffice.Malinau, by, new SwitchAccount(fo.Id, Off: true), TestServer.Ct)).Rejection.ShouldBeNull();

        (reset.Rejection, reset.Code!.Length).ShouldBe((null, 14));
        var reader = office.Node.Services.GetRequiredService<OfficeReader>();
        reader.History(ApiOffice.Malinau).Take(2).Select(e => e.Stamp.Command).ShouldBe([nameof(SwitchAccount), nameof(ResetSignIn)]);
        reader.Load(ApiOffice.Malinau).State.Accounts[fo.Id].Off.ShouldBeTrue();
        (await accounts.FindAsync(fo.Id, TestServer.Ct)).ShouldBeNull("switched off in its row too");
        await office.ShouldHoldAsync();
    }
}
