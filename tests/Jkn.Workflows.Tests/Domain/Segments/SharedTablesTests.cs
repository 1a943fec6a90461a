using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Segments;

namespace Jkn.Workflows.Tests.Domain.Segments;

public class SharedTablesTests
{
    private static readonly SegmentTable Table = Read();

    [Theory]
    [InlineData("TIDAK_ADA", null, null, null, false, SegmentResult.Eligible, "Belum terdaftar")]
    [InlineData("PBPU", true, true, null, false, SegmentResult.Eligible, "Mandiri menunggak")] // AC-24
    [InlineData("PBPU", false, true, null, false, SegmentResult.Eligible, "Mandiri menunggak")]
    [InlineData("PBPU", true, false, null, false, SegmentResult.NotEligible, "Aktif sebagai Mandiri")] // AC-25
    [InlineData("PPU", true, null, null, false, SegmentResult.NotEligible, "Aktif di segmen lain")] // AC-23
    [InlineData("BP", true, null, null, false, SegmentResult.NotEligible, "Aktif di segmen lain")]
    [InlineData("PBI_JK", true, null, null, false, SegmentResult.NotEligible, "Sudah PBI APBN")]
    [InlineData("PBPU_PEMDA", true, null, true, false, SegmentResult.Duplicate, "Sudah peserta PBI Daerah")]
    [InlineData("PBPU_PEMDA", true, null, true, true, SegmentResult.Reject, "Meninggal")] // AC-27
    public void The_table_decides(string segment, bool? active, bool? arrears, bool? same, bool deceased, SegmentResult result, string text)
    {
        var decision = Table.Decide(new(segment, active, arrears, same, deceased));

        (decision.Result, decision.Text, decision.DecidedBy).ShouldBe((result, text, (string?)null));
    }

    [Theory]
    [InlineData("PPU", false, null)]
    [InlineData("BP", false, null)]
    [InlineData("PBPU_PEMDA", true, false)]
    [InlineData("PBPU_PEMDA", false, true)] // no row: nobody guesses
    [InlineData("PBPU", null, null)]
    public void Where_the_table_cannot_decide_an_official_does(string segment, bool? active, bool? same)
    {
        var decision = Table.Decide(new(segment, active, SameRegion: same));

        (decision.Result, decision.DecidedBy).ShouldBe((SegmentResult.NeedsDecision, "KASIE"));
    }

    [Fact]
    public void A_lapsed_national_membership_has_two_ways_on() =>
        Table.Decide(new("PBI_JK", false)).Options.ShouldBe(["Usulkan PBI Daerah", "Arahkan reaktivasi PBI JK"]);

    [Fact]
    public void Reasons_say_whether_trying_again_makes_sense()
    {
        var (reasons, problems) = FailureReasons.Parse(
            "alasan-gagal.json",
            Offices.Read("workflows", "_shared", "tables", "alasan-gagal.json")
        );

        problems.ShouldBeEmpty();
        reasons!.Reasons.Length.ShouldBe(12);
        reasons.MayTryAgain("NIK_TIDAK_PADAN").ShouldBeTrue();
        reasons.MayTryAgain("MENINGGAL").ShouldBeFalse();
        reasons.MayTryAgain("XYZ").ShouldBeFalse();
    }

    [Fact]
    public void An_unknown_segment_in_a_rule_is_a_problem() =>
        SegmentTableJson
            .Parse(
                "x.json",
                """{ "code": "x", "version": 1, "defaultDecider": "KASIE", "rules": [ { "when": { "segment": "PPUU" },"""
                    + """ "result": "LAYAK", "text": "x" } ] }"""
            )
            .Problems.ShouldHaveSingleItem()
            .Reason.ShouldContain("PPUU");

    private static SegmentTable Read()
    {
        var (table, problems) = SegmentTableJson.Parse("segmen.json", Offices.Read("workflows", "_shared", "tables", "segmen.json"));
        problems.ShouldBeEmpty();
        return table!;
    }
}
