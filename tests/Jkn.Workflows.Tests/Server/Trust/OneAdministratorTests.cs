using System.Net;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Tests.Support;
using static Jkn.Workflows.Tests.Server.Trust.PowerCircle;

namespace Jkn.Workflows.Tests.Server.Trust;

/// <summary>
/// The attack that once succeeded: one administrator gives himself every role, appoints himself head, resets the passwords of three
/// officials and has a letter signed. Each try is refused by a sentence or waits, visibly, for somebody else.
/// </summary>
public class OneAdministratorTests
{
    private const string Chosen = "kalimat sandi penyusup";

    [Fact]
    public async Task One_administrator_alone_becomes_nobody_resets_no_official_and_gets_nothing_signed()
    {
        await using var circle = await OpenAsync();
        var (power, admin) = (circle.Of<PowerDesk>(), As(circle.Admin, "ADMIN"));
        var before = circle.State.Organisation.Officials.Length;

        foreach (var roles in new string[][] { ["ADMIN", "BO", "KADIS"], ["KADIS"], ["BO"] })
            (await power.GiveAsync(Region, admin, new GiveRoles(circle.Admin.Id, [.. roles]), "saya", TestServer.Ct))
                .Rejection.ShouldNotBeNull()
                .Message.ShouldNotBeEmpty();
        (
            await power.GiveAsync(
                Region,
                admin,
                new AppointOfficial(circle.Admin.Id, "KADIS", "Kepala", "2026-11-04"),
                "saya",
                TestServer.Ct
            )
        ).Rejection!.Code.ShouldBe("power-own");

        // a second account of his own making rises no further than the desks, and its way in is worth nothing afterwards
        var puppet = await power.RegisterAsync(new("boneka", "Boneka Fiksi", Region, ["KADIS"]), admin, "kepala baru", TestServer.Ct);
        var doll = new ApiPerson(circle.Office, puppet.Subject!, "boneka", "", Region, false);
        (await circle.ChooseAsync(doll, puppet.Code!, puppet.Code, Chosen))!.Code.ShouldBe("code-wrong");
        var rise = circle.State.Proposals.Values.Single(p => p.Act.Subject == doll.Id).Id;
        foreach (var who in new[] { admin, new Actor(doll.Id, "Boneka", Region, []), new Actor(doll.Id, "Boneka", Region, ["FO"]) })
            (await power.ConfirmAsync(Region, who, rise, TestServer.Ct)).Rejection.ShouldNotBeNull();
        (await power.ConfirmAsync(Region, new(circle.Admin.Id, "x", "64.02", ["ADMIN"]), rise, TestServer.Ct)).Rejection!.Code.ShouldBe(
            "region-not-yours"
        );

        // resets of officials: half a code, that opens nothing, and their own passwords still do
        foreach (var official in new[] { circle.Kasie, circle.Kadis })
        {
            var reset = await power.GiveAsync(Region, admin, new ResetSignIn(official.Id, ""), "lupa", TestServer.Ct);
            reset.Proposal.ShouldNotBeNull();
            (await circle.ChooseAsync(official, reset.Code!, reset.Code, Chosen))!.Code.ShouldBe("code-wrong");
            (await circle.TokenAsync(official.UserName, reset.Code!)).ShouldBe(HttpStatusCode.Unauthorized);
            (await circle.TokenAsync(official.UserName, official.Password)).ShouldBe(HttpStatusCode.OK);
        }

        // a second administrator does not help him either: the head is missing
        var second = await circle.Office.HireAsync(Region, "ADMIN");
        foreach (var proposal in circle.State.Proposals.Keys)
            (await power.ConfirmAsync(Region, As(second, "ADMIN"), proposal, TestServer.Ct)).Rejection!.Code.ShouldBe("head-missing");

        circle.State.Organisation.Officials.Length.ShouldBe(before);
        circle.State.Accounts[circle.Admin.Id].Roles.ShouldBe(["ADMIN"]);
        circle.State.Accounts[doll.Id].Roles.ShouldBeEmpty();
        circle.State.HeadCapacityOf(As(circle.Admin, "ADMIN"), "2026-11-04").ShouldBeNull();
        (
            await circle.Admin.PostAsync(
                "/api/cases",
                new
                {
                    sop = "PROC-MLN",
                    channel = "MPP",
                    applicant = new { nama = "A" },
                }
            )
        ).ShouldBe(HttpStatusCode.Forbidden);
        var tried = circle.Events.OfType<PowerEvent.ActProposed>().Where(p => p.Proposer == circle.Admin.Id).Select(p => p.Act.Subject);
        tried.ShouldBe([doll.Id, circle.Kasie.Id, circle.Kadis.Id], ignoreOrder: true);
        await circle.Office.ShouldHoldAsync();
    }

    [Fact]
    public async Task A_dismissed_proposer_leaves_nothing_that_could_be_confirmed()
    {
        await using var circle = await OpenAsync();
        var (power, kadis) = (circle.Of<PowerDesk>(), As(circle.Kadis, "KADIS"));
        var (id, _) = await ProposeAsync(
            circle.Admin,
            new
            {
                kind = "RESET_SIGN_IN",
                reason = "lupa",
                account = circle.Kasie.Id,
            }
        );
        (await power.DoAsync(Region, kadis, new SwitchAccount(circle.Admin.Id, Off: true), TestServer.Ct)).Rejection.ShouldBeNull();

        (await power.ConfirmAsync(Region, kadis, id, TestServer.Ct)).Rejection!.Code.ShouldBe("proposer-gone");
    }
}
