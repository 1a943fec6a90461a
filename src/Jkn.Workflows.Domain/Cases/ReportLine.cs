using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>A person of a batch as a report tells him: what the answer was, whether his card was handed over.</summary>
public sealed record ReportLine(BatchLine Line, DateTimeOffset? HandedOverAt)
{
    /// <summary>The field of a letter that keeps the lines as they were when it was drafted.</summary>
    public const string Field = "tabel";

    private const string CardColumn = "nomorKartu";
    private static readonly JsonSerializerOptions options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>
    /// The lines of a batch, in its order. A card counts as handed over when the family's case wrote its number into a book; what a case
    /// that was destroyed wrote is gone.
    /// </summary>
    public static IReadOnlyList<ReportLine> Of(CaseState? batch, Func<string, CaseState?> caseOf)
    {
        if (batch?.Batch is not { } list)
            return [];
        var families = list.Lines.Values.Select(l => l.CaseId).Distinct().ToDictionary(id => id, caseOf, StringComparer.Ordinal);
        return [.. list.Lines.Values.Select(line => new ReportLine(line, HandedOver(families[line.CaseId], line.CardNo)))];
    }

    /// <summary>As the letter keeps them: words and local dates (yyyy-MM-dd), no codes.</summary>
    public static string Write(IReadOnlyList<ReportLine> lines, Office office) =>
        JsonSerializer.Serialize(
            lines.Select(one => new
            {
                nama = one.Line.Snapshot.Nama,
                nik = one.Line.Snapshot.Nik,
                hasil = one.Line.Outcome,
                alasan = one.Line.ReasonCode is { } code ? office.Reasons?.Find(code)?.Label ?? code : null,
                aktifSejak = one.Line.ActiveFrom,
                nomorKartu = one.Line.CardNo,
                diserahkan = one.HandedOverAt is { } at ? office.DateOf(at) : null,
            }),
            options
        );

    private static DateTimeOffset? HandedOver(CaseState? family, string? card) =>
        card is null ? null : family?.RegisterLines.LastOrDefault(l => !l.Void && l.Columns.GetValueOrDefault(CardColumn) == card)?.At;
}
