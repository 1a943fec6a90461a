using System.Text.Json;
using Jkn.Workflows.Documents.Printing;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Application.Reports;

/// <summary>A report as a job for the typesetter. The same report of the same day is the same file.</summary>
internal static class ReportPrint
{
    private static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TypesetJob Job(Office office, Report report, DateTimeOffset now, string workflows)
    {
        var data = new
        {
            agency = office.Region.Agency.Value,
            report.Title,
            report.Note,
            printed = Domain.Clocks.Indonesian.Date(office.Time.Local(now).Date),
            columns = report.Columns.Select(c => new { label = c.Label, wide = Math.Max(c.Width, 10) }),
            rows = report.Rows.Select(r => r.Select(c => c ?? "")),
        };
        return new(
            PrintFiles.Print(workflows),
            "print/report.typ",
            JsonSerializer.Serialize(data, options),
            office.Time.At(office.Time.Local(now).Date.AtMidnight())
        );
    }
}
