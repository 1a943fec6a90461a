using NodaTime;

namespace Jkn.Workflows.Domain.Clocks;

/// <summary>Says which days without service lay on the way and why: neighbours with one reason become one group.</summary>
internal static class SkippedDays
{
    private const int MostGroups = 12;

    /// <summary>
    /// A sentence with a leading space, <c> Dilewati: 21–22 November 2026 (akhir pekan).</c>; empty when no day was skipped.
    /// </summary>
    public static string Sentence(LocalDate from, LocalDate to, OfficeTime office)
    {
        var groups = Groups(from, to, office);
        if (groups.Count == 0)
            return "";

        // A year of weekends would bury the holidays that people ask about.
        var named = groups.Count <= MostGroups ? groups : groups.FindAll(group => group.Reason != "akhir pekan");
        var texts = named.ConvertAll(group => $"{Indonesian.Dates(group.From, group.To)} ({group.Reason})");
        var weekendDays = groups.Except(named).Sum(group => Period.DaysBetween(group.From, group.To) + 1);
        if (weekendDays > 0)
            texts.Add($"{weekendDays} hari akhir pekan");
        return $" Dilewati: {string.Join(", ", texts)}.";
    }

    private static List<(LocalDate From, LocalDate To, string Reason)> Groups(LocalDate from, LocalDate to, OfficeTime office)
    {
        var groups = new List<(LocalDate From, LocalDate To, string Reason)>();
        for (var date = from; date <= to; date = date.PlusDays(1))
        {
            if (office.WhyClosed(date) is not { } reason)
                continue;
            if (groups.Count > 0 && groups[^1].To == date.PlusDays(-1) && groups[^1].Reason == reason)
                groups[^1] = (groups[^1].From, date, reason);
            else
                groups.Add((date, date, reason));
        }
        return groups;
    }
}
