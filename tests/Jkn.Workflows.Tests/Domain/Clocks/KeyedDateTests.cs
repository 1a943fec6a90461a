using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Tests.Domain.Invariants;
using NodaTime;

namespace Jkn.Workflows.Tests.Domain.Clocks;

/// <summary>Dates are dates (domain-2 2.8), wherever somebody keys one. The office stands on 9 November 2026.</summary>
public class KeyedDateTests
{
    private static readonly LocalDate today = new(2026, 11, 9);

    [Theory]
    [InlineData("2026-02-30", "date-invalid")]
    [InlineData("30/02/2026", "date-invalid")]
    [InlineData("9/11/2026", "date-invalid")]
    [InlineData("kemarin", "date-invalid")]
    [InlineData("2026-11-9", "date-invalid")]
    [InlineData("2025-02-29", "date-invalid")]
    [InlineData("2026-11-10", "date-future")]
    [InlineData("0206-11-09", "date-implausible")]
    [InlineData("1026-11-09", "date-implausible")]
    public void What_is_no_day_gone_by_is_refused(string keyed, string code)
    {
        var refused = KeyedDate.Refusal(keyed, "tanggal", "Tanggal surat", today)!;

        (refused.Code, refused.Field, refused.Kind).ShouldBe((code, "tanggal", RejectionKind.Unusable));
        refused.Message.ShouldStartWith("Tanggal surat");
    }

    [Theory]
    [InlineData("2026-11-09", false)]
    [InlineData("2024-02-29", false)]
    [InlineData("", false)]
    [InlineData("2027-01-01", true)]
    public void A_day_is_taken(string keyed, bool mayLieAhead) =>
        KeyedDate.Refusal(keyed, "tanggal", "Tanggal", today, mayLieAhead).ShouldBeNull();

    [Fact]
    public void A_paper_a_fact_and_a_letter_take_days_only()
    {
        var script = new CaseScript().Drafted();

        script
            .Refused(TrialRegion.Bo, new RecordDocument("RAWAT_INAP", "ADA_LENGKAP", "RI-1", "RSUD Contoh", "2026-02-30"))
            .ShouldBe("date-invalid");
        script
            .Refused(TrialRegion.Bo, new RecordDocument("RAWAT_INAP", "ADA_LENGKAP", "RI-1", "RSUD Contoh", "2026-11-10"))
            .ShouldBe("date-future");
        script.Refused(TrialRegion.Bo, new NoteFact("tanggalMasuk", "30 Februari")).ShouldBe("date-invalid");
        script.Act("E06", TrialRegion.Kasie, "Kembalikan", "Perbaiki tanggal");
        var draft = new CompleteWorkItem(script.Item("E05"), "Done", null, new Dictionary<string, string> { ["dirawatSejak"] = "kemarin" });
        script.Refused(TrialRegion.Bo, draft).ShouldBe("date-invalid");
    }

    [Fact]
    public void A_result_takes_a_day_that_may_lie_ahead()
    {
        var script = new CaseScript().Eligible().Done("M08", TrialRegion.Bo, "Dikunci", CaseScript.Batch);
        script.Done("M08S", TrialRegion.Bo, id: CaseScript.Batch).Act("E06", TrialRegion.Kasie, id: CaseScript.Batch);
        script.Act("E07", TrialRegion.Kabid, id: CaseScript.Batch).Act("E09", TrialRegion.Kadis, id: CaseScript.Batch);
        script.Done("M09", TrialRegion.Bo, id: CaseScript.Batch, data: new() { ["tandaTerima"] = "TT" });
        script.AwaitingCards();
        RecordBatchResults Active(string from) => new(from, [new(CaseScript.Andi.Nik, LineResults.Active, ActiveFrom: from)]);

        var noDay = script.Office.Do(CaseScript.Batch, TrialRegion.Bo, Active("2026-12-32")).Rejection!;

        (noDay.Code, noDay.Field).ShouldBe(("date-invalid", "results[0].activeFrom"));
        script.Must(CaseScript.Batch, TrialRegion.Bo, Active("2027-01-01"));
    }
}
