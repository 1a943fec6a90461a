using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Server.Visits;

/// <summary>Lines of any book of a region: from the journals of cases, or from who came to the counter.</summary>
internal sealed class OfficeBooks(CaseReader reader, VisitDesk visits)
{
    /// <summary>At most so many lines after a number, in order.</summary>
    public Task<IReadOnlyList<RegisterLine>> LinesAsync(Office office, string book, int year, int after, int take, CancellationToken ct) => book is VisitDesk.Queue or VisitDesk.Guests
        ? visits.BookAsync(office, book, year, after, take, ct)
        : reader.BookAsync(office.Region.Code, book, year, after, take, ct);
}
