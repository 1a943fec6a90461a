using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Server.Cases;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Jkn.Workflows.Server.Pages.Admin;

/// <summary>Days of service and days off of a month, as every clock reckons with them.</summary>
internal sealed class KalenderModel(Offices offices, PageTime time) : OfficePage
{
    internal sealed record Day(LocalDate Date, string Hours, string? Closed);

    [BindProperty(SupportsGet = true)] public string? Bulan { get; set; }
    public YearMonth Month { get; private set; }
    public IReadOnlyList<Day> Days { get; private set; } = [];
    public bool Assumed { get; private set; }
    public string Title => Indonesian.Month(Month);

    public void OnGet()
    {
        var today = time.Local(time.Now, Me.Region).Date;
        Month = NodaTime.Text.YearMonthPattern.Iso.Parse(Bulan ?? "") is { Success: true, Value: var asked } && asked.Year is > 2000 and < 2100 ? asked : today.ToYearMonth();
        if (offices.Find(Me.Region) is not { } office) return;
        Assumed = office.Region.ServiceHoursAssumed;
        var first = Month.OnDayOfMonth(1);
        Days = [.. Enumerable.Range(0, CalendarSystem.Iso.GetDaysInMonth(Month.Year, Month.Month)).Select(n => first.PlusDays(n)).Select(d => new Day(d, string.Join(", ", office.Time.SpansOn(d).Select(s => $"{Indonesian.Time(s.From)}–{Indonesian.Time(s.To)}")), office.Time.WhyClosed(d)))];
    }

    public string LinkTo(int months) => $"/kalender?bulan={NodaTime.Text.YearMonthPattern.Iso.Format(Month.OnDayOfMonth(1).PlusMonths(months).ToYearMonth())}";
}
