using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Documents.Printing;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Application.Visits;

/// <summary>Lines of any book of a region: from the journals of cases, or from who came to the counter.</summary>
internal sealed class OfficeBooks(CaseReader reader, VisitBooks visits)
{
    private const int PageSize = 500;

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

    /// <summary>The whole book of a year as a job for the typesetter; null when the region keeps no such book.</summary>
    public async Task<TypesetJob?> PrintAsync(Office office, string book, int year, string workflows, CancellationToken ct)
    {
        var lines = new List<RegisterLine>();
        while (await LinesAsync(office, book, year, lines.Count == 0 ? 0 : lines[^1].Number, PageSize, ct) is { Count: > 0 } more)
            lines.AddRange(more);
        return BookPrint.Job(office, book, year, lines, workflows);
    }
}
