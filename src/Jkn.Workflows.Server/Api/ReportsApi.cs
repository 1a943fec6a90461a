using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Reports;
using Jkn.Workflows.Application.Visits;
using Jkn.Workflows.Data;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>Reports of a month and books of a year, on a screen or as a spreadsheet.</summary>
internal static class ReportsApi
{
    internal sealed record ReportView(
        string Code,
        string Title,
        IReadOnlyList<string> Columns,
        IReadOnlyList<IReadOnlyList<string?>> Rows,
        string? Note
    );

    public static IEndpointRouteBuilder MapReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/reports").RequireAuthorization(Policies.Officer).WithTags("Laporan");
        reports
            .MapGet("/{report}/{month}", GetAsync)
            .WithSummary("Laporan bulanan")
            .WithDescription(
                "permohonan, mutu-baku, gagal-usul, kepesertaan, kartu-belum-diambil, daftar-lampiran, pengaduan, skm; month yyyy-MM."
            );
        reports
            .MapGet("/{report}/{month}/xlsx", ExportAsync)
            .WithSummary("Laporan sebagai XLSX")
            .WithDescription("The purpose is recorded.");
        reports.MapGet("/{report}/{month}/pdf", PrintAsync).WithSummary("Laporan sebagai PDF").WithDescription("The purpose is recorded.");
        api.MapGet("/registers/{code}/{year:int}/xlsx", BookAsync)
            .RequireAuthorization(Policies.Officer)
            .WithTags("Buku register")
            .WithSummary("Buku sebagai XLSX")
            .WithDescription("A whole year with all columns. The purpose is recorded.");
        return api;
    }

    private static async Task<Results<Ok<ReportView>, ProblemHttpResult>> GetAsync(
        string report,
        string month,
        HttpContext http,
        OfficeReports reports,
        CancellationToken ct
    )
    {
        if (!OfficeMonth.TryRead(month, out var asked))
            return Problems.NotFound("Laporan tidak ditemukan.");
        return await reports.MakeAsync(http.User.ToActor().Region, report, asked, ct) is { } made
            ? TypedResults.Ok(new ReportView(made.Code, made.Title, [.. made.Columns.Select(c => c.Label)], made.Rows, made.Note))
            : Problems.NotFound("Laporan tidak ditemukan.");
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ExportAsync(
        string report,
        string month,
        HttpContext http,
        OfficeReports reports,
        AppDb db,
        OfficeClock clock,
        CancellationToken ct,
        string? purpose = null
    )
    {
        if (!OfficeMonth.TryRead(month, out var asked))
            return Problems.NotFound("Laporan tidak ditemukan.");
        if (new Checks().Text("purpose", purpose, 200).Problem() is { } invalid)
            return invalid;
        if (await reports.MakeAsync(http.User.ToActor().Region, report, asked, ct) is not { } made)
            return Problems.NotFound("Laporan tidak ditemukan.");
        await RecordAsync(db, clock, http, $"report/{report}/{month}", purpose!, ct);
        return TypedResults.File(
            XlsxWriter.Write(new SheetTable(made.Code, made.Columns, made.Rows) { Title = [made.Title] }),
            XlsxWriter.MediaType,
            $"{report}_{http.User.ToActor().Region}_{month}.xlsx"
        );
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> PrintAsync(
        string report,
        string month,
        HttpContext http,
        OfficeReports reports,
        Offices offices,
        Folders folders,
        TypstRenderer renderer,
        AppDb db,
        OfficeClock clock,
        CancellationToken ct,
        string? purpose = null
    )
    {
        if (!OfficeMonth.TryRead(month, out var asked) || offices.Find(http.User.ToActor().Region) is not { } office)
            return Problems.NotFound("Laporan tidak ditemukan.");
        if (new Checks().Text("purpose", purpose, 200).Problem() is { } invalid)
            return invalid;
        if (await reports.MakeAsync(office.Region.Code, report, asked, ct) is not { } made)
            return Problems.NotFound("Laporan tidak ditemukan.");
        try
        {
            var pdf = (await renderer.RenderAsync(ReportPrint.Job(office, made, clock.GetUtcNow(), folders.Workflows), ct)).Pdf;
            await RecordAsync(db, clock, http, $"report/{report}/{month}", purpose!, ct);
            return TypedResults.File(pdf, "application/pdf", $"{report}_{office.Region.Code}_{month}.pdf");
        }
        catch (TypesetException e)
        {
            return e.ToProblem();
        }
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> BookAsync(
        string code,
        int year,
        HttpContext http,
        Offices offices,
        OfficeBooks books,
        AppDb db,
        OfficeClock clock,
        CancellationToken ct,
        string? purpose = null,
        string? place = null
    )
    {
        if (
            offices.Find(http.User.ToActor().Region) is not { } office
            || office.Region.Registers.FirstOrDefault(r => r.Code == code) is not { } book
        )
            return Problems.NotFound("Buku tidak ditemukan.");
        if (new Checks().Text("purpose", purpose, 200).Problem() is { } invalid)
            return invalid;
        await RecordAsync(db, clock, http, $"book/{code}/{year}", purpose!, ct);
        var at = office.Region.PlaceOf(place);
        var lines = await books.LinesAsync(office, code, year, 0, int.MaxValue, ct, at);
        return TypedResults.File(
            XlsxWriter.Write(BookSheet.Of(office, book, year, lines, OfficeBooks.Named(office, code, at))),
            XlsxWriter.MediaType,
            $"{code}_{office.Region.Code}_{year}.xlsx"
        );
    }

    private static async Task RecordAsync(AppDb db, OfficeClock clock, HttpContext http, string what, string purpose, CancellationToken ct)
    {
        var actor = http.User.ToActor();
        await db.RecordReadAsync(clock.GetUtcNow(), actor.Id, actor.Region, null, what, purpose, ct);
    }
}
