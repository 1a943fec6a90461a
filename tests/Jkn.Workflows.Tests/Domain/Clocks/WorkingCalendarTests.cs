using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Regions;
using NodaTime;

namespace Jkn.Workflows.Tests.Domain.Clocks;

public class WorkingCalendarTests
{
    [Theory]
    [InlineData("2026-11-15", "2026-11-13", "2026-11-16")]
    [InlineData("2026-12-20", "2026-12-18", "2026-12-21")]
    [InlineData("2026-08-15", "2026-08-14", "2026-08-18")]
    public void The_service_days_around_a_day_off(string day, string previous, string next)
    {
        var office = Offices.Malinau.OfficeTime(Offices.Calendar);

        office.IsServiceDay(Date(day)).ShouldBeFalse();
        office.PreviousServiceDay(Date(day)).ShouldBe(Date(previous));
        office.NextServiceDay(Date(day)).ShouldBe(Date(next));
    }

    [Fact]
    public void The_first_of_the_month_is_off_in_seven_months_of_2026() =>
        Enumerable
            .Range(1, 12)
            .Where(month => !Offices.Calendar.IsWorkingDay(new LocalDate(2026, month, 1)))
            .ShouldBe([1, 2, 3, 5, 6, 8, 11]);

    [Theory]
    [InlineData("2026-12-24", "cuti bersama: Kelahiran Yesus Kristus (Natal)")]
    [InlineData("2026-12-25", "libur nasional: Kelahiran Yesus Kristus (Natal)")]
    [InlineData("2026-11-21", "akhir pekan")]
    [InlineData("2026-05-31", "libur nasional: Hari Raya Waisak 2570 BE")]
    [InlineData("2026-12-15", null)]
    public void A_day_off_has_a_reason(string day, string? reason) => Offices.Calendar.WhyClosed(Date(day)).ShouldBe(reason);

    [Fact]
    public void A_region_may_work_on_cuti_bersama_and_have_its_own_days()
    {
        var region = Offices.MalinauWith("\"value\": \"LIBUR\"", "\"value\": \"MASUK\"");
        var own = region.Calendar with
        {
            Holidays = region.Calendar.Holidays.Add(Date("2026-10-26"), "hari jadi"),
            WorkingDays = region.Calendar.WorkingDays.Add(Date("2026-10-31"), "pelayanan keliling"),
        };
        var calendar = new WorkingCalendar([Offices.National2026], own);

        calendar.IsWorkingDay(Date("2026-12-24")).ShouldBeTrue();
        calendar.IsWorkingDay(Date("2026-12-25")).ShouldBeFalse();
        calendar.WhyClosed(Date("2026-10-26")).ShouldBe("libur daerah: hari jadi");
        calendar.IsWorkingDay(Date("2026-10-31")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026-10-31", null)]
    [InlineData("2026-11-01", 2027)]
    [InlineData("2027-01-04", 2027)]
    public void From_November_on_a_missing_next_year_is_told(string today, int? missing) =>
        Offices.Calendar.MissingYear(Date(today)).ShouldBe(missing);

    [Fact]
    public void Ramadan_hours_are_a_dated_override()
    {
        var region = Offices.MalinauWith(
            "\"overrides\": []",
            """
            "overrides": [ { "from": "2026-02-19", "to": "2026-03-19", "name": "Ramadan",
              "weekly": { "senin-kamis": "08:00-12:00, 13:00-14:00", "jumat": "tutup" } } ]
            """
        );

        ClockText.Explain(region, Offices.Calendar, "ServiceMinutes 30", "2026-03-02T11:45").Line1.ShouldBe("2026-03-02T13:15:00+08:00");
        ClockText.Explain(region, Offices.Calendar, "ServiceMinutes 30", "2026-03-05T13:45").Line1.ShouldBe("2026-03-09T08:15:00+08:00");
        ClockText.Explain(region, Offices.Calendar, "ServiceMinutes 30", "2026-03-05T13:45").Line2!.ShouldContain("6 Maret 2026 (Ramadan)");
        ClockText.Explain(region, Offices.Calendar, "ServiceMinutes 30", "2026-04-01T14:45").Line1.ShouldBe("2026-04-02T08:15:00+08:00");
    }

    [Theory]
    [InlineData(
        """{ "year": 2026, "source": "x", "days": [ { "date": "2027-01-01", "kind": "LIBUR", "name": "x" } ] }""",
        "bukan tahun 2026"
    )]
    [InlineData("""{ "year": 2026, "source": "x", "days": [ { "date": "2026-01-01", "kind": "LIBURAN", "name": "x" } ] }""", "LIBURAN")]
    [InlineData("""{ "year": 2026, "source": "x", "days": [] }""", "kosong")]
    [InlineData("""{ "year": 2026, "source": "x", "dasy": [] }""", "mungkin maksudnya \"days\"")]
    [InlineData("[]", "satu objek")]
    [InlineData("{", "Bukan JSON")]
    public void A_wrong_calendar_file_is_a_list_of_problems(string text, string reason)
    {
        var (calendar, problems) = CalendarJson.Parse("x.json", text);

        calendar.ShouldBeNull();
        problems.ShouldContain(problem => problem.Reason.Contains(reason));
    }

    private static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
