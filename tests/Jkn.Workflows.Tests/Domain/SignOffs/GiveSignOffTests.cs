using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Tests.Domain.Invariants;

namespace Jkn.Workflows.Tests.Domain.SignOffs;

public class GiveSignOffTests
{
    private const string Key = "kartu-sementara~p1";
    private readonly CaseScript script = new CaseScript().Drafted();

    private Letter Letter => script.State.Letters[Key];

    [Fact]
    public void A_paraf_is_one_fact_with_the_capacity_of_its_giver()
    {
        script.Act("E06", TrialRegion.Kasie);

        var given = script.Last().OfType<CaseEvent.SignOffGiven>().Single();
        (given.Role, given.Act, given.Outcome, given.Double).ShouldBe(("KASIE", "PARAF", "Setuju", false));
        script.Office.JournalOf(CaseScript.Id)[^1].Stamp.Capacity.ShouldBe("DEFINITIF");
        Letter.Parafs.Single().By.ShouldBe("kasie");
    }

    [Fact]
    public void Anyone_else_is_refused() => script.Refused(TrialRegion.Kabid, script.Giving("E06")).ShouldBe("work-item-not-yours");

    [Fact]
    public void Another_text_than_the_present_one_is_refused()
    {
        script.Refused(TrialRegion.Kasie, script.Giving("E06") with { DocumentHash = "lain" }).ShouldBe("document-changed");
        script.Refused(TrialRegion.Kasie, script.Giving("E06") with { DocumentHash = null }).ShouldBe("document-hash-missing");
    }

    [Fact]
    public void Sending_back_needs_a_note_and_returns_to_the_drafter()
    {
        script.Refused(TrialRegion.Kasie, script.Giving("E06", "Kembalikan")).ShouldBe("note-missing");

        script.Act("E06", TrialRegion.Kasie, "Kembalikan", "Nama rumah sakit keliru");

        script.State.WorkItems[script.Item("E05")].AssignedTo.ShouldBe("bo");
    }

    [Fact]
    public void A_changed_text_loses_its_parafs_and_the_same_text_keeps_them()
    {
        script.Act("E06", TrialRegion.Kasie).Act("E07", TrialRegion.Kabid, "Kembalikan", "periksa lagi").Done("E05", TrialRegion.Bo);
        Letter.Parafs.Length.ShouldBe(1);

        script
            .Act("E06", TrialRegion.Kasie, "Kembalikan", "ganti")
            .Done("E05", TrialRegion.Bo, data: new() { ["rumahSakit"] = "RSUD Lain" });

        script.Last().ShouldContain(e => e is CaseEvent.ParafsVoided);
        Letter.Parafs.ShouldBeEmpty();
    }

    [Fact]
    public void The_drafter_neither_parafs_nor_signs()
    {
        var own = new CaseScript()
            .Proposed(emergency: true)
            .Must(
                CaseScript.Id,
                TrialRegion.Bo,
                new Jkn.Workflows.Domain.Participants.RecordSegmentCheck("p1", new("TIDAK_ADA", "TIDAK_ADA"))
            )
            .Done("M07", TrialRegion.Bo, "Selesai")
            .Done("E05", TrialRegion.Kasie, data: CaseScript.LetterFields);

        own.Refused(TrialRegion.Kasie, own.Giving("E06")).ShouldBe("own-draft");
    }

    [Theory]
    [InlineData(false, "same-person-twice")]
    [InlineData(true, null)]
    public void A_substitute_signs_after_the_own_paraf_only_where_the_region_allows_it(bool allowed, string? refused)
    {
        var office = script.Office.Office;
        script.Office.Office = office with
        {
            Region = office.Region with { Settings = office.Region.Settings with { SubstituteMaySignTwice = new(allowed, "uji") } },
            Organisation = office.Organisation with
            {
                Delegations = [new Delegation("d", "KADIS", "kadis", "kabid", "PLH", "SP/1", "2026-11-01", "2026-11-30")],
            },
        };
        script.Act("E06", TrialRegion.Kasie).Act("E07", TrialRegion.Kabid);

        script.Refused(TrialRegion.Kadis, script.Giving("E09")).ShouldBe("official-absent");
        script.Refused(TrialRegion.Kabid, script.Giving("E09")).ShouldBe(refused);

        if (refused is null)
            (Letter.Signature!.Capacity, Letter.Signature.ActingFor, Letter.Signature.Double).ShouldBe(("PLH", "kadis", true));
    }

    [Fact]
    public void Between_asking_for_a_signature_and_its_seal_the_letter_goes_nowhere_else()
    {
        script.Office.Sealing = null;
        script.Act("E06", TrialRegion.Kasie).Act("E07", TrialRegion.Kabid).Act("E09", TrialRegion.Kadis);

        script.Refused(TrialRegion.Kadis, script.Giving("E09")).ShouldBe("signature-pending");
        script.Refused(TrialRegion.Kadis, script.Giving("E09", "Kembalikan", "keliru")).ShouldBe("signature-pending");
        script.Refused(TrialRegion.Kabid, new RecallWorkItem(script.Item("E09"))).ShouldBe("signature-pending");
    }

    [Fact]
    public void A_doubled_seal_is_heard_once_and_a_failed_one_burns_no_number()
    {
        script.Office.Sealing = null;
        script.Act("E06", TrialRegion.Kasie).Act("E07", TrialRegion.Kabid).Act("E09", TrialRegion.Kadis);
        var (first, number) = (Letter.Attempt!, Letter.Number);
        script.Must(CaseScript.Id, Actor.System, new FailSignature(Key, first, "TTE mati"));
        script.Act("E09", TrialRegion.Kadis);

        script.Office.Do(CaseScript.Id, Actor.System, new RecordSeal(Key, first, "x")).Events.ShouldBeEmpty();
        var seal = new RecordSeal(Key, Letter.Attempt!, Letter.Hash);
        script.Must(CaseScript.Id, Actor.System, seal);
        script.Office.Do(CaseScript.Id, Actor.System, seal).Events.ShouldBeEmpty();

        (Letter.State, Letter.Number).ShouldBe((LetterState.Ditandatangani, number));
    }

    [Fact]
    public void A_refused_letter_keeps_its_line_in_the_book_as_void()
    {
        script.Act("E06", TrialRegion.Kasie).Act("E07", TrialRegion.Kabid, "Tolak", "tidak rawat inap");

        Letter.State.ShouldBe(LetterState.Ditolak);
        script.State.RegisterLines.Single(l => l.Register == "AGENDA_SURAT_KELUAR").Void.ShouldBeTrue();
    }
}
