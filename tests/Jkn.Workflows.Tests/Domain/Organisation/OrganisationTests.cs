using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Tests.Domain.Invariants;

namespace Jkn.Workflows.Tests.Domain;

public class OrganisationTests
{
    private static readonly Organisation office = new(
        [TrialRegion.Holder(TrialRegion.Kadis, "KADIS"), TrialRegion.Holder(TrialRegion.Kabid, "KABID")],
        []
    );

    private static Delegation Plt(string from, string to, string id = "baru", string kind = "PLT", string by = "kabid") =>
        new(id, "KADIS", "kadis", by, kind, "SP/1", from, to);

    private static string? Check(Delegation asked, params Delegation[] before) =>
        SubstituteRules.Check(office with { Delegations = [.. before] }, asked)?.Code;

    [Theory]
    [InlineData("2026-01-01", "2026-03-31", null)]
    [InlineData("2026-01-01", "2026-04-01", "plt-too-long")]
    [InlineData("2026-01-01", "2026-04-30", "plt-too-long")]
    [InlineData("2026-02-01", "2026-01-31", "delegation-dates-reversed")]
    [InlineData("besok", "2026-01-31", "date-invalid")]
    public void A_plt_lasts_three_months_at_most(string from, string to, string? refused) => Check(Plt(from, to)).ShouldBe(refused);

    [Fact]
    public void A_plt_is_extended_once_in_whichever_order_it_is_recorded()
    {
        var (first, second, third) = (
            Plt("2026-01-01", "2026-03-31", "1"),
            Plt("2026-04-01", "2026-06-30", "2"),
            Plt("2026-07-01", "2026-09-30", "3")
        );

        Check(second, first).ShouldBeNull();
        Check(third, first, second).ShouldBe("plt-extended-twice");
        Check(second, first, third).ShouldBe("plt-extended-twice");
        Check(first, second, third).ShouldBe("plt-extended-twice");
        Check(Plt("2026-07-01", "2026-09-30", by: "kasie"), first, second).ShouldBeNull();
    }

    [Fact]
    public void A_plh_has_no_limit_of_months_but_needs_an_order_and_a_free_post()
    {
        Check(Plt("2026-01-01", "2026-08-31", kind: "PLH")).ShouldBeNull();
        Check(Plt("2026-01-01", "2026-01-02", kind: "AN")).ShouldBe("delegation-kind-invalid");
        Check(Plt("2026-01-01", "2026-01-02") with { Order = " " }).ShouldBe("delegation-order-missing");
        Check(Plt("2026-01-01", "2026-01-02") with { Role = "BO" }).ShouldBe("delegation-role-invalid");
        Check(Plt("2026-01-01", "2026-01-02", by: "kadis")).ShouldBe("delegation-self");
        Check(Plt("2026-01-02", "2026-01-05", kind: "PLH"), Plt("2026-01-01", "2026-01-02", "lain", "PLH")).ShouldBe("delegation-overlap");
    }

    [Fact]
    public void While_a_substitute_is_in_force_only_the_substitute_acts()
    {
        var away = office with { Delegations = [Plt("2026-01-01", "2026-01-31", kind: "PLH")] };

        away.CapacityOf(TrialRegion.Kabid, "KADIS", "2026-01-31").ShouldBe(new Capacity("PLH", "kadis"));
        away.CapacityOf(TrialRegion.Kadis, "KADIS", "2026-01-31").ShouldBeNull();
        away.CapacityOf(TrialRegion.Kadis, "KADIS", "2026-02-01").ShouldBe(new Capacity("DEFINITIF", null));
        away.CapacityOf(TrialRegion.Kabid, "KABID", "2026-01-31").ShouldBe(new Capacity("DEFINITIF", null));
    }

    [Fact]
    public void A_role_without_holder_is_not_manned_and_officers_need_none()
    {
        office.IsManned(Roles.SectionHead, "2026-01-01").ShouldBeFalse();
        office.IsManned(Roles.FrontOffice, "2026-01-01").ShouldBeTrue();
        office.CapacityOf(TrialRegion.Fo, "FO", "2026-01-01").ShouldBe(new Capacity("", null));
        office.CapacityOf(TrialRegion.Fo, "BO", "2026-01-01").ShouldBeNull();
    }
}
