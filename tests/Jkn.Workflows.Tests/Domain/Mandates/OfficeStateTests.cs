using Jkn.Workflows.Data.Journals;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Tests.Support;
using static Jkn.Workflows.Tests.Domain.Mandates.OfficeScript;

namespace Jkn.Workflows.Tests.Domain.Mandates;

public class OfficeStateTests
{
    public static TheoryData<string> Kinds => [.. EventKinds.All.Keys.Where(k => k.StartsWith("office/", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Kinds))]
    public void Every_fact_of_an_office_has_a_rule_that_applies_it(string kind)
    {
        var fact = (OfficeEvent)Specimens.Make(EventKinds.TypeOf(kind), "x");

        // one that ends something needs it to be there
        Should.NotThrow(() =>
        {
            try
            {
                OfficeState.New(Region).Apply(fact, new Stamp(default, "x", "x"));
            }
            catch (KeyNotFoundException) { }
        });
    }

    [Fact]
    public void An_ended_substitution_gives_the_office_back()
    {
        var office = Staffed()
            .Both(new AppointSubstitute("d1", "KADIS", null, "sekre", "PLH", "SP-1", "2026-11-03", "2026-11-04", "2026-11-06"));
        office.State.HeadCapacityOf(Sekretaris, "2026-11-04")!.Kind.ShouldBe("PLH");

        office.Both(new EndSubstitution("d1"), Sekretaris);

        office.State.HeadCapacityOf(Sekretaris, "2026-11-04").ShouldBeNull();
        office.State.HeadCapacityOf(Kadis, "2026-11-04")!.Kind.ShouldBe("DEFINITIF");
        office.Refuses(new EndSubstitution("d1"))!.Code.ShouldBe("substitution-unknown");
    }

    [Fact]
    public void Overlapping_substitutes_are_refused_and_the_same_order_twice_is_one()
    {
        var plh = new AppointSubstitute("d1", "KADIS", null, "sekre", "PLH", "SP-1", "2026-11-03", "2026-11-04", "2026-11-06");
        var office = Staffed().Both(plh);

        office.Does(Admin, new ByTwo(plh));
        office.Last.ShouldBeEmpty();
        office.Refuses(plh with { Id = "d2", Substitute = "kabid" })!.Code.ShouldBe("delegation-overlap");
        office
            .Refuses(plh with { Id = "d3", From = "2026-12-01", To = "2026-12-02", Substitute = "siapa" })!
            .Code.ShouldBe("substitute-unknown");
    }

    [Fact]
    public void Settings_keep_who_changed_them_and_what_stood_before()
    {
        var office = Staffed().Does(Admin, new EnterSetting(SettingNames.Agreement, "2026-01-01", "1"));
        office.Does(Admin, new EnterSetting(SettingNames.Agreement, "2026-01-01", "2"));
        office.Does(Admin, new EnterSetting(SettingNames.Agreement, "2026-01-01", "2"));

        office.State.Changes.Select(c => (c.Before, c.After, c.By)).ShouldBe([(null, "1", "admin"), ("1", "2", "admin")]);
        office.Asks(Petugas, new EnterSetting(SettingNames.Agreement, "2026-01-01", "3"))!.Code.ShouldBe("setting-not-yours");
        office.Asks(Admin, new EnterSetting("signOff/letter/KABID", "2026-01-01", "3"))!.Code.ShouldBe("setting-unknown-here");
    }

    [Fact]
    public void Of_all_regions_only_an_administrator_works()
    {
        RoleRules.Check("*", ["ADMIN", "FO"])!.Code.ShouldBe("role-invalid");
        Staffed().Refuses(new GiveRoles("fo", ["TIDAK_ADA"]))!.Code.ShouldBe("role-invalid");
        Staffed().Asks(new("fo", "", Region, ["FO"]), new GiveRoles("fo", ["ADMIN"]))!.Code.ShouldBe("power-not-yours");
    }
}
