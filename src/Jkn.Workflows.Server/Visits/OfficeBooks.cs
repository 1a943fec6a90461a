using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Server.Visits;

/// <summary>Lines of any book of a region: from the journals of cases, or from who came to the counter.</summary>
internal sealed class OfficeBooks(CaseReader reader, VisitDesk visits)
{
    /// <summary>
    /// At most so many lines after a number, in order. In the guest book stand visitors and, where the procedure says so, applicants by the
    /// number of their case.
    /// </summary>
    public async Task<IReadOnlyList<RegisterLine>> LinesAsync(
        Office office,
        string book,
        int year,
        int after,
        int take,
        CancellationToken ct
    )
    {
        if (book == VisitDesk.Queue)
            return await visits.BookAsync(office, book, year, after, take, ct);
        var lines = await reader.BookAsync(office.Region.Code, book, year, after, take, ct);
        return book != VisitDesk.Guests
            ? lines
            : [.. lines.Concat(await visits.BookAsync(office, book, year, after, take, ct)).OrderBy(l => l.Number).Take(take)];
    }
}
