using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Retention;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Jkn.Workflows.Application.Visits;

/// <summary>The end of the guest book's names: approved in the book itself. Number and date of the line stay.</summary>
internal sealed class GuestRetention(IDbContextFactory<AppDb> databases, Offices offices, OfficeClock clock)
    : DayRetention(databases, offices, clock, Setting)
{
    /// <summary>Name of the approvals among a region's settings, by the last day they cover.</summary>
    public const string Setting = Domain.Offices.SettingNames.Destruction + "BUKU_TAMU";

    protected override Sourced<int> YearsOf(RetentionSettings retention) => retention.GuestBookYears;

    protected override async Task<(int Count, string? First)> FindAsync(AppDb db, Office office, LocalDate last, CancellationToken ct)
    {
        var over = Until(db, office, last).AsNoTracking();
        return await over.MinAsync(v => (string?)v.Day, ct) is { } first ? (await over.CountAsync(ct), first) : (0, null);
    }

    protected override Task<int> DestroyAsync(AppDb db, Office office, LocalDate last, CancellationToken ct) =>
        Until(db, office, last).ExecuteUpdateAsync(set => set.SetProperty(v => v.Guest, (byte[]?)null), ct);

    private static IQueryable<VisitRow> Until(AppDb db, Office office, LocalDate last)
    {
        var (region, day) = (office.Region.Code, LocalDatePattern.Iso.Format(last));
        return db.Visits.Where(v => v.Region == region && v.Guest != null && v.Day.CompareTo(day) <= 0);
    }
}
