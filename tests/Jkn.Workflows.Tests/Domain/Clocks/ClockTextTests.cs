using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Tests.Domain.Clocks;

public class ClockTextTests
{
    [Theory]
    [InlineData("ServiceMinutes 30", "2026-11-20T10:50", "2026-11-23T08:20:00+08:00")]
    [InlineData("ServiceMinutes 10", "2026-11-20T10:50", "2026-11-20T11:00:00+08:00")] // ends exactly at closing
    [InlineData("ServiceMinutes 10", "2026-11-20T11:00", "2026-11-23T08:10:00+08:00")] // begins exactly at closing
    [InlineData("ServiceMinutes 30", "2026-11-23T06:00", "2026-11-23T08:30:00+08:00")] // before opening
    [InlineData("ServiceMinutes 30", "2026-11-23T15:30", "2026-11-24T08:30:00+08:00")] // after closing
    [InlineData("ServiceMinutes 30", "2026-11-21T09:00", "2026-11-23T08:30:00+08:00")] // on a Saturday
    [InlineData("ServiceMinutes 30", "2026-12-25T22:00", "2026-12-28T08:30:00+08:00")] // on a holiday night
    [InlineData("ServiceMinutes 60", "2026-12-23T14:30", "2026-12-28T08:30:00+08:00")] // cuti bersama, holiday, weekend
    [InlineData("ServiceMinutes 60", "2026-03-17T14:30", "2026-03-25T08:30:00+08:00")] // the long week of Idulfitri
    [InlineData("ServiceMinutes 420", "2026-11-23T08:00", "2026-11-23T15:00:00+08:00")] // exactly one day
    [InlineData("ServiceMinutes 1", "2026-11-20T10:59:30", "2026-11-23T08:00:30+08:00")]
    [InlineData("WorkDays 20", "2026-11-20T10:50", "2026-12-18T11:00:00+08:00")]
    [InlineData("WorkDays 20", "2026-12-01T09:00", "2026-12-31T15:00:00+08:00")]
    [InlineData("WorkDays 20", "2026-03-02T09:00", "2026-04-07T15:00:00+08:00")]
    [InlineData("WorkDays 1", "2026-11-20T23:00", "2026-11-23T15:00:00+08:00")]
    [InlineData("WorkDays 1", "2026-11-21T09:00", "2026-11-23T15:00:00+08:00")]
    [InlineData("WorkDays 1", "2026-11-19T07:00", "2026-11-20T11:00:00+08:00")]
    [InlineData("CalendarDays 30", "2026-11-20T10:50", "2026-12-20T23:59:59+08:00")]
    [InlineData("CalendarMonths 1", "2026-01-31T09:00", "2026-02-28T23:59:59+08:00")]
    [InlineData("CalendarMonths 1", "2026-11-30T09:00", "2026-12-30T23:59:59+08:00")]
    [InlineData("ElapsedHours 72", "2026-11-13T10:05", "2026-11-16T10:05:00+08:00")]
    [InlineData("ElapsedHours 72", "2026-11-02T08:00", "2026-11-05T08:00:00+08:00")]
    [InlineData("DayOfMonthWindow 1-20", "2026-11-23T09:00", "2026-12-20T23:59:59+08:00")]
    [InlineData("DayOfMonthWindow 1-20", "2026-11-20T23:30", "2026-11-20T23:59:59+08:00")]
    [InlineData("DayOfMonthWindow 1-20", "2026-11-01T00:00", "2026-11-20T23:59:59+08:00")]
    [InlineData("DayOfMonthWindow 25-5", "2026-11-28T09:00", "2026-12-05T23:59:59+08:00")] // contains START, over the month's end
    [InlineData("DayOfMonthWindow 25-5", "2026-12-03T09:00", "2026-12-05T23:59:59+08:00")]
    [InlineData("DayOfMonthWindow 25-5", "2026-11-10T09:00", "2026-12-05T23:59:59+08:00")]
    [InlineData("DayOfMonthWindow 1-31", "2026-02-10T09:00", "2026-02-28T23:59:59+08:00")]
    [InlineData("DayOfMonthCutoff 20 close Previous", "2026-11-20T11:00", "2026-11-20T11:00:00+08:00")] // equal is in time
    [InlineData("DayOfMonthCutoff 20 close Previous", "2026-11-20T11:05", "2026-12-18T11:00:00+08:00")]
    [InlineData("DayOfMonthCutoff 20 close Next", "2026-12-18T11:05", "2026-12-21T15:00:00+08:00")]
    [InlineData("DayOfMonthCutoff 20 close None", "2026-12-18T11:05", "2026-12-20T23:59:59+08:00")]
    [InlineData("DayOfMonthCutoff 15 12:00 Previous", "2026-11-13T12:00", "2026-11-13T12:00:00+08:00")]
    [InlineData("DayOfMonthCutoff 15 12:00 Previous", "2026-11-13T12:01", "2026-12-15T12:00:00+08:00")] // rolled before START: next month
    [InlineData("DayOfMonthCutoff 15 12:00 Previous", "2026-11-14T09:00", "2026-12-15T12:00:00+08:00")]
    [InlineData("DayOfMonthCutoff 15 12:00 Next", "2026-11-14T09:00", "2026-11-16T12:00:00+08:00")]
    [InlineData("DayOfMonthCutoff 15 12:00 Previous", "2026-08-01T09:00", "2026-08-14T12:00:00+08:00")]
    [InlineData("DayOfMonthCutoff 15 12:00 Next", "2026-08-14T12:01", "2026-08-18T12:00:00+08:00")] // Saturday, Sunday, 17 August
    [InlineData("DayOfMonthCutoff 24 12:00 Next", "2026-12-01T09:00", "2026-12-28T12:00:00+08:00")] // over three kinds of days off
    [InlineData("DayOfMonthCutoff 31 12:00 None", "2026-02-03T09:00", "2026-02-28T12:00:00+08:00")] // 31st in a short month
    // May's, rolled over Sunday 31 and 1 June
    [InlineData("DayOfMonthCutoff 31 12:00 Next", "2026-06-01T09:00", "2026-06-02T12:00:00+08:00")]
    [InlineData("DayOfMonthCutoff 1 12:00 Previous", "2026-10-30T09:00", "2026-10-30T12:00:00+08:00")] // November's, rolled into October
    [InlineData("TimeOfDayCutoff 11:00,14:00", "2026-11-20T14:00", "2026-11-20T14:00:00+08:00")]
    [InlineData("TimeOfDayCutoff 11:00,14:00", "2026-11-20T14:05", "2026-11-21T11:00:00+08:00")]
    [InlineData("TimeOfDayCutoff 14:00,11:00 Every", "2026-11-20T09:00", "2026-11-20T11:00:00+08:00")]
    [InlineData("TimeOfDayCutoff 11:00,14:00 Working", "2026-11-20T14:05", "2026-11-23T11:00:00+08:00")]
    [InlineData("TimeOfDayCutoff 11:00 Working", "2026-12-23T12:00", "2026-12-28T11:00:00+08:00")]
    public void A_clock_is_due(string clock, string start, string due)
    {
        var answer = ClockText.Explain(Offices.Malinau, Offices.Calendar, clock, start);

        answer.Problem.ShouldBeNull();
        answer.Line1.ShouldBe(due);
        answer.Line2.ShouldNotBeNull().ShouldNotContain("sementara");
    }

