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
    private const string Chosen = "kalimat sandi pilihan";

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
    public async Task Trust_1_3_an_officials_reset_makes_two_halves_and_only_both_open_once_within_the_hour(string database)
    {
        await using var circle = await OpenAsync(database);
        (await circle.Kasie.GetAsync("/api/me")).ShouldBe(HttpStatusCode.OK);
        var reset = new
        {
            kind = "RESET_SIGN_IN",
            reason = "lupa",
            account = circle.Kasie.Id,
        };
        var (id, first) = await ProposeAsync(circle.Admin, reset);
        (await circle.ChooseAsync(circle.Kasie, first!, null, Chosen))!.Code.ShouldBe("code-wrong", "nobody has confirmed");
        var second = await ConfirmAsync(circle.Kadis, id);

        (await circle.Kasie.GetAsync("/api/me")).ShouldBe(HttpStatusCode.Unauthorized, "token-missing");
        (await circle.TokenAsync(circle.Kasie.UserName, circle.Kasie.Password)).ShouldBe(HttpStatusCode.Unauthorized);
        (await circle.ChooseAsync(circle.Kasie, first!, null, Chosen))!.Code.ShouldBe("code-wrong");
        (await circle.ChooseAsync(circle.Kasie, second!, second, Chosen))!.Code.ShouldBe("code-wrong");
        (await circle.TokenAsync(circle.Kasie.UserName, first!)).ShouldBe(HttpStatusCode.Unauthorized, "a code is no password");
        (await circle.ChooseAsync(circle.Kasie, second!.ToUpperInvariant(), first, Chosen)).ShouldBeNull("in either order");
        (await circle.TokenAsync(circle.Kasie.UserName, Chosen)).ShouldBe(HttpStatusCode.OK);
        (await circle.ChooseAsync(circle.Kasie, first!, second, "kalimat sandi kedua"))!.Code.ShouldBe("code-wrong", "it works once");
        circle.Events.OfType<PowerEvent.SignInCodeUsed>().ShouldHaveSingleItem().Address.ShouldBe("127.0.0.1");
        circle.Events.OfType<PowerEvent.SignInReset>().ShouldHaveSingleItem().Until.ShouldBe(circle.Office.Clock.Now.AddHours(1));

        (id, first) = await ProposeAsync(circle.Admin, reset);
        second = await ConfirmAsync(circle.Kadis, id);
        circle.Office.Clock.Now = circle.Office.Clock.Now.AddMinutes(61);
        (await circle.ChooseAsync(circle.Kasie, first!, second, Chosen))!.Code.ShouldBe("code-wrong", "it lives an hour");
        await circle.Office.ShouldHoldAsync();
    }

    [Fact]
    public async Task Trust_1_3_a_desk_officer_needs_one_code_and_five_wrong_tries_end_it()
    {
        await using var circle = await OpenAsync();
        var fo = await circle.Office.HireAsync(Region, "FO");
        var answer = await circle.Of<PowerDesk>().DoAsync(Region, As(circle.Admin, "ADMIN"), new ResetSignIn(fo.Id, ""), TestServer.Ct);
        (await circle.ChooseAsync(fo, "abcd-efgh-2345", null, Chosen))!.Code.ShouldBe("code-wrong");
        (await circle.ChooseAsync(fo, answer.Code!, null, Chosen)).ShouldBeNull();
        (await circle.TokenAsync(fo.UserName, Chosen)).ShouldBe(HttpStatusCode.OK);

        answer = await circle.Of<PowerDesk>().DoAsync(Region, As(circle.Admin, "ADMIN"), new ResetSignIn(fo.Id, ""), TestServer.Ct);
        await using (var db = circle.Office.Database.NewContext())
            await db.SignInCodes.Where(c => c.UsedAt == null).ExecuteUpdateAsync(s => s.SetProperty(c => c.Tries, 5), TestServer.Ct);
        (await circle.ChooseAsync(fo, answer.Code!, null, Chosen))!.Code.ShouldBe("code-wrong");
    }

    [Fact]
    public async Task Trust_1_3_a_first_code_lives_a_day_and_whoever_rises_comes_in_anew_with_two_halves()
    {
        await using var circle = await OpenAsync();
        var (power, admin) = (circle.Of<PowerDesk>(), As(circle.Admin, "ADMIN"));
        var made = await power.RegisterAsync(new("baru", "Baru Fiksi", Region, ["FO"]), admin, null, TestServer.Ct);
        var baru = new ApiPerson(circle.Office, made.Subject!, "baru", "");
        circle.Office.Clock.Now = circle.Office.Clock.Now.AddHours(25);
        (await circle.ChooseAsync(baru, made.Code!, null, Chosen))!.Code.ShouldBe("code-wrong", "temporary ones die in 24 hours");
        var again = await power.DoAsync(Region, admin, new ResetSignIn(baru.Id, ""), TestServer.Ct);
        (await circle.ChooseAsync(baru, again.Code!, null, Chosen)).ShouldBeNull();

        var (id, first) = await ProposeAsync(
            circle.Admin,
            new
            {
                kind = "ROLES",
                reason = "naik",
                account = baru.Id,
                roles = new[] { "KABID" },
            }
        );
        var second = await ConfirmAsync(circle.Kadis, id);

        (await circle.TokenAsync("baru", Chosen)).ShouldBe(HttpStatusCode.Unauthorized, "who made the account alone may know it");
        (await circle.ChooseAsync(baru, first!, second, "kalimat yang lain lagi")).ShouldBeNull();
        circle.State.Accounts[baru.Id].Roles.ShouldBe(["KABID"]);
        var official = await power.RegisterAsync(new("kabid", "Kabid Fiksi", Region, ["KABID"]), admin, "baru dilantik", TestServer.Ct);
        circle.State.Accounts[official.Subject!].Roles.ShouldBeEmpty();
        var waiting = new ApiPerson(circle.Office, official.Subject!, "kabid", "");
        (await circle.ChooseAsync(waiting, official.Code!, null, Chosen))!.Code.ShouldBe("code-wrong", "one half, and nobody confirmed");
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
