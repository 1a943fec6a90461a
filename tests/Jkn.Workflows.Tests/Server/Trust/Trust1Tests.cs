using System.Net;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Jkn.Workflows.Tests.Server.Trust.PowerCircle;

namespace Jkn.Workflows.Tests.Server.Trust;

/// <summary>trust.md 1: nobody alone becomes somebody else. One test or more for each numbered paragraph.</summary>
public class Trust1Tests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Trust_1_1_what_changes_power_is_on_the_offices_journal_and_is_told_in_sentences(string database)
    {
        await using var circle = await OpenAsync(database);
        var (id, _) = await ProposeAsync(circle.Admin, StandIn(circle.Kasie, "SEKRETARIS"));
        await ConfirmAsync(circle.Kadis, id);

        var told = (await circle.Kasie.GetAsync("/api/office-journal")).ShouldBe(HttpStatusCode.OK).Body.EnumerateArray().ToList();

        var said = told.SelectMany(e => e.GetProperty("sentences").EnumerateArray().Select(s => s.GetString()!)).ToList();
        said.ShouldContain(
            s =>
                s.StartsWith("Plh. Sekretaris: Orang KASIE menggantikan", StringComparison.Ordinal)
                && s.EndsWith("(diusulkan Orang ADMIN, disahkan Orang KADIS)", StringComparison.Ordinal),
            string.Join('\n', said)
        );
        (told[0].GetProperty("by").GetString(), told[0].GetProperty("capacity").GetString()).ShouldBe(("Orang KADIS", "DEFINITIF"));
        (await (await circle.Office.HireAsync(Region, "FO")).GetAsync("/api/office-journal")).ShouldBe(HttpStatusCode.Forbidden);
        await circle.Office.ShouldHoldAsync();
    }

    [Fact]
    public async Task Trust_1_1_a_proposal_waits_in_the_journal_with_nobodys_name_in_the_clear()
    {
        await using var circle = await OpenAsync();
        const string name = "RATNA FIKSI WIJAYA";
        var appoint = new
        {
            kind = "APPOINT",
            reason = "dilantik",
            account = circle.Kasie.Id,
            role = "KASIE",
            position = "Kepala Seksi",
            fullName = name,
            nip = "199001012020121001",
            from = "2027-01-01",
        };
        var (id, _) = await ProposeAsync(circle.Admin, appoint);

        await using (var db = circle.Office.Database.NewContext())
        {
            foreach (var entry in await db.OfficeJournal.ToListAsync(TestServer.Ct))
                System.Text.Encoding.UTF8.GetString(entry.Events).ShouldNotContain(name);
        }
        var listed = (await circle.Kadis.GetAsync("/api/proposals")).ShouldBe(HttpStatusCode.OK).Body[0];
        listed.GetProperty("text").GetString().ShouldBe("Pengangkatan Kepala Seksi mulai 1 Januari 2027 untuk Orang KASIE");
        listed.TryGetProperty("refused", out _).ShouldBeFalse("the head may confirm it");
        (await circle.Admin.GetAsync("/api/proposals")).Body[0].GetProperty("refused").GetString().ShouldNotBeNullOrEmpty();
        (await circle.Kadis.PostAsync($"/api/proposals/{id}/refusal", new { reason = "belum waktunya" })).ShouldBe(
            HttpStatusCode.NoContent
        );
        (await circle.Kadis.PostAsync($"/api/proposals/{id}/confirmation", new { })).ShouldBe(HttpStatusCode.NotFound);
        await circle.Office.ShouldHoldAsync();
    }

    [Fact]
    public async Task Trust_1_2_each_act_of_power_is_refused_to_one_person_and_done_by_two()
    {
        await using var circle = await OpenAsync();
        var fo = await circle.Office.HireAsync(Region, "FO");
        var national = await circle.Office.HireAsync("*", "ADMIN");
        var mandate = circle.State.Mandates.Values.Single(m => m.Holder.Account == circle.Kasie.Id).Id;
        var (power, admin, kadis) = (circle.Of<PowerDesk>(), As(circle.Admin, "ADMIN"), As(circle.Kadis, "KADIS"));
        PowerAct[] acts =
        [
            new GiveRoles(fo.Id, ["KABID"]),
            new ResetSignIn(circle.Kasie.Id, ""),
            new ResetSecondFactor(circle.Kasie.Id),
            new AppointSubstitute("d9", "KADIS", null, circle.Kasie.Id, "PLT", "SP-9", "2026-11-03", "2026-12-05", "2026-12-06"),
            new OpenToAdmin(national.Id, "2026-11-30"),
            new EndMandate(mandate, "2026-12-31", "pensiun"),
            new AppointOfficial(circle.Kasie.Id, "KASIE", "Kepala Seksi", "2027-01-01"),
        ];

        foreach (var act in acts)
        {
            foreach (var one in new[] { admin, kadis, As(circle.Kasie, "KASIE"), As(fo, "FO"), Actor.System, Actor.Operator })
                (await power.DoAsync(Region, one, act, TestServer.Ct)).Rejection!.Code.ShouldBe("power-not-yours", $"{act} {one}");
            var proposed = await power.ProposeAsync(Region, admin, act, "uji", TestServer.Ct);
            proposed.Rejection.ShouldBeNull(act.ToString());
            (await power.ConfirmAsync(Region, admin, proposed.Proposal!, TestServer.Ct)).Rejection!.Code.ShouldBe("confirmer-is-proposer");
            (await power.ConfirmAsync(Region, kadis, proposed.Proposal!, TestServer.Ct)).Rejection.ShouldBeNull(act.ToString());
        }

        var facts = circle.Events.OfType<PowerEvent>().Where(e => e.Confirmer == circle.Kadis.Id).ToList();
        facts.ShouldAllBe(e => e.Proposer == circle.Admin.Id && e.HeadAs == "DEFINITIF");
        facts.OfType<PowerEvent.ActConfirmed>().Count().ShouldBe(acts.Length);
    }

    [Fact]
    public async Task Trust_1_2_never_ones_own_and_an_administrator_is_nothing_else()
    {
        await using var circle = await OpenAsync();
        var (power, admin, kadis) = (circle.Of<PowerDesk>(), As(circle.Admin, "ADMIN"), As(circle.Kadis, "KADIS"));

        (await power.ProposeAsync(Region, admin, new GiveRoles(circle.Admin.Id, ["KADIS"]), "x", TestServer.Ct)).Rejection!.Code.ShouldBe(
            "power-own"
        );
        (
            await power.ProposeAsync(Region, admin, new GiveRoles(circle.Kasie.Id, ["KASIE", "ADMIN"]), "x", TestServer.Ct)
        ).Rejection!.Code.ShouldBe("role-admin-alone");
        (await power.ProposeAsync(Region, admin, new GiveRoles(circle.Kasie.Id, ["ADMIN"]), "x", TestServer.Ct)).Rejection!.Code.ShouldBe(
            "role-admin-alone",
            "he holds an office"
        );
        (
            await power.ProposeAsync(
                Region,
                kadis,
                new AppointOfficial(circle.Admin.Id, "KASIE", "Kasie", "2027-01-01"),
                "x",
                TestServer.Ct
            )
        ).Rejection!.Code.ShouldBe("account-lacks-role");
        var own = await power.ProposeAsync(Region, admin, new ResetSignIn(circle.Kadis.Id, ""), "x", TestServer.Ct);
        (await power.ConfirmAsync(Region, kadis, own.Proposal!, TestServer.Ct)).Rejection!.Code.ShouldBe("power-own");
        (await power.ConfirmAsync(Region, As(circle.Kasie, "KASIE"), own.Proposal!, TestServer.Ct)).Rejection!.Code.ShouldBe(
            "head-missing"
        );
    }

    [Fact]
    public async Task Trust_1_2_an_administrator_of_the_installation_acts_only_where_the_region_opened_itself()
    {
        await using var circle = await OpenAsync();
        var national = await circle.Office.HireAsync("*", "ADMIN");
        var by = new Actor(national.Id, "Nasional", "*", ["ADMIN"]);
        var asked = new NewAccount("tamu", "Tamu Fiksi", Region, ["FO"]);
        (await circle.Of<PowerDesk>().RegisterAsync(asked, by, null, TestServer.Ct)).Rejection!.Code.ShouldBe("region-not-yours");
        var (id, _) = await ProposeAsync(
            circle.Admin,
            new
            {
                kind = "OPEN_REGION",
                reason = "bantuan",
                account = national.Id,
                to = "2026-11-10",
            }
        );
        await ConfirmAsync(circle.Kadis, id);

        (await circle.Of<PowerDesk>().RegisterAsync(asked, by, null, TestServer.Ct)).Rejection.ShouldBeNull();

        circle.Office.Clock.Now = circle.Office.Clock.Now.AddDays(10);
        (await circle.Of<PowerDesk>().RegisterAsync(asked with { UserName = "tamu2" }, by, null, TestServer.Ct)).Rejection!.Code.ShouldBe(
            "region-not-yours"
        );
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Trust_1_4_of_two_appointments_confirmed_at_once_the_store_takes_one_and_no_day_is_without_holder(string database)
    {
        await using var circle = await OpenAsync(database);
        var (a, b) = (await circle.Office.HireAsync(Region, "KABID"), await circle.Office.HireAsync(Region, "KABID"));
        var (power, kadis) = (circle.Of<PowerDesk>(), As(circle.Kadis, "KADIS"));
        var ids = new List<string>();
        foreach (var who in new[] { a, b })
        {
            var appoint = new AppointOfficial(who.Id, "KABID", "Kepala Bidang", "2026-12-01");
            ids.Add((await power.ProposeAsync(Region, As(circle.Admin, "ADMIN"), appoint, "dilantik", TestServer.Ct)).Proposal!);
        }

        var answers = await Task.WhenAll(ids.Select(id => power.ConfirmAsync(Region, kadis, id, TestServer.Ct)));

        answers.Count(x => x.Rejection is null).ShouldBe(1);
        answers.Single(x => x.Rejection is not null).Rejection!.Code.ShouldBe("mandate-overlap");
        var organisation = circle.State.Organisation;
        organisation.HolderOf("KABID", "2026-11-30").ShouldNotBeNull();
        organisation.Officials.Count(o => o.Role == "KABID" && o.To is null).ShouldBe(1);
        circle
            .Of<OfficeReader>()
            .History(Region)[0]
            .Events.Select(e => e.GetType().Name)
            .ShouldBe([nameof(PowerEvent.ActConfirmed), nameof(PowerEvent.MandateEnded), nameof(PowerEvent.MandateGiven)]);
    }

    [Fact]
    public async Task Trust_1_5_reset_second_factor_and_role_change_are_entries_with_both_names()
    {
        await using var circle = await OpenAsync();
        foreach (var kind in new[] { "RESET_SIGN_IN", "RESET_SECOND_FACTOR" })
        {
            var (id, _) = await ProposeAsync(
                circle.Admin,
                new
                {
                    kind,
                    reason = "telepon hilang",
                    account = circle.Kasie.Id,
                }
            );
            await ConfirmAsync(circle.Kadis, id);
        }

        circle
            .Events.OfType<PowerEvent>()
            .Where(e => e is PowerEvent.SignInReset or PowerEvent.SecondFactorReset)
            .ShouldAllBe(e => e.Proposer == circle.Admin.Id && e.Confirmer == circle.Kadis.Id);
        circle.Events.Count(e => e is PowerEvent.SignInReset or PowerEvent.SecondFactorReset).ShouldBe(2);
        (await circle.TokenAsync(circle.Kasie.UserName, circle.Kasie.Password)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static object StandIn(ApiPerson who, string role) =>
        new
        {
            kind = "SUBSTITUTE",
            reason = "cuti",
            role,
            account = who.Id,
            substituteKind = "PLH",
            order = "SP-1/2026",
            orderDate = "2026-11-03",
            from = "2026-11-04",
            to = "2026-11-06",
        };
}
