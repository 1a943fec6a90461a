using System.Globalization;
using System.Text.Json;
using Jkn.Workflows.Data.Journals;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Documents.Printing;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using NodaTime.Text;

namespace Jkn.Workflows.Application.Evidence;

/// <summary>A month's daily seals on one page (trust.md 7.1): fingerprints and counts, no data of anybody.</summary>
internal static class HeadsPrint
{
    /// <param name="month">"yyyy-MM".</param>
    /// <param name="keyPrint">Fingerprint of the public key that the sheets are checked with.</param>
    public static TypesetJob Job(Office office, string month, IReadOnlyList<DailyHeadsRow> rows, string keyPrint, string workflows)
    {
        var first = LocalDatePattern.Iso.Parse($"{month}-01").Value;
        var sheets = rows.Select(r => (Row: r, Sheet: HeadsSheet.Read(r.Text), Hash: HeadsSheet.HashOf(r.Text))).ToList();
        var data = new
        {
            agency = office.Region.Agency.Value,
            month = Indonesian.Date(first).Split(' ', 2)[1],
            key = keyPrint,
            qr = LetterQr.Svg(sheets.Count > 0 ? sheets[^1].Hash : "-"),
            sheets = sheets.Select(s => new
            {
                day = LocalDatePattern.Iso.Parse(s.Row.Day).Value.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture),
                s.Row.No,
                journals = s.Sheet?.Journals ?? 0,
                entries = s.Sheet?.Entries ?? 0,
                hash = s.Hash,
            }),
        };
        return new(
            PrintFiles.Print(workflows),
            "print/segel.typ",
            JsonSerializer.Serialize(data, JsonSerializerOptions.Web),
            rows.Count > 0 ? rows[^1].SealedAt : office.Time.At(first.AtMidnight())
        );
    }
}
