using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Lists;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>A batch as files that leave the office (Form 34, rekap); who took which, and for what, is recorded.</summary>
internal static class BatchFilesApi
{
    internal sealed record KeptFile(
        string FileId,
        string Layout,
        int LayoutVersion,
        string LinesHash,
        string FileHash,
        DateTimeOffset At,
        bool IsCurrent
    );

    public static IEndpointRouteBuilder MapBatchFiles(this IEndpointRouteBuilder api)
    {
        var lists = api.MapGroup("/batches/{batchId}")
            .Shows(Breadth.Case, DataClasses.Names | DataClasses.Identity)
            .RequireAuthorization(Policies.BatchOfficer)
            .WithTags("Batch");
        lists.MapGet("/files", FilesAsync).WithSummary("Berkas batch").WithDescription("The files made at each lock, oldest first.");
        lists
            .MapGet("/export", ExportAsync)
            .WithSummary("Ekspor batch")
            .WithDescription("The list as it was frozen at the lock, xlsx or csv. The purpose is recorded.");
        lists
            .MapGet("/files/{fileId}/content", DownloadAsync)
            .WithSummary("Unduh berkas batch")
            .WithDescription("Also files of earlier locks. The purpose is recorded.");
        return api;
    }

    private static async Task<Results<Ok<IReadOnlyList<KeptFile>>, ProblemHttpResult>> FilesAsync(
        string batchId,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    ) =>
        await access.FindAsync(batchId, http, ct) is { Batch: { } batch }
            ? TypedResults.Ok<IReadOnlyList<KeptFile>>([
                .. batch.Files.Select(f => new KeptFile(
                    f.FileId,
                    f.Layout,
                    f.LayoutVersion,
                    f.LinesHash,
                    f.FileHash,
                    f.At,
                    f.LinesHash == batch.FileHash
                )),
            ])
            : Problems.NotFound("Batch tidak ditemukan.");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ExportAsync(
        string batchId,
        HttpContext http,
        CaseAccess access,
        Offices offices,
        FileStore files,
        DataGate gate,
        CancellationToken ct,
        string? purpose = null,
        string format = "xlsx"
    )
    {
        if (await access.FindAsync(batchId, http, ct) is not { Batch: { } batch } state)
            return Problems.NotFound("Batch tidak ditemukan.");
        if (new Checks().OneOf("format", format, ["xlsx", "csv"]).Problem() is { } invalid)
            return invalid;
        if (batch.FileHash is not { } hash)
            return Problems.Answer(
                StatusCodes.Status409Conflict,
                "batch-not-locked",
                "Batch belum dikunci; daftarnya masih dapat berubah."
            );
        if (offices.Find(state.Region) is not { } office || BatchSheet.LayoutOf(office, batch) is not { } layout)
            return Problems.Answer(StatusCodes.Status409Conflict, "layout-missing", "Tata letak daftar untuk jenis batch ini tidak ada.");
        if (await gate.LeaveAsync(state, http.User.ToActor(), $"export/{format}/{hash}", purpose, ct) is { } closed)
            return closed.ToProblem();
        var name = BatchSheet.FileName(office, layout, batch);
        if (format == "csv")
            return TypedResults.File(CsvWriter.Write(BatchSheet.Of(layout, batch), layout.Delimiter), CsvWriter.MediaType, name + ".csv");
        // What was frozen at the lock; in the seconds before that is done, the same lines give the same bytes.
        var kept = batch.Files.FirstOrDefault(f => f.LinesHash == hash) is { } file
            ? (await files.ReadAsync(file.FileId, ct))?.Content
            : null;
        return TypedResults.File(kept ?? XlsxWriter.Write(BatchSheet.Of(layout, batch)), XlsxWriter.MediaType, name + ".xlsx");
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> DownloadAsync(
        string batchId,
        string fileId,
        HttpContext http,
        CaseAccess access,
        FileStore files,
        DataGate gate,
        CancellationToken ct,
        string? purpose = null
    )
    {
        if (await access.FindAsync(batchId, http, ct) is not { Batch: { } batch } state)
            return Problems.NotFound("Batch tidak ditemukan.");
        if (batch.Files.All(f => f.FileId != fileId) || await files.ReadAsync(fileId, ct) is not { } file)
            return Problems.NotFound("Berkas batch tidak ditemukan.");
        if (await gate.LeaveAsync(state, http.User.ToActor(), $"file/{fileId}", purpose, ct) is { } closed)
            return closed.ToProblem();
        return TypedResults.File(file.Content, file.MediaType, file.Name + ".xlsx");
    }
}
