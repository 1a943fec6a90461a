using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Tests.Domain.Invariants;

namespace Jkn.Workflows.Tests.Domain.WorkItems;

public class WorkGroupsTests
{
    private static readonly Participant citra = CaseScript.Andi with
    {
        Nik = "6502991708909903",
        Nama = "CITRA CONTOH",
        HubunganKeluarga = "T",
    };

    [Fact]
    public void People_who_wait_at_one_step_are_one_group_and_who_is_answered_leaves_it()
    {
        var script = Family();
        var (key, _) = Check(script);

        script.Must(CaseScript.Id, TrialRegion.Bo, Found("p1")).Must(CaseScript.Id, TrialRegion.Bo, Answer(script, "p1"));

        var (after, items) = Check(script);
        after.ShouldBe(key, "the row's key stays while people leave it");
        items.Select(i => i.Person).ShouldBe(["p2", "p3"]);
    }

    [Fact]
    public void A_group_is_taken_and_given_back_in_one_act_and_is_then_another_group()
    {
        var script = Family();
        var (key, items) = Check(script);

        script.Must(CaseScript.Id, TrialRegion.Bo, new ClaimWorkItems([.. items.Select(i => i.Id)]));
        var (taken, held) = Check(script);
        script.Must(CaseScript.Id, TrialRegion.Bo, new ReleaseWorkItems([.. items.Select(i => i.Id)]));

        taken.ShouldNotBe(key);
        held.ShouldAllBe(i => i.AssignedTo == TrialRegion.Bo.Id);
        Check(script).Key.ShouldBe(key);
    }

    [Fact]
    public void Who_comes_with_an_old_key_finds_the_group_that_it_became()
    {
        var script = Family();
        var (key, items) = Check(script);
        script.Must(CaseScript.Id, TrialRegion.Bo, new ClaimWorkItems([.. items.Select(i => i.Id)]));

        WorkGroups.Find(script.State, key, TrialRegion.Bo.Id).Count.ShouldBe(3);
        WorkGroups.Find(script.State, items[1].Id, TrialRegion.Bo.Id).Count.ShouldBe(3, "any of its tasks leads to all of them");
        WorkGroups.Find(script.State, "M99@", TrialRegion.Bo.Id).ShouldBeEmpty();
    }

    [Fact]
    public void Who_was_answered_meanwhile_is_passed_over_when_a_group_is_taken_and_a_group_that_is_over_is_refused()
    {
        var script = Family();
        var items = Check(script).Items;
        script.Must(CaseScript.Id, TrialRegion.Bo, Found("p1")).Must(CaseScript.Id, TrialRegion.Bo, Answer(script, "p1"));

        script.Must(CaseScript.Id, TrialRegion.Bo, new ClaimWorkItems([.. items.Select(i => i.Id)]));

        Check(script).Items.ShouldAllBe(i => i.AssignedTo == TrialRegion.Bo.Id);
        script.Refused(TrialRegion.Bo, new ClaimWorkItems([items[0].Id])).ShouldBe("work-item-gone");
        script.Refused(TrialRegion.Fo, new ReleaseWorkItems([items[1].Id])).ShouldBe("work-item-not-yours");
    }

    private static CaseScript Family() =>
        new CaseScript()
            .Checked()
            .Must(CaseScript.Id, TrialRegion.Bo, new RecordParticipant("p1", CaseScript.Andi))
            .Must(CaseScript.Id, TrialRegion.Bo, new RecordParticipant("p2", CaseScript.Budi with { HubunganKeluarga = "T" }))
            .Must(CaseScript.Id, TrialRegion.Bo, new RecordParticipant("p3", citra))
            .Done("M04", TrialRegion.Bo)
            .Act("M04V", TrialRegion.Bo);

    private static (string Key, List<WorkItem> Items) Check(CaseScript script)
    {
        var group = WorkGroups.Of(script.State).Single(g => g.First().ActivityId == "M07");
        return (group.Key, [.. group]);
    }

    private static RecordSegmentCheck Found(string person) => new(person, new("TIDAK_ADA", "TIDAK_ADA"));

    private static CompleteWorkItems Answer(CaseScript script, string person) =>
        new([new(Check(script).Items.Single(i => i.Person == person).Id, "Selesai")]);
}
