using Jkn.Workflows.Domain.Offices;
using static Jkn.Workflows.Tests.Domain.Mandates.OfficeScript;

namespace Jkn.Workflows.Tests.Domain.Mandates;

public class AppointOfficialTests
{
    private static readonly AppointOfficial Budi = new("budi", "KADIS", "Kepala Dinas", "2026-12-01");

    [Fact]
    public void One_command_ends_the_former_holder_and_appoints_the_new_one()
    {
        var office = Staffed().Both(Budi);

        office
            .Last.Select(e => e.GetType().Name)
            .ShouldBe([nameof(PowerEvent.ActConfirmed), nameof(PowerEvent.MandateEnded), nameof(PowerEvent.MandateGiven)]);
        (office.HolderOf("KADIS", "2026-11-30"), office.HolderOf("KADIS", "2026-12-01")).ShouldBe(("kadis", "budi"));
        office.Last.Cast<PowerEvent>().ShouldAllBe(e => e.Proposer == "admin" && e.Confirmer == "kadis");
        office.Last.OfType<PowerEvent.MandateGiven>().Single().Name.ShouldBe("Nama budi");
    }

    [Theory]
    [InlineData("2026-12-01")]
    [InlineData("2026-11-30")]
    public void A_mandate_that_begins_on_that_day_or_later_is_in_the_way(string from)
    {
        var office = Staffed().Both(Budi);

        office.Refuses(new AppointOfficial("kadis", "KADIS", "Kepala Dinas", from))!.Code.ShouldBe("mandate-overlap");
    }

    [Fact]
    public void A_mandate_with_an_end_may_lie_before_a_later_one()
    {
        var office = Staffed().Both(Budi);

        office.Both(new AppointOfficial("budi", "KADIS", "Kepala Dinas", "2026-11-10", "2026-11-20"));

        (office.HolderOf("KADIS", "2026-11-15"), office.HolderOf("KADIS", "2026-11-25")).ShouldBe(("budi", null));
    }

    [Fact]
    public void An_appointment_by_mistake_is_ended_before_its_first_day_and_made_anew()
    {
        var office = Staffed().Both(Budi);
        var wrong = office.State.Mandates.Values.Single(m => m.Holder.Account == "budi").Id;

        office.Both(new EndMandate(wrong, "2026-11-30", "salah orang"));

        office.HolderOf("KADIS", "2026-12-01").ShouldBeNull();
        office.Refuses(new AppointOfficial("kadis", "KADIS", "Kepala Dinas", "2026-12-01")).ShouldBeNull();
    }

    [Fact]
    public void Whoever_has_not_the_role_or_is_switched_off_is_not_appointed()
    {
        var office = Staffed();

        office.Refuses(new AppointOfficial("fo", "KADIS", "Kepala", "2026-12-01"))!.Code.ShouldBe("account-lacks-role");
        office.Does(Admin, new SwitchAccount("budi", Off: true));
        office.Refuses(Budi)!.Code.ShouldBe("account-not-here");
        office.Refuses(Budi with { Account = "siapa" })!.Code.ShouldBe("account-not-here");
    }

    [Fact]
    public void Nobody_appoints_in_one_step()
    {
        Staffed().Asks(Petugas, Budi)!.Code.ShouldBe("power-not-yours");
        Staffed().Asks(Kadis, Budi)!.Code.ShouldBe("power-not-yours");
        Staffed().Asks(Admin, Budi)!.Code.ShouldBe("power-not-yours");
        Staffed().Asks(Actor.System, Budi)!.Code.ShouldBe("power-not-yours");
        Staffed().Asks(Actor.Operator, Budi)!.Code.ShouldBe("power-not-yours");
    }

    [Fact]
    public void The_stamp_names_the_capacity_of_the_head()
    {
        var office = Staffed();

        office.Does(
            Kadis,
            new AppointSubstitute("d1", "SEKRETARIS", null, "kabid", "PLH", "SP-1", "2026-11-03", "2026-11-05", "2026-11-06")
        );

        (office.Stamp!.By, office.Stamp.Capacity).ShouldBe(("kadis", "DEFINITIF"));
    }
}
