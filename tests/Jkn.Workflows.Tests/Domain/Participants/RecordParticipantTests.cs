using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Tests.Domain.Invariants;

namespace Jkn.Workflows.Tests.Domain.Participants;

public class RecordParticipantTests
{
    private readonly CaseScript script = new();

    [Fact]
    public void The_same_nik_in_another_open_case_is_refused_with_a_link()
    {
        script.Checked().Checked("B").Must("B", TrialRegion.Bo, new RecordParticipant("p1", CaseScript.Andi));

        var no = script.Office.Do(CaseScript.Id, TrialRegion.Bo, new RecordParticipant("p1", CaseScript.Andi)).Rejection!;

        (no.Code, no.Link).ShouldBe(("nik-open-elsewhere", "/api/cases/B"));
        script.Refused(TrialRegion.Bo, new RecordParticipant("p1", CaseScript.Andi, OverrideReason: "sama")).ShouldBe("override-not-yours");
        script.Refused(TrialRegion.Kasie, new RecordParticipant("p1", CaseScript.Andi, OverrideReason: " ")).ShouldBe("reason-missing");
        script.Must(CaseScript.Id, TrialRegion.Kasie, new RecordParticipant("p1", CaseScript.Andi, OverrideReason: "dua keluarga"));
        script.Last().ShouldContain(new CaseEvent.DuplicateOverridden("p1", "B", "dua keluarga"));
    }

    [Fact]
    public void One_file_holds_a_nik_once_and_people_of_one_family_card()
    {
        script.Checked().Must(CaseScript.Id, TrialRegion.Bo, new RecordParticipant("p1", CaseScript.Andi));

        script.Refused(TrialRegion.Bo, new RecordParticipant("p2", CaseScript.Andi)).ShouldBe("nik-twice");
        script
            .Refused(TrialRegion.Bo, new RecordParticipant("p2", CaseScript.Budi with { NoKk = "6502990411260002" }))
            .ShouldBe("kk-differs");
        script.Refused(TrialRegion.Bo, new RecordParticipant("", CaseScript.Budi)).ShouldBe("participant-key-invalid");
    }

    [Fact]
    public void A_change_on_an_older_version_undoes_nothing()
    {
        script.Checked().Must(CaseScript.Id, TrialRegion.Bo, new RecordParticipant("p1", CaseScript.Andi, IfVersion: 0));
        var (moved, called) = (CaseScript.Andi with { Alamat = "Jalan Baru 2" }, CaseScript.Andi with { NoHp = "081234567890" });
        script.Must(CaseScript.Id, TrialRegion.Bo, new RecordParticipant("p1", moved, IfVersion: 1));

        script.Refused(TrialRegion.Fo, new RecordParticipant("p1", called, IfVersion: 1)).ShouldBe("participant-stale");
        script.Refused(TrialRegion.Fo, new RecordParticipant("p1", called, IfVersion: 0)).ShouldBe("participant-stale");
        script.Refused(TrialRegion.Fo, new RemoveParticipant("p1", 1)).ShouldBe("participant-stale");
        script.Must(CaseScript.Id, TrialRegion.Bo, new RecordParticipant("p1", moved, IfVersion: 1));
        script.State.Participants["p1"].ShouldBe(moved);
        script.State.VersionOf(Keyed.Person("p1")).ShouldBe(2, "the same again is no change");
    }

    [Fact]
    public void The_applicant_and_a_segment_check_are_not_overwritten_either()
    {
        script.Opened().Must(CaseScript.Id, TrialRegion.Fo, new RecordApplicant(new("Siti Contoh", "081200000001"), 1));
        script.Refused(TrialRegion.Bo, new RecordApplicant(new("Siti Contoh", "081200000002"), 1)).ShouldBe("applicant-stale");

        var other = new CaseScript().Proposed();
        other.Must(CaseScript.Id, TrialRegion.Bo, new RecordSegmentCheck("p1", new("TIDAK_ADA", "TIDAK_ADA"), 0));
        other.Refused(TrialRegion.Bo, new RecordSegmentCheck("p1", new("PPU", "AKTIF"), 0)).ShouldBe("segment-stale");
        other.Must(CaseScript.Id, TrialRegion.Bo, new RecordSegmentCheck("p1", new("PPU", "AKTIF"), 1));
    }