    [Theory]
    [InlineData("ServiceMinutes 30", "2026-12-31T14:50")]
    [InlineData("WorkDays 20", "2026-12-15T09:00")]
    [InlineData("CalendarMonths 1", "2026-12-15T09:00")]
    [InlineData("ElapsedHours 72", "2026-12-30T09:00")]
    [InlineData("DayOfMonthCutoff 15 12:00 Previous", "2026-12-15T12:01")]
    public void A_due_date_in_a_year_without_calendar_is_provisional(string clock, string start) =>
        ClockText.Explain(Offices.Malinau, Offices.Calendar, clock, start).Line2!.ShouldEndWith("(sementara: kalender 2027 belum ada)");

    [Fact]
    public void The_explanation_says_which_days_were_skipped_and_why()
    {
        ClockText
            .Explain(Offices.Malinau, Offices.Calendar, "ServiceMinutes 60", "2026-12-23T14:30")
            .Line2.ShouldBe(
                "60 menit layanan sejak Rabu 23 Desember 2026 pukul 14.30 WITA: 30 menit pada Rabu 23 Desember 2026 sampai "
                    + "tutup pukul 15.00; "
                    + "30 menit pada Senin 28 Desember 2026. Dilewati: 24 Desember 2026 (cuti bersama: Kelahiran Yesus Kristus (Natal)), "
                    + "25 Desember 2026 (libur nasional: Kelahiran Yesus Kristus (Natal)), 26–27 Desember 2026 (akhir pekan). "
                    + "Jatuh tempo Senin 28 Desember 2026 pukul 08.30 WITA."
            );
        ClockText
            .Explain(Offices.Malinau, Offices.Calendar, "DayOfMonthCutoff 20 close Previous", "2026-11-20T11:05")
            .Line2.ShouldBe(
                "Batas bulanan Minggu 20 Desember 2026 bukan hari layanan (akhir pekan), digeser ke hari layanan sebelumnya. "
                    + "Dilewati: 19–20 Desember 2026 (akhir pekan). Jatuh tempo Jumat 18 Desember 2026 pukul 11.00 WITA."
            );
    }

