using Jkn.Workflows.Domain.Offices;
using static Jkn.Workflows.Tests.Domain.Mandates.OfficeScript;

namespace Jkn.Workflows.Tests.Domain.Mandates;

/// <summary>An act of power in two steps: proposed by one, confirmed by another.</summary>
public class TwoPeopleTests
{
    private static readonly AppointOfficial Budi = new("budi", "KADIS", "Kepala Dinas", "2026-12-01");

    [Fact]
    public void What_is_proposed_changes_nothing_until_it_is_confirmed_and_then_names_both()
    {
        var office = Staffed().Does(Admin, new ProposeAct(Budi, "pensiun"));
        office.HolderOf("KADIS", "2026-12-01").ShouldBe("kadis");
        var proposal = office.State.Proposals.Values.Single().Id;

        office.Does(Kadis, new ConfirmAct(proposal));

        office.HolderOf("KADIS", "2026-12-01").ShouldBe("budi");
        office.State.Proposals.ShouldBeEmpty();
        office.Last.Cast<PowerEvent>().ShouldAllBe(e => e.Proposer == "admin" && e.Confirmer == "kadis");
        office
            .Last.Select(e => e.GetType().Name)
            .ShouldBe([nameof(PowerEvent.ActConfirmed), nameof(PowerEvent.MandateEnded), nameof(PowerEvent.MandateGiven)]);
    }

    [Fact]
    public void Nobody_confirms_his_own_proposal_or_his_own_power()
    {
        var office = Staffed().Does(Kadis, new ProposeAct(Budi, "pensiun"));
        var proposal = office.State.Proposals.Values.Single().Id;

        office.Asks(Kadis, new ConfirmAct(proposal))!.Code.ShouldBe("confirmer-is-proposer");
        office.Asks(new("budi", "Budi", Region, ["KADIS"]), new ConfirmAct(proposal))!.Code.ShouldBe("power-own");
        office.Asks(new("budi", "Budi", Region, ["KADIS"]), new ProposeAct(Budi, "saya saja"))!.Code.ShouldBe("power-own");
    }

    [Fact]
    public void One_of_the_two_holds_the_heads_office_that_day()
    {
        var office = Staffed().Does(Sekretaris, new ProposeAct(Budi, "pensiun"));
        var proposal = office.State.Proposals.Values.Single().Id;

        office.Asks(Admin, new ConfirmAct(proposal))!.Code.ShouldBe("head-missing");
        office.Asks(Petugas, new ConfirmAct(proposal))!.Code.ShouldBe("power-not-yours");
        office.Asks(Kadis, new ConfirmAct(proposal)).ShouldBeNull();
    }

    [Fact]
    public void A_daily_substitute_of_the_head_confirms_a_daily_substitute_only()
    {
        var office = Staffed()
            .Both(new AppointSubstitute("d1", "KADIS", null, "sekre", "PLH", "SP-1", "2026-11-03", "2026-11-04", "2026-11-06"))
            .Does(Admin, new ProposeAct(Budi, "pensiun"))
            .Does(
                Admin,
                new ProposeAct(
                    new AppointSubstitute("d2", "SEKRETARIS", null, "kabid", "PLH", "SP-2", "2026-11-03", "2026-11-04", "2026-11-06"),
                    "cuti"
                )
            );
        var (mandate, daily) = (
            office.State.Proposals.Values.Single(p => p.Act is AppointOfficial).Id,
            office.State.Proposals.Values.Single(p => p.Act is AppointSubstitute).Id
        );

        office.Asks(Sekretaris, new ConfirmAct(mandate))!.Code.ShouldBe("head-missing");
        office.Asks(Kadis, new ConfirmAct(mandate))!.Code.ShouldBe("head-missing", "while he has a Plh the holder does not act");
        office.Asks(Sekretaris, new ConfirmAct(daily)).ShouldBeNull();
    }

    [Fact]
    public void What_has_become_impossible_is_refused_when_it_is_confirmed()
    {
        var office = Staffed().Does(Admin, new ProposeAct(Budi, "pensiun")).Does(Admin, new SwitchAccount("budi", Off: true));

        office.Asks(Kadis, new ConfirmAct(office.State.Proposals.Values.Single().Id))!.Code.ShouldBe("account-not-here");
    }

    [Fact]
    public void A_proposal_is_taken_back_by_its_proposer_and_then_gone()
    {
        var office = Staffed().Does(Admin, new ProposeAct(Budi, "pensiun"));
        var proposal = office.State.Proposals.Values.Single().Id;

        office.Does(Admin, new RefuseAct(proposal, "keliru"));

        office.Asks(Kadis, new ConfirmAct(proposal))!.Code.ShouldBe("proposal-unknown");
    }

    [Fact]
    public void The_head_alone_lends_power_downward()
    {
        var below = new AppointSubstitute("d1", "SEKRETARIS", null, "kabid", "PLT", "SP-1", "2026-11-03", "2026-11-05", "2026-11-06");

        Staffed().Asks(Kadis, below).ShouldBeNull();
        Staffed().Asks(Kadis, below with { Role = "KADIS" })!.Code.ShouldBe("power-not-yours");
        Staffed().Asks(Sekretaris, below)!.Code.ShouldBe("power-not-yours");
    }
}
