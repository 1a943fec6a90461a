using Jkn.Workflows.Data;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Jkn.Workflows.Application.Reports;

/// <summary>What came of proposals: failures by reason, cards that lie in the office, who became a participant.</summary>
internal static class ResultReports
{
    public static async Task<Report> FailuresAsync(AppDb db, Office office, string title, YearMonth month, CancellationToken ct)
    {
        var (region, period) = (office.Region.Code, NodaTime.Text.YearMonthPattern.Iso.Format(month));
        var found = await (
            from line in db.BatchLines.AsNoTracking()
            join batch in db.Batches on line.CaseKey equals batch.CaseKey
            where batch.Region == region && batch.Period.StartsWith(period) && line.Outcome == LineResults.Failed
            group line by line.ReasonCode into g
            select new { g.Key, Count = g.Count() }
        ).ToListAsync(ct);
        return new(
            OfficeReports.Failures,
            title,
            false,
            [new("Kode"), new("Alasan", Width: 40), new("Dapat diperbaiki"), new("Jumlah", ColumnKind.Number)],
            [
                .. found
                    .OrderByDescending(f => f.Count)
                    .Select(f =>
                        (IReadOnlyList<string?>)
                            [
                                f.Key,
                                office.Reasons?.Find(f.Key ?? "")?.Label,
                                office.Reasons?.Find(f.Key ?? "") is { } r
                                    ? r.Correctable
                                        ? "ya"
                                        : "tidak"
                                    : null,
                                ReportText.Text(f.Count),
                            ]
                    ),
            ]
        );
    }

    public static async Task<Report> CardsAsync(AppDb db, string region, string title, DateTimeOffset to, CancellationToken ct)
    {
        // A card is a person's: others of his family may still wait for theirs.
        var found = await (
            from person in db.CasePeople.AsNoTracking()
            join one in db.Cases.AsNoTracking() on person.CaseKey equals one.CaseKey
            where person.Region == region && person.State == PersonStates.CardHere && one.ClosedAt == null && person.StateSince < to
            orderby person.StateSince
            select new
            {
                one.CaseNo,
                person.Name,
                person.StateSince,
            }
        )
            .Take(2000)
            .ToListAsync(ct);
        return new(
            OfficeReports.Cards,
            title,
            true,
            [new("Nomor berkas", Width: 26), new("Nama", Width: 30), new("Kartu diterima", ColumnKind.Date)],
            [
                .. found.Select(f =>
                    (IReadOnlyList<string?>)
                        [f.CaseNo, f.Name, f.StateSince?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)]
                ),
            ]
        );
    }

    public static async Task<Report> MembershipAsync(AppDb db, Office office, string title, YearMonth month, CancellationToken ct)
    {
        var (region, period) = (office.Region.Code, NodaTime.Text.YearMonthPattern.Iso.Format(month));
        var found = await (
            from batch in db.Batches.AsNoTracking()
            where batch.Region == region && batch.Period.StartsWith(period)
            orderby batch.CaseKey
            select new
            {
                batch.No,
                batch.Stage,
                batch.SentAt,
                batch.Receipt,
                batch.Lines,
                batch.Waiting,
                Active = db.BatchLines.Count(l => l.CaseKey == batch.CaseKey && l.Outcome == LineResults.Active),
                Failed = db.BatchLines.Count(l => l.CaseKey == batch.CaseKey && l.Outcome == LineResults.Failed),
                NoCard = db.BatchLines.Count(l => l.CaseKey == batch.CaseKey && l.Outcome == LineResults.NoCard),
            }
        ).ToListAsync(ct);
        return new(
            OfficeReports.Membership,
            title,
            false,
            [
                new("Batch", Width: 24),
                new("Tahap"),
                new("Diserahkan", ColumnKind.Date),
                new("Tanda terima"),
                new("Diusulkan", ColumnKind.Number),
                new("Aktif", ColumnKind.Number),
                new("Gagal usul", ColumnKind.Number),
                new("Tanpa kartu", ColumnKind.Number),
                new("Belum ada hasil", ColumnKind.Number),
            ],
            [
                .. found.Select(f =>
                    (IReadOnlyList<string?>)
                        [
                            f.No,
                            f.Stage,
                            f.SentAt is { } sent ? office.DateOf(sent) : null,
                            f.Receipt,
                            ReportText.Text(f.Lines),
                            ReportText.Text(f.Active),
                            ReportText.Text(f.Failed),
                            ReportText.Text(f.NoCard),
                            ReportText.Text(f.Lines - f.Active - f.Failed - f.NoCard),
                        ]
                ),
            ]
        );
    }
}
