using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Tests.Domain.Invariants;

namespace Jkn.Workflows.Tests.Domain.Batches;

public class BatchCommandsTests
{
    private const string Id = CaseScript.Batch,
        Letter = "pengantar-usulan";
    private readonly CaseScript script = new CaseScript().Eligible();

    private BatchState Batch => script.BatchState.Batch!;

    [Fact]
    public void Who_comes_after_the_lock_goes_to_the_next_supplement_and_so_on()
    {
        Lock(Id);
        script.Eligible("B", person: CaseScript.Budi);
        script.Office.Cases["B"].BatchEntries.Values.Single().BatchId.ShouldBe(Id + "-S1");
        Lock(Id + "-S1");

        script.Eligible("C", person: CaseScript.Andi with { Nik = "6502991708909903" });

        var entry = script.Office.Cases["C"].BatchEntries.Values.Single();
        (entry.BatchId, entry.BatchNo, entry.Joined).ShouldBe((Id + "-S2", "F34-65.02-202611-S2", true));
    }

    [Fact]
    public void A_batch_whose_first_case_comes_in_the_moment_of_its_lock_is_locked_too()
    {
        var trial = TrialRegion.Open("2026-11-04T08:30");
        var at = trial.Now;
        var add = new AddToBatch(
            "b",
            "B-1",
            "MALINAU_BULANAN",
            "2026-11",
            0,
            at,
            at.AddDays(1),
            "A",
            [new("batch/M06", "p1", CaseScript.Budi)]
        );

        trial.Do("b", Actor.System, add).IsAccepted.ShouldBeTrue();
        trial.MoveTo(at.AddMinutes(1));

        trial.Cases["b"].Batch!.Stage.ShouldBe(BatchStage.Dikunci);
    }

    [Fact]
    public void A_line_that_the_whole_answer_leaves_out_is_followed_up_until_it_is_answered()
    {
        Answering();

        script.Must(Id, TrialRegion.Bo, new RecordBatchResults("kosong", [new("6502990000000001", "AKTIF")], Complete: true));

        var item = script.State.WorkItems.Values.Single(w => w.Kind == Jkn.Workflows.Domain.Words.WorkKinds.MissingResult);
        (item.Role, script.State.Courses["p1"].State, Batch.Lines[1].MissingIn).ShouldBe(
            (Roles.BackOffice, PersonStates.Unanswered, "kosong")
        );
        script
            .Refused(TrialRegion.Bo, new Jkn.Workflows.Domain.WorkItems.CompleteWorkItem(item.Id, "Done"), script.State.Id)
            .ShouldBe("outcome-unknown");
        script.Must(
            Id,
            TrialRegion.Bo,
            new RecordBatchResults("kedua", [new(Batch.Lines[1].Snapshot.Nik, "GAGAL", "LAINNYA")], Complete: true)
        );
        script.State.WorkItems.Values.ShouldNotContain(w => w.Kind == Jkn.Workflows.Domain.Words.WorkKinds.MissingResult);
        Batch.Lines[1].MissingIn.ShouldBeNull();
    }

    [Fact]
    public void Unlocking_needs_a_head_a_reason_and_an_unsent_batch()
    {
        Lock(Id);

        script.Refused(TrialRegion.Bo, new UnlockBatch("salah"), Id).ShouldBe("unlock-not-yours");
        script.Refused(TrialRegion.Kasie, new UnlockBatch(" "), Id).ShouldBe("reason-missing");
        script.Refused(TrialRegion.Kasie, new UnlockBatch("salah", 1), Id).ShouldBe("batch-stale");
        script.Must(Id, TrialRegion.Kasie, new UnlockBatch("salah nama"));

        (Batch.Stage, script.State.Courses["p1"].State).ShouldBe((BatchStage.Terbuka, PersonStates.InBatch));
        Sign();
        script.Done("M09", TrialRegion.Bo, id: Id, data: Receipt);
        script.Refused(TrialRegion.Kasie, new UnlockBatch("salah"), Id).ShouldBe("batch-sent");
    }

    [Fact]
    public void A_covering_letter_signed_before_the_unlock_is_signed_anew()
    {
        Sign();
        script.Must(Id, TrialRegion.Kasie, new UnlockBatch("salah nama"));
        Lock(Id);
        script.Done("M08S", TrialRegion.Bo, id: Id);

        var letter = script.BatchState.Letters[Letter];
        (letter.State, letter.Parafs.Length, letter.Signature, letter.SealedHash).ShouldBe((LetterState.MenungguParaf, 0, null, null));
    }

