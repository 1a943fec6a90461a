using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Regions;
using NodaTime;

namespace Jkn.Workflows.Tests.Domain.Batches;

public class BatchCalendarTests
{
    [Theory]
    [InlineData("2026-11-02T09:00", "2026-11", 0, false)]
    [InlineData("2026-11-19T15:00", "2026-11", 0, false)] // equal to the lock is in time
    [InlineData("2026-11-19T15:01", "2026-11", 1, false)]
    [InlineData("2026-11-20T11:00", "2026-11", 1, false)] // equal to the close is in time
    [InlineData("2026-11-20T11:05", "2026-12", 0, true)] // AC-30
    [InlineData("2026-11-23T09:00", "2026-12", 0, true)] // AC-29
    [InlineData("2026-12-01T00:00", "2026-12", 0, false)]
    [InlineData("2026-12-18T11:00", "2026-12", 1, false)] // AC-31
    [InlineData("2026-12-18T11:01", "2027-01", 0, true)]
    public void A_case_goes_into_the_period_of_its_moment(string ready, string period, int supplementary, bool waits)
    {
        var slot = Malinau().Place(Offices.Wita(ready)).Slot!;

        (slot.Period, slot.Supplementary, slot.WaitsForPeriod).ShouldBe((period, supplementary, waits));
        slot.BatchNo.ShouldBe($"F34-65.02-{period.Replace("-", "")}{(supplementary == 1 ? "-S1" : "")}");
    }

    [Fact]
    public void Lock_and_delivery_of_a_usual_month()
    {
        var slot = Malinau().Period(new YearMonth(2026, 11));

        slot.WindowOpensAt.ShouldBe(Offices.Wita("2026-11-01T00:00"));
        slot.WindowClosesAt.ShouldBe(Offices.Wita("2026-11-20T11:00"));
        slot.LockAt.ShouldBe(Offices.Wita("2026-11-19T15:00"));
        slot.DeliverBy.ShouldBe(Offices.Wita("2026-11-20T11:00"));
    }

    [Fact]
    public void The_twentieth_on_a_Sunday_delivers_and_closes_on_Friday()
    {
        var slot = Malinau().Period(new YearMonth(2026, 12));

        slot.DeliverBy.ShouldBe(Offices.Wita("2026-12-18T11:00"));
        slot.WindowClosesAt.ShouldBe(Offices.Wita("2026-12-18T11:00"));
        slot.LockAt.ShouldBe(Offices.Wita("2026-12-17T15:00"));
    }

    [Fact]
    public void With_roll_Next_the_twentieth_on_a_Sunday_delivers_on_Monday()
    {
        var region = Offices.MalinauWith("DayOfMonthCutoff 20 close Previous", "DayOfMonthCutoff 20 close Next");
        var slot = Malinau(region).Period(new YearMonth(2026, 12));

        slot.DeliverBy.ShouldBe(Offices.Wita("2026-12-21T15:00"));
        slot.WindowClosesAt.ShouldBe(Offices.Wita("2026-12-20T23:59:59"));
        slot.LockAt.ShouldBe(Offices.Wita("2026-12-18T11:00"));
        Malinau(region).Place(Offices.Wita("2026-12-19T09:00")).Slot!.BatchNo.ShouldEndWith("-S1");
    }

    [Fact]
    public void A_supplementary_batch_is_delivered_at_the_next_possible_moment()
    {
        var slot = Malinau().Place(Offices.Wita("2026-11-20T10:00")).Slot!;

        slot.LockAt.ShouldBe(Offices.Wita("2026-11-20T11:00"));
        slot.DeliverBy.ShouldBe(Offices.Wita("2026-11-23T15:00"));
        slot.Explanation.ShouldContain("susulan");
    }

    [Theory]
    [InlineData("2026-11-23T09:00", true)]
    [InlineData("2026-11-20T11:05", true)]
    [InlineData("2026-11-20T11:00", false)]
    public void A_region_may_refuse_outside_the_window(string ready, bool refused)
    {
        var placement = Malinau(Offices.MalinauWith("\"value\": \"QUEUE\"", "\"value\": \"REFUSE\"")).Place(Offices.Wita(ready));

        placement.Refusal.ShouldBe(refused ? "penerimaan berkas tanggal 1–20" : null);
        (placement.Slot is null).ShouldBe(refused);
    }

    [Theory]
    [InlineData("2026-11-03T09:00", "2026-11", 0)] // AC-01
    [InlineData("2026-11-12T16:00", "2026-11", 0)]
    [InlineData("2026-11-13T12:00", "2026-11", 1)]
    [InlineData("2026-11-13T12:01", "2026-12", 0)] // AC-28
    public void Without_a_window_only_the_cut_off_counts(string ready, string period, int supplementary)
    {
        var slot = Calendar(Offices.Fifteenth).Place(Offices.Wita(ready)).Slot!;

        (slot.Period, slot.Supplementary, slot.WaitsForPeriod).ShouldBe((period, supplementary, false));
    }

    [Fact]
    public void A_missed_cut_off_is_told_with_both_dates()
    {
        var ready = Offices.Wita("2026-11-13T12:01");

        Calendar(Offices.Fifteenth).Place(ready).Slot!.Explanation.ShouldStartWith("Diusulkan 15 Desember 2026, periode Desember 2026.");
        var promise = Promise.AtRegistration(Offices.Fifteenth, Offices.Calendar, ready, ready, ActivationMode.NextMonthFirst)!;
        promise.Text.ShouldBe("penetapan awal Januari 2027");
        promise.Explanation.ShouldEndWith("(sementara: kalender 2027 belum ada)");
    }

    [Theory]
    [InlineData("2026-11-20T11:00", "2026-11-20-1100", "R-99.24-20261120-1100")]
    [InlineData("2026-11-20T11:01", "2026-11-20-1400", "R-99.24-20261120-1400")]
    [InlineData("2026-11-20T14:05", "2026-11-21-1100", "R-99.24-20261121-1100")] // AC-39: a Saturday too
    public void A_recap_takes_what_is_ready_by_its_hour(string ready, string period, string number)
    {
        var slot = Calendar(Offices.Recap).Place(Offices.Wib(ready)).Slot!;

        (slot.Period, slot.BatchNo, slot.Supplementary).ShouldBe((period, number, 0));
        slot.LockAt.ShouldBe(slot.DeliverBy);
    }

    private static BatchCalendar Malinau(Region? region = null) => Calendar(region ?? Offices.Malinau);

    private static BatchCalendar Calendar(Region region) => new(region, region.Batches[0], Offices.Calendar);
}
