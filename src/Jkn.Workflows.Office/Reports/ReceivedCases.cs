using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Reports;

/// <summary>What every figure counts: applications of a region received in a span of time; batches and complaints are none.</summary>
internal static class ReceivedCases
{
    public static IQueryable<CaseRow> ReceivedIn(this AppDb db, string region, (DateTimeOffset From, DateTimeOffset To) span) =>
        db
            .Cases.AsNoTracking()
            .Where(c => c.Region == region && c.Kind == nameof(CaseKind.Case) && c.ReceivedAt >= span.From && c.ReceivedAt < span.To);
}
