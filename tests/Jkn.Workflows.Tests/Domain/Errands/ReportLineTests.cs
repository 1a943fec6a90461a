using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Tests.Workflows;

namespace Jkn.Workflows.Tests.Domain.Errands;

/// <summary>What the report to BPJS says of each person: the answer, and whether his card was handed over or is left.</summary>
public class ReportLineTests
{
    private static readonly DateTimeOffset At = new(2026, 12, 7, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_card_is_handed_over_when_its_number_stands_in_a_book_of_its_family()
    {
        var lines = ReportLine.Of(Batch(Line(1, "A", LineResults.Active, "111"), Line(2, "A", LineResults.Active, "222")), Family);

        lines.Select(l => l.HandedOverAt).ShouldBe([At, null]);
    }

    [Fact]
    public void A_family_whose_data_are_destroyed_has_handed_nothing_over_that_anybody_knows()
    {
        var lines = ReportLine.Of(Batch(Line(1, "A", LineResults.Active, "111")), _ => null);

        lines.Single().HandedOverAt.ShouldBeNull();
    }

    [Fact]
    public void The_letter_keeps_words_and_dates_and_no_code_of_a_reason()
    {
        var office = Shipped.Office("65.02-malinau");
        var failed = Line(2, "B", LineResults.Failed, null) with { ReasonCode = "NIK_TIDAK_PADAN" };

        using var written = JsonDocument.Parse(
            ReportLine.Write(ReportLine.Of(Batch(Line(1, "A", LineResults.Active, "111"), failed), Family), office)
        );

        var rows = written.RootElement.EnumerateArray().ToList();
        rows[0].GetProperty("diserahkan").GetString().ShouldBe("2026-12-07");
        rows[1].GetProperty("alasan").GetString().ShouldNotBe("NIK_TIDAK_PADAN");
        rows[1].TryGetProperty("nomorKartu", out _).ShouldBeFalse();
    }

    private static BatchLine Line(int no, string family, string outcome, string? card) =>
        new(no, family, "M06", $"p{no}", new Participant("6502990101200001", $"650299170890990{no}", $"ORANG CONTOH {no}"))
        {
            Outcome = outcome,
            CardNo = card,
        };

    private static CaseState Batch(params BatchLine[] lines) =>
        CaseState.Empty with
        {
            Batch = lines.Aggregate(new BatchState("F34", "BULANAN", "2026-11", 0, At, At), (batch, line) => batch.WithLine(line)),
        };

    private static CaseState Family(string id) =>
        CaseState.Empty with
        {
            RegisterLines =
            [
                new("AGENDA_PENGAMBILAN_KARTU", 2026, 1, "", At)
                {
                    Columns = ImmutableSortedDictionary<string, string>.Empty.Add("nomorKartu", "111"),
                },
            ],
        };
}
