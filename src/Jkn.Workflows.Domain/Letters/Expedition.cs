using System.Collections.Immutable;
using System.Globalization;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Letters;

/// <summary>
/// The expedition book (buku ekspedisi, domain.md 5.3): a line for each letter that leaves the office, with who received it. Kept by
/// regions that have the book.
/// </summary>
public static class Expedition
{
    public const string Book = "BUKU_EKSPEDISI";

    public static void Note(Deciding on, Letter letter, string receiver)
    {
        if (on.Office.Region.Registers.All(r => r.Code != Book))
            return;
        var year = on.Office.YearOf(on.Now);
        var columns = ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal,
            new Dictionary<string, string>
            {
                ["nomorSurat"] = letter.Number ?? "",
                ["tanggalSurat"] = letter.NumberedAt is { } at ? on.Office.DateOf(at) : "",
                ["perihal"] = letter.Title,
                ["penerima"] = receiver,
                ["waktu"] = on.Office.LocalOf(on.Now).ToString("yyyy-MM-dd HH.mm", CultureInfo.InvariantCulture),
            }
        );
        on.Emit(new CaseEvent.RegisterLineAdded(Book, year, on.Known.NextNumber(Book, year), "", columns));
    }
}
