using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace Jkn.Workflows.Application.Meetings;

/// <summary>Which meetings a region has not held for longer than its document allows; told to the heads once a month.</summary>
internal static class MeetingReminders
{
    /// <summary>In words; of a region that never wrote one down, from its first case on.</summary>
    public static async Task<IReadOnlyList<string>> OverdueAsync(AppDb db, Office office, DateTimeOffset now, CancellationToken ct)
    {
        var (region, today, told) = (office.Region.Code, office.Time.Local(now).Date, new List<string>());
        foreach (var kind in office.Region.Meetings.Where(k => k.EveryMonths is not null))
        {
            var last = await db
                .Meetings.AsNoTracking()
                .Where(m => m.Region == region && m.Kind == kind.Code)
                .OrderByDescending(m => m.Day)
                .Select(m => m.Day)
                .FirstOrDefaultAsync(ct);
            var since = last is null ? await FirstCaseAsync(db, office, ct) : LocalDatePattern.Iso.Parse(last).Value;
            if (since is { } day && kind.IsOverdue(day, today))
                told.Add(
                    $"{kind.Label}: {(last is null ? "belum pernah dicatat" : $"terakhir {Indonesian.Date(day)}")}, paling lambat setiap "
                        + $"{kind.EveryMonths} bulan. Catat di halaman Rapat."
                );
        }
        return told;
    }

    private static async Task<NodaTime.LocalDate?> FirstCaseAsync(AppDb db, Office office, CancellationToken ct)
    {
        var region = office.Region.Code;
        var first = await db
            .Cases.AsNoTracking()
            .Where(c => c.Region == region && c.Kind == nameof(CaseKind.Case))
            .OrderBy(c => c.CaseKey)
            .Select(c => (DateTimeOffset?)c.ReceivedAt)
            .FirstOrDefaultAsync(ct);
        return first is { } at ? office.Time.Local(at).Date : null;
    }
}
