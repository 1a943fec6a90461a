using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Tests.Domain.Documents;

public class ChecklistTests
{
    private static readonly Checklist FourPapers = Read(
            """
            { "checklists": [ { "code": "x", "label": "Berkas", "items": [
              { "code": "KTP", "label": "KTP", "kind": "PAPER", "required": "ALWAYS", "waiver": { "roles": ["KASIE"],
                "reasons": ["belum wajib KTP"] } },
              { "code": "NIK_PADAN", "label": "NIK padan", "kind": "CHECK", "required": "IF(path!=EMERGENSI || umur>=17)" },
              { "code": "RAWAT_INAP", "label": "Surat Rawat Inap", "kind": "PAPER", "required": "ONE_OF(medis)" },
              { "code": "RUJUKAN", "label": "Surat Rujukan Puskesmas", "kind": "PAPER", "required": "ONE_OF(medis)" },
              { "code": "FOTO", "label": "Foto", "kind": "PAPER", "required": "OPTIONAL" } ] } ] }
            """
        )
        .ShouldHaveSingleItem();

    [Fact]
    public void Emergency_needs_family_card_and_inpatient_letter()
    {
        var outcome = Malinau("EMERGENSI", [Has("KK")]);

        outcome.Status.ShouldBe(ChecklistStatus.Incomplete);
        outcome.Missing.ShouldBe([new("RAWAT_INAP", "Surat Rawat Inap", "tidak ada")]);
        Malinau("EMERGENSI", [Has("KK"), Has("RAWAT_INAP")]).Status.ShouldBe(ChecklistStatus.Complete);
    }

    [Fact]
    public void Only_a_KTP_is_not_enough_by_default() =>
        Malinau("BIASA", [Has("KTP")]).Missing.ShouldBe([new("KK", "Fotokopi Kartu Keluarga (KK)", "tidak ada")]);

    [Fact]
    public void With_the_switch_on_a_KTP_passes_and_the_outcome_says_which_was_used()
    {
        var outcome = Malinau("BIASA", [Has("KTP")], kkAtauKtp: true);

        outcome.Status.ShouldBe(ChecklistStatus.Complete);
        outcome.UsedForGroup["identitas"].ShouldBe("KTP");
        Malinau("BIASA", [], kkAtauKtp: true)
            .Missing.ShouldBe([new("identitas", "Fotokopi Kartu Keluarga (KK) atau KTP domisili Kabupaten Malinau", "tidak ada satu pun")]);
    }

    [Fact]
    public void A_foreign_family_card_cannot_be_registered() =>
        Malinau("BIASA", [new("KK", DocumentResult.Complete, ValidatorFailed: true)]).Status.ShouldBe(ChecklistStatus.CannotRegister);

    [Fact]
    public void A_document_that_does_not_fit_is_on_the_slip_with_its_note() =>
        Malinau("BIASA", [new("KK", DocumentResult.Unfit, Note: "tidak terbaca")])
            .Missing.ShouldHaveSingleItem()
            .Reason.ShouldBe("ada, tetapi tidak sesuai (tidak terbaca)");

    [Fact]
    public void The_last_result_of_an_item_counts() =>
        Malinau("BIASA", [new("KK", DocumentResult.Absent), Has("KK")]).Status.ShouldBe(ChecklistStatus.Complete);

    [Fact]
    public void One_paper_of_a_group_is_enough()
    {
        var outcome = Evaluate([Has("KTP"), Has("NIK_PADAN"), Has("RUJUKAN")], []);

        outcome.Status.ShouldBe(ChecklistStatus.Complete);
        outcome.UsedForGroup["medis"].ShouldBe("RUJUKAN");
        Evaluate([Has("KTP"), Has("NIK_PADAN")], [])
            .Missing.ShouldBe([new("medis", "Salah satu dari: Surat Rawat Inap, Surat Rujukan Puskesmas", "tidak ada satu pun")]);
    }

    [Fact]
    public void A_waiver_by_the_right_role_and_reason_passes_and_is_kept()
    {
        var waiver = new RecordedWaiver("KTP", "KASIE", "belum wajib KTP");

        var outcome = Evaluate([Has("NIK_PADAN"), Has("RUJUKAN")], [waiver]);

        outcome.Status.ShouldBe(ChecklistStatus.Complete);
        outcome.Waived.ShouldBe([waiver]);
    }

    [Theory]
    [InlineData("KTP", "FO", "belum wajib KTP", "tidak berwenang")]
    [InlineData("KTP", "KASIE", "kasihan", "tidak berlaku")]
    [InlineData("RUJUKAN", "KASIE", "belum wajib KTP", "tidak dapat dikecualikan")]
    [InlineData("XYZ", "KASIE", "belum wajib KTP", "tidak ada dalam daftar")]
    public void Any_other_waiver_is_refused(string code, string role, string reason, string problem)
    {
        var outcome = Evaluate([Has("NIK_PADAN"), Has("RUJUKAN"), Has("KTP")], [new(code, role, reason)]);

        outcome.Problems.ShouldHaveSingleItem().ShouldContain(problem);
        outcome.Status.ShouldBe(ChecklistStatus.Incomplete);
    }

