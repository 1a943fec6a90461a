using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Documents.Printing;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Application.Visits;

/// <summary>Lines of any book of a region: from the journals of cases, or from who came to the counter.</summary>
internal sealed class OfficeBooks(CaseReader reader, VisitBooks visits)
{
    /// <summary>What a whole book gives away: queue numbers are nobody's, the others have columns of persons.</summary>
    public static DataClasses ClassOf(string book) => book == CounterBooks.Queue ? DataClasses.Names : DataClasses.Identity;

    private const int PageSize = 500;

    /// <summary>
    /// At most so many lines after a number, in order. The books of visitors are each place's own: without one it is the first place's.
    /// </summary>
    public async Task<IReadOnlyList<RegisterLine>> LinesAsync(
        Office office,
        string book,
        int year,
        int after,
        int take,
        CancellationToken ct,
        Place? place = null
    ) =>
        CounterBooks.IsOne(book)
            ? await visits.BookAsync(office, place ?? office.Region.Places[0], book, year, after, take, ct)
            : await reader.BookAsync(office.Region.Code, book, year, after, take, ct);

    /// <summary>The place that a book's title names; null where the office keeps one book only.</summary>
    public static Place? Named(Office office, string book, Place? place) =>
        CounterBooks.IsOne(book) && office.Region.Places.Length > 1 ? place ?? office.Region.Places[0] : null;

    /// <summary>The whole book of a year as a job for the typesetter; null when the region keeps no such book.</summary>
    public async Task<TypesetJob?> PrintAsync(
        Office office,
        string book,
        int year,
        string workflows,
        CancellationToken ct,
        Place? place = null
    )
    {
        var lines = new List<RegisterLine>();
        while (await LinesAsync(office, book, year, lines.Count == 0 ? 0 : lines[^1].Number, PageSize, ct, place) is { Count: > 0 } more)
            lines.AddRange(more);
        return BookPrint.Job(office, book, year, lines, workflows, Named(office, book, place));
    }
}