    [Theory]
    [InlineData("2026-11-20T02:50Z")]
    [InlineData("2026-11-20T10:50:00+08:00")]
    [InlineData("2026-11-20T09:50+07:00")]
    public void A_start_with_an_offset_is_converted(string start) =>
        ClockText.Explain(Offices.Malinau, Offices.Calendar, "ServiceMinutes 30", start).Line1.ShouldBe("2026-11-23T08:20:00+08:00");

    [Theory]
    [InlineData("", "2026-11-20T10:50")]
    [InlineData("Minutes 30", "2026-11-20T10:50")]
    [InlineData("ServiceMinutes", "2026-11-20T10:50")]
    [InlineData("ServiceMinutes 0", "2026-11-20T10:50")]
    [InlineData("WorkDays -1", "2026-11-20T10:50")]
    [InlineData("WorkDays 99999999999", "2026-11-20T10:50")]
    [InlineData("DayOfMonthWindow 0-20", "2026-11-20T10:50")]
    [InlineData("DayOfMonthCutoff 15 25:00 Previous", "2026-11-20T10:50")]
    [InlineData("DayOfMonthCutoff 15 12:00 Sideways", "2026-11-20T10:50")]
    [InlineData("TimeOfDayCutoff 11.00", "2026-11-20T10:50")]
    [InlineData("TimeOfDayCutoff 11:00 Sometimes", "2026-11-20T10:50")]
    [InlineData("WorkDays 20", "20 November 2026")]
    [InlineData("WorkDays 20", "2026-02-30T10:00")]
    [InlineData("WorkDays 20", "9999-12-31T10:00")]
    public void A_text_that_cannot_be_read_gives_the_reason(string clock, string start)
    {
        var answer = ClockText.Explain(Offices.Malinau, Offices.Calendar, clock, start);

        answer.Problem.ShouldNotBeNullOrWhiteSpace();
        answer.Line1.ShouldBeNull();
    }

    [Theory]
    [InlineData("ServiceMinutes 30")]
    [InlineData("WorkDays 20")]
    [InlineData("CalendarDays 30")]
    [InlineData("CalendarMonths 1")]
    [InlineData("ElapsedHours 72")]
    [InlineData("DayOfMonthWindow 1-20")]
    [InlineData("DayOfMonthCutoff 15 12:00 Previous")]
    [InlineData("DayOfMonthCutoff 20 close None")]
    [InlineData("TimeOfDayCutoff 11:00,14:00 Working")]
    public void A_clock_writes_itself_as_it_was_read(string text)
    {
        var (clock, _) = ClockSpec.Parse(text);

        clock!.ToString().ShouldBe(text);
        clock.ShouldBe(ClockSpec.Parse(text).Clock);
    }
}