    [Theory]
    [InlineData("path==EMERGENSI", true)]
    [InlineData("path != EMERGENSI", false)]
    [InlineData("umur<17", true)]
    [InlineData("umur>=17 || path==BIASA", false)]
    [InlineData("(umur>=17 || path==EMERGENSI) && umur<=9", true)]
    [InlineData("saluran==MPP", false)]
    [InlineData("saluran>3", false)]
    public void A_condition_is_read_as_written(string text, bool holds)
    {
        var facts = new Dictionary<string, string> { ["path"] = "EMERGENSI", ["umur"] = "9" };

        FactExpression.Parse(text, FactExpression.KnownFacts).Expression!.Holds(facts).ShouldBe(holds);
    }

    [Theory]
    [InlineData("jalur==EMERGENSI")]
    [InlineData("path=EMERGENSI")]
    [InlineData("path==")]
    [InlineData("(path==BIASA")]
    [InlineData("path==BIASA path")]
    [InlineData("")]
    public void A_condition_that_cannot_be_read_gives_the_reason(string text)
    {
        var (expression, problem) = FactExpression.Parse(text, FactExpression.KnownFacts);

        expression.ShouldBeNull();
        problem.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void Mistakes_in_a_checklist_are_told()
    {
        var problems = new List<FileProblem>();

        ChecklistJsonRead(
            """{ "checklists": [ { "code": "x", "label": "x", "items": [ { "code": "KK", "label": "KK", "kind": "PAPIR","""
                + """ "required": "KADANG", "waiver": {} } ] } ] }""",
            problems
        );

        problems
            .Select(problem => problem.Path)
            .ShouldBe(
                ["$.checklists[0].items[0].kind", "$.checklists[0].items[0].required", "$.checklists[0].items[0].waiver"],
                ignoreOrder: true
            );
    }

    private static RecordedResult Has(string code) => new(code, DocumentResult.Complete);

    [Fact]
    public void An_item_for_persons_is_asked_of_each_and_says_of_whom_it_is_missing()
    {
        var list = Read(
                """
                { "checklists": [ { "code": "x", "label": "Berkas", "items": [
                  { "code": "KK", "label": "KK", "untuk": "BERKAS", "kind": "PAPER", "required": "ALWAYS" },
                  { "code": "KTP", "label": "KTP", "untuk": "PESERTA", "kind": "PAPER", "required": "ALWAYS",
                    "waiver": { "roles": ["FO"], "reasons": ["belum wajib KTP"] } },
                  { "code": "RI", "label": "Rawat Inap", "untuk": "PASIEN", "kind": "PAPER", "required": "ALWAYS" } ] } ] }
                """
            )
            .ShouldHaveSingleItem();
        var family = new SortedDictionary<string, string> { ["p1"] = "ANDI CONTOH", ["p2"] = "SITI CONTOH" };
        ChecklistOutcome Of(IEnumerable<RecordedResult> results, params RecordedWaiver[] waivers) =>
            ChecklistEvaluation.Evaluate(list, new Dictionary<string, string>(), results, waivers, family);
        var both = new[] { Has("KK"), Has("RI") with { Person = "p2" } };

        Of([.. both, Has("KTP")]).Status.ShouldBe(ChecklistStatus.Complete, "once for the whole family");
        var one = Of([.. both, Has("KTP") with { Person = "p1" }]);
        one.Missing.Select(m => $"{m.Label}: {m.Reason}").ShouldBe(["KTP: SITI CONTOH belum ada"]);
        one.Missing[0].What.ShouldBe("KTP: SITI CONTOH");
        Of([.. both, Has("KTP") with { Person = "p1" }], new RecordedWaiver("KTP", "FO", "belum wajib KTP", "p2"))
            .Status.ShouldBe(ChecklistStatus.Complete);
        Of([.. both, Has("KTP"), new("KTP", DocumentResult.Unfit, false, "buram") { Person = "p2" }])
            .Missing.Select(m => $"{m.Label}: {m.Reason}")
            .ShouldBe(["KTP: SITI CONTOH: ada, tetapi tidak sesuai (buram)"], "his own outweighs the family's");
        Of([Has("KK"), Has("KTP"), new("RI", DocumentResult.Absent)]).Missing.ShouldBe([new("RI", "Rawat Inap", "tidak ada")]);
    }

    private static ChecklistOutcome Evaluate(IEnumerable<RecordedResult> results, IEnumerable<RecordedWaiver> waivers) =>
        ChecklistEvaluation.Evaluate(FourPapers, new Dictionary<string, string> { ["path"] = "BIASA" }, results, waivers);

    private static ChecklistOutcome Malinau(string path, IEnumerable<RecordedResult> results, bool kkAtauKtp = false)
    {
        var facts = new Dictionary<string, string> { ["path"] = path, ["kkAtauKtp"] = kkAtauKtp ? "true" : "false" };
        return ChecklistEvaluation.Evaluate(Checklist.For(Offices.Malinau.Checklists, facts)!, facts, results, []);
    }

    private static IReadOnlyList<Checklist> Read(string json)
    {
        var problems = new List<FileProblem>();
        var read = ChecklistJsonRead(json, problems);
        problems.ShouldBeEmpty();
        return read;
    }

    private static IReadOnlyList<Checklist> ChecklistJsonRead(string json, List<FileProblem> problems)
    {
        var (region, told) = Jkn.Workflows.Domain.Regions.RegionJson.Parse(
            new Dictionary<string, string>
            {
                ["region.json"] =
                    """{ "code": "99.01", "name": "x", "zone": "Asia/Jakarta", "agency": "x", "caseNumber": "{nomorUrut}" }""",
                ["checklists.json"] = json,
            }
        );
        problems.AddRange(told);
        return region is null ? [] : region.Checklists;
    }
}