    [Fact]
    public void A_correction_reaches_the_open_batch()
    {
        script.Proposed().Must(CaseScript.Id, TrialRegion.Bo, new RecordParticipant("p1", CaseScript.Andi with { Nama = "ANDI BENAR" }));

        script.BatchState.Batch!.Lines.Values.Select(l => l.Snapshot.Nama).ShouldBe(["ANDI BENAR"]);
        script.State.BatchEntries.Values.Single().Lines.ShouldBe(script.BatchState.Batch.Lines.Keys);
    }

    [Fact]
    public void Who_is_added_late_begins_with_entry_and_sign_off_and_holds_up_nobody()
    {
        script.Proposed().Must(CaseScript.Id, TrialRegion.Bo, new RecordParticipant("p2", CaseScript.Budi));
        script.BatchState.Batch!.Lines.Values.Select(l => l.ParticipantKey).ShouldBe(["p1"]);
        script.State.WorkItems.Values.Where(w => w.Person == "p2").Select(w => w.ActivityId).ShouldBe(["L04"]);

        // a second head on one family card is a doubt that somebody must look into first
        script
            .Refused(TrialRegion.Bo, new Jkn.Workflows.Domain.WorkItems.CompleteWorkItem(script.Item("L04"), "Done"))
            .ShouldBe("doubt-unconfirmed");
        script.Must(CaseScript.Id, TrialRegion.Bo, new RecordParticipant("p2", CaseScript.Budi, MatchedWithKk: true));
        script.Done("L04", TrialRegion.Bo).Act("L04V", TrialRegion.Bo);

        script.BatchState.Batch!.Lines.Values.Select(l => l.ParticipantKey).ShouldBe(["p1", "p2"]);
    }

    [Fact]
    public void Who_is_on_his_way_is_withdrawn_with_a_reason_and_comes_back()
    {
        script.Proposed().Must(CaseScript.Id, TrialRegion.Bo, new RecordParticipant("p2", CaseScript.Budi));
        script.Refused(TrialRegion.Bo, new RemoveParticipant("p1")).ShouldBe("participant-on-his-way");
        script.Refused(TrialRegion.Bo, new WithdrawParticipant("p1", " ")).ShouldBe("reason-missing");

        script.Must(CaseScript.Id, TrialRegion.Bo, new WithdrawParticipant("p1", "pindah"));
        script.BatchState.Batch!.Lines.ShouldBeEmpty();
        script.Refused(TrialRegion.Bo, new WithdrawParticipant("p2", "pindah")).ShouldBe("participant-last");
        script.Must(CaseScript.Id, TrialRegion.Bo, new RestoreParticipant("p1", "salah orang"));

        script.BatchState.Batch!.Lines.Values.Select(l => l.ParticipantKey).ShouldBe(["p1"]);
        script.State.WorkItems.Values.Where(w => w.Person == "p1").Select(w => w.ActivityId).ShouldBe(["M07"]);
    }

    [Fact]
    public void A_locked_batch_closes_the_data_of_its_people()
    {
        script.Eligible().Done("M08", TrialRegion.Bo, "Dikunci", CaseScript.Batch);

        script.Refused(TrialRegion.Bo, new RecordParticipant("p1", CaseScript.Budi)).ShouldBe("participant-in-batch");
        script.Refused(TrialRegion.Bo, new RemoveParticipant("p1")).ShouldBe("participant-in-batch");
    }

    [Fact]
    public void Another_nik_needs_another_segment_check()
    {
        script.Proposed().Must(CaseScript.Id, TrialRegion.Bo, new RecordSegmentCheck("p1", new("TIDAK_ADA", "TIDAK_ADA")));
        script.Must(CaseScript.Id, TrialRegion.Bo, new RecordParticipant("p1", CaseScript.Andi with { Alamat = "Jalan Lain" }));
        script.State.Segments.ShouldContainKey("p1");

        script.Must(CaseScript.Id, TrialRegion.Bo, new RecordParticipant("p1", CaseScript.Budi));

        script.Refused(TrialRegion.Bo, new CompleteWorkItem(script.Item("M07"), "Selesai")).ShouldBe("segment-missing");
    }
}
