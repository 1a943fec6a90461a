using Jkn.Workflows.Domain.Offices;
using static Jkn.Workflows.Tests.Domain.Mandates.OfficeScript;

namespace Jkn.Workflows.Tests.Domain.Mandates;

/// <summary>What the operator of the installation may do in an office, and what he may not (rulings 1.1).</summary>
public class OperatorTests
{
    [Fact]
    public void Trust_1_2_the_first_head_and_a_vacancy_are_the_operators_with_reason_and_order()
    {
        var office = Staffed();
        var mandate = office.State.Mandates.Values.Single(m => m.Holder.Role == "KADIS").Id;

        Operator(office, new AppointOfficial("budi", "KADIS", "Kepala Dinas", "2026-12-01")).ShouldBe("head-decides");
        Operator(office, new EndMandate(mandate, "2026-11-30", "wafat")).ShouldBeNull();
        Operator(office, new AppointOfficial("budi", "KADIS", "Kepala Dinas", "2026-12-01")).ShouldBeNull();

        office.HolderOf("KADIS", "2026-12-01").ShouldBe("budi");
        office.State.Operated.Select(o => (o.Reason, o.Order)).ShouldContain(("alasan", "SK-9"));
        var nothing = new OperatorAct([new EndMandate(mandate, "2026-11-30", "x")], "", "");
        office.Asks(Actor.Operator, nothing)!.Code.ShouldBe("reason-missing");
        office.Asks(Actor.Operator, nothing with { Reason = "x" })!.Code.ShouldBe("order-missing");
        office.Asks(Admin, nothing)!.Code.ShouldBe("operator-only");
        office.Asks(Actor.System, nothing)!.Code.ShouldBe("operator-only");
    }

    [Fact]
    public void Trust_1_2_below_the_head_the_operator_does_nothing()
    {
        var office = Staffed();

        Operator(office, new AppointOfficial("kabid", "KABID", "Kabid", "2026-12-01")).ShouldBe("head-decides");
        Operator(office, new GiveRoles("fo", ["KABID"]) { Code = "k" }).ShouldBe("head-decides");
        Operator(office, new ResetSignIn("sekre", "k")).ShouldBe("head-decides");
        Operator(office, new OpenToAdmin("nasional", "2026-12-01")).ShouldBe("head-decides");
        Operator(office, new ResetSignIn("kadis", "k")).ShouldBeNull();
        Operator(office, new GiveRoles("fo", ["ADMIN"]) { Code = "k" }).ShouldBeNull("the first administrator");
        Operator(office, new GiveRoles("kabid", ["ADMIN"])).ShouldBe("head-decides", "there is one now");
    }

    [Fact]
    public void Trust_1_2_once_a_region_has_a_head_the_operators_new_accounts_are_for_the_desks()
    {
        var office = Staffed();

        office.Asks(Actor.Operator, new RegisterAccount("x", "X", ["KASIE"]))!.Code.ShouldBe("head-decides");
        office.Asks(Actor.Operator, new RegisterAccount("x", "X", ["ADMIN"]))!.Code.ShouldBe("head-decides");
        office.Asks(Actor.Operator, new RegisterAccount("x", "X", ["FO", "BO"]) { Code = "k" }).ShouldBeNull();
        office.Last.OfType<PowerEvent.SignInReset>().Single().Until.ShouldBe(office.Stamp!.At.AddHours(24));
    }

    [Fact]
    public void Trust_1_2_a_daily_substitute_of_the_head_confirms_resets_and_is_marked()
    {
        var office = Staffed()
            .Both(new AppointSubstitute("d1", "KADIS", null, "sekre", "PLH", "SP-1", "2026-11-03", "2026-11-04", "2026-11-06"))
            .Both(new ResetSignIn("kabid", "k1"), Sekretaris);

        office.Last.OfType<PowerEvent.SignInReset>().Single().HeadAs.ShouldBe("PLH");
        office.Stamp!.Capacity.ShouldBe("PLH");
    }

    private static string? Operator(OfficeScript office, PowerAct act) =>
        office.Asks(Actor.Operator, new OperatorAct([act], "alasan", "SK-9"))?.Code;
}
