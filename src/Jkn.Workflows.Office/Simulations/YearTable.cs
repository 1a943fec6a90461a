using System.Globalization;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Application.Simulations;

/// <summary>What became of the people and their cases in a year, as lines to print.</summary>
internal static class YearTable
{
    private static readonly (int Days, string Label)[] lengths =
    [
        (1, "sampai 1 hari"),
        (7, "sampai 7 hari"),
        (30, "sampai 30 hari"),
        (60, "sampai 60 hari"),
        (120, "sampai 120 hari"),
        (int.MaxValue, "lebih lama"),
    ];

    public static IEnumerable<string> Of(IReadOnlyList<CaseState> cases)
    {
        foreach (var line in People(cases))
            yield return line;
        foreach (var line in Families(cases))
            yield return line;
        foreach (var line in Days(cases))
            yield return line;
    }

    private static IEnumerable<string> People(IReadOnlyList<CaseState> cases)
    {
        var courses = cases.SelectMany(c => c.Courses.Values).ToList();
        yield return Line($"  orang: {courses.Count}, gawat darurat {courses.Count(c => c.IsEmergency)}");
        foreach (var (code, label) in PersonStates.Labels)
        {
            var (ended, open) = (courses.Count(c => c.State == code && c.Ended), courses.Count(c => c.State == code && !c.Ended));
            if (ended > 0)
                yield return Line($"    {label, -34}{ended, 7}");
            if (open > 0)
                yield return Line($"    {label + " (masih berjalan)", -34}{open, 7}");
        }
    }

    private static IEnumerable<string> Families(IReadOnlyList<CaseState> cases)
    {
        yield return "  keluarga menurut besar: "
            + string.Join(", ", cases.GroupBy(c => c.Courses.Count).OrderBy(g => g.Key).Select(g => Line($"{g.Key} orang {g.Count()}")));
        var mixed = cases.Where(c => c.Courses.Values.Select(k => k.State).Distinct().Skip(1).Any()).ToList();
        yield return Line($"  keluarga dengan hasil berbeda-beda: {mixed.Count}");
        foreach (var same in mixed.GroupBy(c => CourseSummary.Of(c.Courses.Values)).OrderByDescending(g => g.Count()).Take(5))
            yield return Line($"    {same.Count(), 5} × {same.Key}");
    }

    private static IEnumerable<string> Days(IReadOnlyList<CaseState> cases)
    {
        var days = cases.Where(c => c.ClosedAt is not null).Select(c => (c.ClosedAt!.Value - c.ReceivedAt).TotalDays).Order().ToList();
        if (days.Count == 0)
            yield break;
        yield return Line($"  lama berkas: median {days[days.Count / 2]:0.0} hari, terlama {days[^1]:0} hari");
        var from = 0;
        foreach (var (limit, label) in lengths)
        {
            yield return Line($"    {label, -34}{days.Count(d => d > from && d <= limit || limit == 1 && d <= 0), 7}");
            from = limit;
        }
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
