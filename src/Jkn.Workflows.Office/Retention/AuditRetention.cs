using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Jkn.Workflows.Application.Retention;

/// <summary>
/// The end of the log of who looked at whose data and why: approved on <c>/retensi</c>. Of a case that is held as an archive it stays. Who
/// did what in a case stands in that case's journal and is not cut.
/// </summary>
internal sealed class AuditRetention(IDbContextFactory<AppDb> databases, Offices offices, OfficeClock clock)
    : DayRetention(databases, offices, clock, Setting)
{
    /// <summary>Name of the approvals among a region's settings, by the last day they cover.</summary>
    public const string Setting = Domain.Offices.SettingNames.DestroyedReads;

    protected override Sourced<int> YearsOf(RetentionSettings retention) => retention.AuditLogYears;

    protected override async Task<(int Count, string? First)> FindAsync(AppDb db, Office office, LocalDate last, CancellationToken ct)
    {
        var over = Until(db, office, last).AsNoTracking();
        return await over.MinAsync(r => (DateTimeOffset?)r.At, ct) is { } first
            ? (await over.CountAsync(ct), LocalDatePattern.Iso.Format(office.Time.Local(first).Date))
            : (0, null);
    }

    protected override Task<int> DestroyAsync(AppDb db, Office office, LocalDate last, CancellationToken ct) =>
        Until(db, office, last).ExecuteDeleteAsync(ct);

    private static IQueryable<ReadRow> Until(AppDb db, Office office, LocalDate last)
    {
        var (region, before) = (office.Region.Code, office.Time.At(last.PlusDays(1).AtMidnight()));
        return db.Reads.Where(r => r.Region == region && r.At < before && !db.Cases.Any(c => c.Id == r.CaseId && c.HeldAt != null));
    }
}
