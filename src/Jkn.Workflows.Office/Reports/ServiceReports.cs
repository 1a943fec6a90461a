using System.Collections.Immutable;
using Jkn.Workflows.Data;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Reports;

/// <summary>What people say of the service: complaints and the survey of satisfaction (SKM).</summary>
internal static class ServiceReports
{
    public static async Task<Report> ComplaintsAsync(
        AppDb db,
        Office office,
        string title,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken ct
    )
    {
        var region = office.Region.Code;
        var found = await db
            .Cases.AsNoTracking()
            .Where(c => c.Region == region && c.Kind == nameof(CaseKind.Complaint) && c.ReceivedAt >= from && c.ReceivedAt < to)
            .GroupBy(c => c.Channel)
            .Select(g => new
            {
                g.Key,
                All = g.Count(),
                Closed = g.Count(c => c.ClosedAt != null),
                Late = g.Count(c => c.ClosedAt == null && c.Overdue),
            })
            .ToListAsync(ct);
        return new(
            OfficeReports.Complaints,
            title,
            false,
            [
                new("Saluran", Width: 36),
                new("Diterima", ColumnKind.Number),
                new("Ditangani", ColumnKind.Number),
                new("Terbuka", ColumnKind.Number),
                new("Terlambat", ColumnKind.Number),
            ],
            [
                .. found
                    .OrderByDescending(f => f.All)
                    .Select(f =>
                        (IReadOnlyList<string?>)
                            [
                                office.Region.Complaints.Find(f.Key)?.Label ?? f.Key,
                                ReportText.Text(f.All),
                                ReportText.Text(f.Closed),
                                ReportText.Text(f.All - f.Closed),
                                ReportText.Text(f.Late),
                            ]
                    ),
            ]
        );
    }

    public static async Task<Report> SurveyAsync(
        AppDb db,
        Office office,
        string title,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken ct
    )
    {
        var region = office.Region.Code;
        var answers = await db
            .Surveys.AsNoTracking()
            .Where(s => s.Region == region && s.At >= from && s.At < to)
            .Select(s => s.Answers)
            .ToListAsync(ct);
        var result = Domain.Surveys.Skm.Of([.. answers.Select(a => a.Select(digit => digit - '0').ToImmutableArray())]);
        return new(
            OfficeReports.Survey,
            title,
            false,
            [new("Unsur", Width: 44), new("Nilai rata-rata")],
            result is null
                ? []
                :
                [
                    .. Domain.Surveys.Skm.Elements.Select(
                        (e, i) => (IReadOnlyList<string?>)[e, result.Means[i].ToString("0.00", ReportText.Indonesia)]
                    ),
                ],
            result is null
                ? null
                : string.Create(
                    ReportText.Indonesia,
                    $"Indeks {result.Index:0.00}, mutu {result.Grade} ({result.Words}), {result.Answers} lembar."
                )
        );
    }
}
