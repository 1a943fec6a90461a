using System.Collections.Immutable;
using Jkn.Workflows.Domain.Json;
using NodaTime;

namespace Jkn.Workflows.Domain.Clocks;

/// <summary>Reads the national calendar of one year. Never throws for bad input.</summary>
public static class CalendarJson
{
    public static (NationalCalendar? Calendar, IReadOnlyList<FileProblem> Problems) Parse(string file, string text)
    {
        var problems = new List<FileProblem>();
        if (JsonObject.Root(file, text, problems) is not { } root)
            return (null, problems);
        var year = root.Number("year", 2000, 2200);
        var source = root.Text("source");
        root.Find("note");
        var days = ImmutableArray.CreateBuilder<CalendarDay>();
        var dates = new HashSet<LocalDate>();
        foreach (var day in root.Objects("days"))
        {
            var date = DaysJson.Date(day, "date");
            if (date.Year != year)
                day.Fail(day.Item, $"Tanggal {Indonesian.Date(date)} bukan tahun {year}.");
            if (!dates.Add(date))
                day.Fail(day.Item, $"Tanggal {Indonesian.Date(date)} ditulis dua kali.");
            var kind = day.Need("kind") is { } item
                ? day.Choice(item, ("LIBUR", CalendarDayKind.Holiday), ("CUTI_BERSAMA", CalendarDayKind.CollectiveLeave))
                : default;
            days.Add(new(date, kind, day.Text("name")));
            day.Done();
        }

        // An empty list would make a year look known and free of holidays.
        if (days.Count == 0)
            root.Fail(root.Item, "Daftar days kosong; hapus berkas ini bila kalendernya belum ada.");
        root.Done();
        return (problems.Count == 0 ? new NationalCalendar(year, source, days.ToImmutable()) : null, problems);
    }
}