    [Fact]
    public void A_seal_that_comes_after_the_unlock_finds_no_letter_to_seal()
    {
        script.Office.Sealing = null;
        Sign();
        var attempt = script.BatchState.Letters[Letter].Attempt!;
        script.Must(Id, TrialRegion.Kasie, new UnlockBatch("salah nama"));

        script.Office.Do(Id, Actor.System, new Jkn.Workflows.Domain.SignOffs.RecordSeal(Letter, attempt, "x")).Events.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_found_after_the_lock_must_be_struck_before_the_list_is_handed_over()
    {
        script.Eligible("B", person: CaseScript.Budi with { NoKk = "6502990411260002" });
        Lock(Id);
        var former = Batch.FileHash;
        script.Must(CaseScript.Id, TrialRegion.Bo, new WithdrawParticipant("p1", "Meninggal 18 November", "MENINGGAL", LastOne: true));
        (script.State.Status, Batch.Lines[1].MustStrike is null).ShouldBe((CaseStatus.Withdrawn, false));
        Sign();
        script
            .Refused(TrialRegion.Bo, new CompleteWorkItem(script.Item("M09", Id), "Done", null, Receipt), Id)
            .ShouldBe("line-must-be-struck");

        script.Must(Id, TrialRegion.Kasie, new UnlockBatch("peserta meninggal"));

        Batch.Lines.Values.Select(l => l.CaseId).ShouldBe(["B"]);
        Lock(Id);
        Batch.FileHash.ShouldNotBe(former);
    }

    [Fact]
    public void Who_is_not_checked_when_the_list_is_locked_goes_to_the_next()
    {
        script.Proposed("B", person: CaseScript.Budi with { NoKk = "6502990411260002" });
        Batch.Lines.Values.Select(l => (l.CaseId, l.Ready)).ShouldBe([("A", true), ("B", false)]);

        Lock(Id);

        Batch.Lines.Values.Select(l => l.CaseId).ShouldBe(["A"]);
        var entry = script.Office.Cases["B"].EntryOf("p1")!;
        (entry.BatchId, entry.Joined, script.Office.Cases["B"].Courses["p1"].State).ShouldBe((Id + "-S1", true, PersonStates.Checked));
    }

    [Fact]
    public void A_result_needs_the_step_that_waits_for_it()
    {
        Sent();

        script
            .Refused(TrialRegion.Bo, new RecordBatchResults("f0", [new(CaseScript.Andi.Nik, "GAGAL", "LAINNYA")]), Id)
            .ShouldBe("result-before-its-step");
    }

    [Fact]
    public void An_answer_heard_again_says_nothing_of_a_person_who_was_taken_off_the_case()
    {
        var two = new CaseScript().Checked();
        two.Must(CaseScript.Id, TrialRegion.Bo, new RecordParticipant("p1", CaseScript.Andi));
        two.Must(CaseScript.Id, TrialRegion.Bo, new RecordParticipant("p2", CaseScript.Budi));
        two.Must(CaseScript.Id, TrialRegion.Bo, new RemoveParticipant("p2"));
        two.Done("M04", TrialRegion.Bo).Act("M04V", TrialRegion.Bo);
        var entry = two.State.BatchEntries.Values.Single();
        var line = two.BatchState.Batch!.Lines[1] with { ParticipantKey = "p2", Outcome = "AKTIF" };

        two.Office.Do(CaseScript.Id, Actor.System, new ApplyBatchResults(entry.BatchId, [line])).Events.ShouldBeEmpty();
    }

    [Fact]
    public void Results_are_taken_once_and_a_different_answer_is_a_conflict()
    {
        script.Eligible("B", person: CaseScript.Budi with { NoKk = "6502990411260002" });
        Answering();
        var active = new ResultLine(CaseScript.Andi.Nik, "AKTIF", null, "2026-12-01", "0001234567890", "Lampiran 1");
        script.Refused(TrialRegion.Bo, new RecordBatchResults("f0", [active with { CardNo = "1" }]), Id).ShouldBe("card-invalid");
        script
            .Refused(TrialRegion.Bo, new RecordBatchResults("f0", [active with { Outcome = "GAGAL", ReasonCode = "?" }]), Id)
            .ShouldBe("reason-unknown");
        script.Must(
            Id,
            TrialRegion.Bo,
            new RecordBatchResults("f1", [active, active with { Nik = "6502990000000001", CardNo = "0001234567891" }])
        );
        script.Last(Id).OfType<CaseEvent.BatchResultImported>().Single().Unknown.ShouldBe(1);

        script.Office.Do(Id, TrialRegion.Bo, new RecordBatchResults("f1", [active])).Events.ShouldBeEmpty();
        script.Must(Id, TrialRegion.Bo, new RecordBatchResults("f2", [new(CaseScript.Andi.Nik, "GAGAL", "MENINGGAL")]));

        (Batch.Lines[1].Outcome, Batch.Lines[1].Conflict, script.State.Courses["p1"].State).ShouldBe(
            ("AKTIF", "GAGAL", PersonStates.CardHere)
        );
    }

    [Fact]
    public void A_failed_case_that_is_put_right_in_the_same_period_comes_into_a_supplement()
    {
        Answering();
        script.Must(Id, TrialRegion.Bo, new RecordBatchResults("f1", [new(CaseScript.Andi.Nik, "GAGAL", "NIK_TIDAK_PADAN")]));

        script.Done("M11F", TrialRegion.Bo, "Perbaiki").Done("M04P", TrialRegion.Bo);

        var entry = script.State.BatchEntries.Values.Single(e => e.Former is not null);
        (entry.BatchId, entry.Joined, entry.Outcome).ShouldBe((Id + "-S1", true, null));
    }

    private void Lock(string id) => script.Done("M08", TrialRegion.Bo, "Dikunci", id);

    private static Dictionary<string, string> Receipt { get; } = new() { ["tandaTerima"] = "TT" };

    private void Sign()
    {
        if (Batch.Stage == BatchStage.Terbuka)
            Lock(Id);
        script
            .Done("M08S", TrialRegion.Bo, id: Id)
            .Act("E06", TrialRegion.Kasie, id: Id)
            .Act("E07", TrialRegion.Kabid, id: Id)
            .Act("E09", TrialRegion.Kadis, id: Id);
    }

    private void Sent()
    {
        Sign();
        script.Done("M09", TrialRegion.Bo, id: Id, data: Receipt);
    }

    private void Answering()
    {
        Sent();
        script.AwaitingCards();
    }
}
