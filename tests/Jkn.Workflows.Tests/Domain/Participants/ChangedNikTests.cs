using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Tests.Domain.Invariants;

namespace Jkn.Workflows.Tests.Domain.Participants;

/// <summary>Another NIK is another person: what was found of the former one holds no more, and he is not left without a way on.</summary>
public class ChangedNikTests
{
    private static readonly Participant other = CaseScript.Andi with { Nik = "6502991708909903" };

    [Fact]
    public void Another_NIK_after_the_check_begins_his_way_again()
    {
        var script = new CaseScript().Eligible();

        script.Must(CaseScript.Id, TrialRegion.Bo, new RecordParticipant("p1", other));

        script.State.Courses["p1"].IsEligible.ShouldBeFalse();
        script
            .State.WorkItems.Values.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(w => w.ActivityId.ShouldBe("L04"), w => w.Person.ShouldBe("p1"));
        script.State.BatchEntries.Values.ShouldAllBe(e => e.Withdrawn);
        script.BatchState.Batch!.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void He_is_keyed_checked_and_proposed_once_more()
    {
        var script = new CaseScript().Eligible();

        script
            .Must(CaseScript.Id, TrialRegion.Bo, new RecordParticipant("p1", other))
            .Done("L04", TrialRegion.Bo)
            .Act("L04V", TrialRegion.Bo)
            .Must(CaseScript.Id, TrialRegion.Bo, new RecordSegmentCheck("p1", new("TIDAK_ADA", "TIDAK_ADA")))
            .Done("M07", TrialRegion.Bo, "Selesai");

        script
            .BatchState.Batch!.Lines.Values.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(l => l.Snapshot.ShouldBe(other), l => l.Ready.ShouldBeTrue());
        script.State.Courses["p1"].State.ShouldBe(PersonStates.InBatch);
    }

    [Fact]
    public void A_NIK_that_stands_there_is_not_emptied()
    {
        var script = new CaseScript().Eligible();

        script.Refused(TrialRegion.Bo, new RecordParticipant("p1", CaseScript.Andi with { Nik = "" })).ShouldBe("nik-kept");
    }

    [Fact]
    public void Another_address_changes_nothing_of_his_way()
    {
        var script = new CaseScript().Eligible();

        script.Must(CaseScript.Id, TrialRegion.Bo, new RecordParticipant("p1", CaseScript.Andi with { Alamat = "Jalan Contoh 2" }));

        script.State.WorkItems.ShouldBeEmpty();
        script.BatchState.Batch!.Lines.Values.ShouldHaveSingleItem().Ready.ShouldBeTrue();
    }
}
