using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Domain.Templates;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Tests.Domain.Invariants;

namespace Jkn.Workflows.Tests.Domain.Letters;

/// <summary>What must be right while it is typed, because a letter would stop at it later: decided by the commands themselves.</summary>
public class DraftRulesTests
{
    [Theory]
    [InlineData("kepada", "", "wajib diisi")]
    [InlineData("tujuan", "", "salah satu dari: BPJS, RS")]
    [InlineData("tujuan", "ASAL SAJA", "salah satu dari: BPJS, RS")]
    public void A_letter_is_not_sent_on_without_what_its_template_requires(string field, string value, string says)
    {
        var script = Drafting();

        var refused = script.Office.Do(CaseScript.Id, TrialRegion.Bo, Draft(script, field, value)).Rejection!;

        (refused.Code, refused.Field).ShouldBe(("letter-field-missing", field));
        refused.Message.ShouldContain(says);
    }

    [Fact]
    public void A_draft_that_comes_back_keeps_what_was_typed_before()
    {
        var script = new CaseScript().Drafted().Act("E06", TrialRegion.Kasie, "Kembalikan", "Perbaiki alamat");

        script.Done("E05", TrialRegion.Bo, data: new() { ["rumahSakit"] = "RSUD Lain" });

        script.State.Letters["kartu-sementara~p1"].Body["tujuan"].ShouldBe("BPJS");
    }

    [Fact]
    public void What_the_papers_say_already_need_not_be_typed()
    {
        var script = Drafting();
        var office = script.Office.Office;

        var known = LetterFields.Known(office.TemplateOf("kartu-sementara"), office, script.State, "kartu-sementara");

        known["nomorRawatInap"].ShouldBe("RI-1");
        known.Keys.ShouldNotContain("kepada");
    }

    [Fact]
    public void Characters_that_letters_cannot_print_are_refused_where_they_are_typed()
    {
        var script = Drafting();
        script.Office.Office = script.Office.Office with { Typeface = Latin };
        string? Field(Actor by, Command command) =>
            script.Office.Do(CaseScript.Id, by, command).Rejection is { } no ? no.Code + " " + no.Field : null;

        Field(TrialRegion.Bo, Draft(script, "kepada", "Kepala 衛生")).ShouldBe("characters-not-printable kepada");
        Field(TrialRegion.Bo, new RecordDocument("KK", "ADA_LENGKAP", Penerbit: "衛")).ShouldBe("characters-not-printable penerbit");
        Field(TrialRegion.Bo, Draft(script, "kepada", "Kepala BPJS\nMalinau")).ShouldBeNull();
        script
            .Office.Do("B", TrialRegion.Fo, new OpenCase("B", "PROC-MLN", "LOKET_KANTOR", new("Siti 衛", null)))
            .Rejection!.Field.ShouldBe("applicant.nama");
    }

    [Fact]
    public void A_template_with_an_unknown_source_is_told_by_line()
    {
        var (template, problems) = LetterTemplateJson.Parse(
            "letters/x/letter.json",
            """{ "fields": { "a": ["fact:rs", "kertas:KK.nomor"] } }"""
        );

        problems.ShouldHaveSingleItem().Reason.ShouldContain("kertas:KK.nomor");
        template!.Fields["a"].ShouldBe([new LetterSource.Fact("rs")]);
    }

    private static readonly Typeface Latin = new(Enumerable.Range(0x20, 0x250));

    private static CaseScript Drafting() =>
        new CaseScript()
            .Proposed(emergency: true)
            .Must(
                CaseScript.Id,
                TrialRegion.Bo,
                new Jkn.Workflows.Domain.Participants.RecordSegmentCheck("p1", new("TIDAK_ADA", "TIDAK_ADA"))
            )
            .Done("M07", TrialRegion.Bo, "Selesai");

    private static CompleteWorkItem Draft(CaseScript script, string field, string value) =>
        new(script.Item("E05"), "Done", null, new Dictionary<string, string>(CaseScript.LetterFields) { [field] = value });
}
