using System.Globalization;
using System.Text.Json;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Documents.Printing;

/// <summary>A register of a year as a job for the typesetter. Its columns may hold personal data: who prints it names a purpose.</summary>
internal static class BookPrint
{
    private static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Null when the region keeps no such book. <paramref name="place"/> where each place of service keeps its own.</summary>
    public static TypesetJob? Job(
        Office office,
        string register,
        int year,
        IReadOnlyList<RegisterLine> lines,
        string workflows,
        Place? place = null
    )
    {
        if (office.Region.Registers.FirstOrDefault(r => r.Code == register) is not { } book)
            return null;
        // Columns that no line ever fills would only take room on paper.
        var columns = book.Columns.Where(c => lines.Any(l => l.Columns.ContainsKey(c.Code))).Select(c => new { c.Code, c.Label }).ToList();
        var data = new
        {
            agency = office.Region.Agency.Value,
            name = place is null ? book.Name : $"{book.Name} {place.Label}",
            year,
            columns,
            uraian = lines.Any(l => l.Text.Length > 0),
            lines = lines.Select(l => new
            {
                l.Number,
                at = office.LocalOf(l.At).ToString("dd-MM-yyyy", CultureInfo.InvariantCulture),
                l.Text,
                l.Void,
                l.Columns,
            }),
        };
        // The book bears its last line's date: printed twice without a new line, it is the same file.
        return new(
            PrintFiles.Print(workflows),
            "print/book.typ",
            JsonSerializer.Serialize(data, options),
            lines.Count > 0 ? lines[^1].At : new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
    }
}
