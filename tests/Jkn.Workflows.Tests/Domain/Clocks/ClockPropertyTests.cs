using FsCheck;
using FsCheck.Fluent;
using Jkn.Workflows.Domain.Clocks;
using NodaTime;

namespace Jkn.Workflows.Tests.Domain.Clocks;

public class ClockPropertyTests
{
    private static readonly OfficeTime Office = Offices.Malinau.OfficeTime(Offices.Calendar);

    private static readonly DateTimeOffset NewYear = Offices.Wita("2026-01-01T00:00:00");

    // Seconds of the year 2026, so that every holiday and weekend is met.
    private static readonly Gen<DateTimeOffset> Moments = Gen.Choose(0, 365 * 86400).Select(second => NewYear.AddSeconds(second));

    private static readonly string[] Texts =
    [
        "ServiceMinutes 30",
        "ServiceMinutes 1000",
        "WorkDays 1",
        "WorkDays 20",
        "CalendarDays 30",
        "CalendarMonths 1",
        "ElapsedHours 72",
        "DayOfMonthWindow 1-20",
        "DayOfMonthWindow 25-5",
        "DayOfMonthWindow 31-31",
        "DayOfMonthCutoff 15 12:00 Previous",
        "DayOfMonthCutoff 1 close Previous",
        "DayOfMonthCutoff 31 close Next",
        "DayOfMonthCutoff 31 12:00 None",
        "TimeOfDayCutoff 11:00,14:00",
        "TimeOfDayCutoff 11:00 Working",
    ];

    [Fact]
    public void Due_is_never_before_start() =>
        Holds(
            from text in Gen.Elements(Texts)
            from start in Moments
            select (text, start),
            given => Clock(given.text).Due(given.start, Office).At >= given.start
        );

    [Fact]
    public void A_later_start_is_never_due_earlier() =>
        Holds(
            from text in Gen.Elements(Texts)
            from start in Moments
            from later in Gen.Choose(0, 90_000)
            select (text, start, later),
            given => Clock(given.text).Due(given.start.AddSeconds(given.later), Office).At >= Clock(given.text).Due(given.start, Office).At
        );

    [Fact]
    public void One_more_working_day_is_never_earlier() =>
        Holds(
            from days in Gen.Choose(1, 60)
            from start in Moments
            select (days, start),
            given => new WorkDays(given.days + 1).Due(given.start, Office).At > new WorkDays(given.days).Due(given.start, Office).At
        );

    [Fact]
    public void Service_minutes_end_inside_service_hours() =>
        Holds(
            from minutes in Gen.Choose(1, 5000)
            from start in Moments
            select (minutes, start),
            given =>
            {
                var due = Office.Local(new ServiceMinutes(given.minutes).Due(given.start, Office).At);
                return Office.SpansOn(due.Date).Any(span => span.From < due.TimeOfDay && due.TimeOfDay <= span.To);
            }
        );

    [Fact]
    public void Service_minutes_are_exactly_the_time_of_service_that_passes() =>
        Holds(
            from minutes in Gen.Choose(1, 5000)
            from start in Moments
            select (minutes, start),
            given =>
                Office.ServiceTimeBetween(
                    Office.Local(given.start),
                    Office.Local(new ServiceMinutes(given.minutes).Due(given.start, Office).At)
                ) == Duration.FromMinutes(given.minutes)
        );

    [Fact]
    public void Pausing_and_going_on_never_loses_service_minutes() =>
        Holds(
            from minutes in Gen.Choose(1, 2000)
            from start in Moments
            from pause in Gen.Choose(0, 300_000)
            from rest in Gen.Choose(0, 2_000_000)
            select (minutes, start, pause, rest),
            given =>
            {
                var clock = new ServiceMinutes(given.minutes);
                var due = clock.Due(given.start, Office).At;
                var paused = given.start.AddSeconds(given.pause);
                if (paused >= due)
                    return true;
                var resumed = paused.AddSeconds(given.rest);
                var later = clock.Extend(due, paused, resumed, Office).At;
                var served =
                    Office.ServiceTimeBetween(Office.Local(given.start), Office.Local(paused))
                    + Office.ServiceTimeBetween(Office.Local(resumed), Office.Local(later));
                return served == Duration.FromMinutes(given.minutes) && later >= due;
            }
        );

    [Fact]
    public void Going_on_at_once_changes_nothing() =>
        Holds(
            from text in Gen.Elements(Texts)
            from start in Moments
            from pause in Gen.Choose(0, 300_000)
            select (text, start, pause),
            given =>
            {
                var due = Clock(given.text).Due(given.start, Office).At;
                var now = given.start.AddSeconds(given.pause);
                return Clock(given.text).Extend(due, now, now, Office).At == due;
            }
        );

    [Fact]
    public void A_pause_never_brings_a_due_date_forward() =>
        Holds(
            from text in Gen.Elements(Texts)
            from start in Moments
            from pause in Gen.Choose(0, 3_000_000)
            from rest in Gen.Choose(0, 3_000_000)
            select (text, start, pause, rest),
            given =>
            {
                var due = Clock(given.text).Due(given.start, Office).At;
                var paused = given.start.AddSeconds(given.pause);
                return Clock(given.text).Extend(due, paused, paused.AddSeconds(given.rest), Office).At >= due;
            }
        );

    private static ClockSpec Clock(string text) => ClockSpec.Parse(text).Clock!;

    private static void Holds<T>(Gen<T> given, Func<T, bool> law) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(given.ToArbitrary(), law));
}
