using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.Retention;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Tests.Domain.Invariants;

namespace Jkn.Workflows.Tests.Domain.Documents;

/// <summary>Papers of the file, of each person and of the patient (domain-2 1.4, 1.8, 2.5).</summary>
public class RecordDocumentTests
{
    private readonly CaseScript script = new CaseScript()
        .Opened()
        .Done("M01", TrialRegion.Fo)
        .Must(CaseScript.Id, TrialRegion.Bo, new RecordParticipant("p1", CaseScript.Andi))
        .Must(CaseScript.Id, TrialRegion.Bo, new RecordParticipant("p2", CaseScript.Budi));

    [Fact]
    public void The_paper_of_a_patient_names_him_and_takes_over_what_was_recorded_before_he_was_named()
    {
        Record(new("RAWAT_INAP", "ADA_LENGKAP", "RI-1", "RSUD Contoh", "2026-11-05", FileId: "f1"));
        Record(new("RAWAT_INAP", "ADA_LENGKAP", "RI-1", "RSUD Contoh", "2026-11-05", Person: "p2", TanggalMasuk: "2026-11-03"));

        var paper = script.State.Documents["RAWAT_INAP/p2"];
        (paper.Code, paper.Person, paper.TanggalMasuk, paper.FileId).ShouldBe(("RAWAT_INAP", "p2", "2026-11-03", "f1"));
        script.State.Documents.ShouldNotContainKey("RAWAT_INAP");
        script.State.PaperOf("RAWAT_INAP", "p1").ShouldBeNull();
        HealthPapers.Held(script.State).ShouldBe(["RAWAT_INAP"]);
        script.Must(CaseScript.Id, TrialRegion.Bo, new RemoveParticipant("p2"));
        script.State.Documents.ShouldBeEmpty("whose paper it is, it goes with him");
    }

    [Fact]
    public void A_letter_says_since_when_only_if_the_paper_does()
    {
        var template = script.Office.Office.TemplateOf("kartu-sementara");
        Record(new("RAWAT_INAP", "ADA_LENGKAP", "RI-1", "RSUD Contoh", "2026-11-05"));
        LetterFields.Found(template, "dirawatSejak", script.State).ShouldBeNull();
        LetterFields.Found(template, "tanggalRawatInap", script.State).ShouldBe("2026-11-05");

        Record(new("RAWAT_INAP", "ADA_LENGKAP", "RI-1", "RSUD Contoh", "2026-11-05", TanggalMasuk: "2026-11-03"));

        LetterFields.Found(template, "dirawatSejak", script.State).ShouldBe("2026-11-03");
    }

    [Fact]
    public void What_does_not_fit_is_refused_by_name()
    {
        Refused(new("KK", "ADA_LENGKAP", Person: "p1")).ShouldBe("document-not-personal");
        Refused(new("RAWAT_INAP", "ADA_LENGKAP", Person: "p9")).ShouldBe("person-unknown");
        Refused(new("KK", "ADA_LENGKAP", TanggalMasuk: "2026-11-03")).ShouldBe("admission-not-here");
        Refused(new("RAWAT_INAP", "ADA_LENGKAP", TanggalMasuk: "2026-11-31")).ShouldBe("date-invalid");
        Refused(new("RAWAT_INAP", "TIDAK_MEMENUHI", Catatan: "x")).ShouldBe("result-not-here");
        Record(new("KK", "ADA_LENGKAP"));
        Refused(new("KK", "TIDAK_ADA", IfVersion: 0)).ShouldBe("paper-stale");
    }

    [Fact]
    public void Only_what_its_validator_denies_ends_a_case_a_blurred_copy_goes_back()
    {
        Record(new("KK", "ADA_TIDAK_SESUAI", Catatan: "buram"));
        script.Refused(TrialRegion.Fo, Ending()).ShouldBe("file-registrable");

        Record(new("KK", "TIDAK_MEMENUHI", Catatan: "KK kabupaten lain"));

        script.Must(CaseScript.Id, TrialRegion.Fo, Ending());
        script.State.Status.ShouldBe(CaseStatus.NotRegistrable);
    }

    private CompleteWorkItem Ending() => new(script.Item("M02"), "TidakDapatDidaftarkan", "KK kabupaten lain");

    private void Record(RecordDocument found) => script.Must(CaseScript.Id, TrialRegion.Fo, found);

    private string? Refused(RecordDocument found) => script.Refused(TrialRegion.Fo, found);
}
