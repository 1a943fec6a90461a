using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Lists;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Api;

/// <summary>A batch as files: what leaves (Form 34), what BPJS answers, and the list that lays both side by side.</summary>
internal static class BatchListsApi
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

    internal sealed record ReconciliationView(
        bool Recorded,
        bool Repeated,
        IReadOnlyDictionary<string, int> Counts,
        IReadOnlyList<string> Unmapped,
        IReadOnlyList<ReconciledLine> Lines
    );

    internal sealed record Settling(bool TakeNew, string Reason, string? ActiveFrom = null);

    public static IEndpointRouteBuilder MapBatchLists(this IEndpointRouteBuilder api)
    {
        var lists = api.MapGroup("/batches/{batchId}").RequireAuthorization(Policies.BatchOfficer).WithTags("Batch");
        lists.MapGet("/files", FilesAsync).WithSummary("Berkas batch").WithDescription("The files made at each lock, oldest first.");
        lists
            .MapGet("/export", ExportAsync)
            .WithSummary("Ekspor batch")
            .WithDescription("The list as it was frozen at the lock, xlsx or csv. The purpose is recorded.");
        lists
            .MapGet("/files/{fileId}/content", DownloadAsync)
            .WithSummary("Unduh berkas batch")
            .WithDescription("Also files of earlier locks. The purpose is recorded.");
        lists
            .MapPost("/result-files", ImportAsync)
            .WithMetadata(new RequestSizeLimitAttribute(BnbaImports.MaxSize))
            .Accepts<byte[]>("application/octet-stream", XlsxWriter.MediaType, CsvWriter.MediaType)
            .WithSummary("Impor hasil BPJS")
            .WithDescription(
                "XLSX or CSV as the body. With validateOnly=true nothing is recorded. complete=true: lines that the file leaves out are followed up."
            );
        lists.MapGet("/reconciliation", ReconciliationAsync).WithSummary("Rekonsiliasi").WithDescription("Where each line stands.");
        lists
            .MapPost("/lines/{line:int}/settlement", SettleAsync)
            .WithSummary("Putuskan hasil bertentangan")
            .WithDescription("The head of section keeps the first answer or takes the second, with a reason.");
        var mappings = api.MapGroup("/mappings").RequireAuthorization(Policies.BatchOfficer).WithTags("Batch");
        mappings
            .MapGet("/{code}", MappingAsync)
            .WithSummary("Pemetaan hasil")
            .WithDescription("What the region added to the layout of that code.");
        mappings
            .MapPut("/{code}", SaveMappingAsync)
            .WithSummary("Simpan pemetaan hasil")
            .WithDescription("Headings by field, outcomes and reasons by the sender's words.");
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
        AppDb db,
        OfficeClock clock,
        CancellationToken ct,
        string? purpose = null,
        string format = "xlsx"
    )
    {
        if (await access.FindAsync(batchId, http, ct) is not { Batch: { } batch } state)
            return Problems.NotFound("Batch tidak ditemukan.");
        if (new Checks().Text("purpose", purpose, 200).OneOf("format", format, ["xlsx", "csv"]).Problem() is { } invalid)
            return invalid;
        if (batch.FileHash is not { } hash)
            return Problems.Answer(
                StatusCodes.Status409Conflict,
                "batch-not-locked",
                "Batch belum dikunci; daftarnya masih dapat berubah."
            );
        if (offices.Find(state.Region) is not { } office || BatchSheet.LayoutOf(office, batch) is not { } layout)
            return Problems.Answer(StatusCodes.Status409Conflict, "layout-missing", "Tata letak daftar untuk jenis batch ini tidak ada.");
        await RecordAsync(db, clock, http, state, $"export/{format}/{hash}", purpose!, ct);
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
        AppDb db,
        OfficeClock clock,
        CancellationToken ct,
        string? purpose = null
    )
    {
        if (await access.FindAsync(batchId, http, ct) is not { Batch: { } batch } state)
            return Problems.NotFound("Batch tidak ditemukan.");
        if (new Checks().Text("purpose", purpose, 200).Problem() is { } invalid)
            return invalid;
        if (batch.Files.All(f => f.FileId != fileId) || await files.ReadAsync(fileId, ct) is not { } file)
            return Problems.NotFound("Berkas batch tidak ditemukan.");
        await RecordAsync(db, clock, http, state, $"file/{fileId}", purpose!, ct);
        return TypedResults.File(file.Content, file.MediaType, file.Name + ".xlsx");
    }

    private static async Task<Results<Ok<ReconciliationView>, ProblemHttpResult>> ImportAsync(
        string batchId,
        HttpContext http,
        CaseAccess access,
        ResultImports results,
        Offices offices,
        CancellationToken ct,
        string layout = "hasil-bpjs",
        bool validateOnly = false,
        bool complete = true,
        string? listRef = null
    )
    {
        if (await access.FindAsync(batchId, http, ct) is not { Batch: { } batch } state)
            return Problems.NotFound("Batch tidak ditemukan.");
        if (new Checks().Text("layout", layout, 60).Optional("listRef", listRef, 100).Problem() is { } invalid)
            return invalid;
        if (await results.LayoutAsync(state.Region, layout, ct) is not { } found)
            return Problems.Unprocessable(
                "layout-unknown",
                "Tata letak daftar ini tidak ada.",
                new InvalidParam("layout", "layout-unknown", "Tidak dikenal.")
            );
        using var content = new MemoryStream();
        await http.Request.Body.CopyToAsync(content, ct);
        AnswerFile file;
        try
        {
            file = ResultReading.Read(content.ToArray(), found, offices.Find(state.Region)?.Reasons, listRef);
        }
        catch (SheetRefusedException e)
        {
            return new Rejection(e.Code, e.Row is { } row ? $"Baris {row}: {e.Message}" : e.Message, "body").ToProblem();
        }
        var repeated = batch.ResultFiles.Contains(file.Hash);
        var lines = Reconciliation.Of(batch, file);
        // Nothing half-saved: one row that cannot be read holds the whole file.
        if (!repeated && !validateOnly && file.IsClean)
        {
            var (_, refused) = await access.GiveAsync(
                batchId,
                http,
                new RecordBatchResults(file.Hash, [.. file.Rows.Select(r => r.Result!)], Complete: complete),
                ct
            );
            if (refused is not null)
                return refused;
        }
        return TypedResults.Ok(
            new ReconciliationView(!repeated && !validateOnly && file.IsClean, repeated, Counts(lines), file.Unmapped, lines)
        );
    }

    private static async Task<Results<Ok<ReconciliationView>, ProblemHttpResult>> ReconciliationAsync(
        string batchId,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    )
    {
        if (await access.FindAsync(batchId, http, ct) is not { Batch: { } batch })
            return Problems.NotFound("Batch tidak ditemukan.");
        var lines = Reconciliation.Of(batch);
        return TypedResults.Ok(new ReconciliationView(false, false, Counts(lines), [], lines));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SettleAsync(
        string batchId,
        int line,
        Settling asked,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    )
    {
        if (new Checks().Text("reason", asked.Reason, 500).Optional("activeFrom", asked.ActiveFrom, 10).Problem() is { } invalid)
            return invalid;
        var (_, refused) = await access.GiveAsync(
            batchId,
            http,
            new SettleBatchConflict(line, asked.TakeNew, asked.Reason, asked.ActiveFrom),
            ct
        );
        return refused is null ? TypedResults.NoContent() : refused;
    }

    private static async Task<Results<Ok<ListMapping>, ProblemHttpResult>> MappingAsync(
        string code,
        HttpContext http,
        ResultImports results,
        CancellationToken ct
    ) =>
        await results.LayoutAsync(http.User.ToActor().Region, code, ct) is null
            ? Problems.NotFound("Tata letak tidak ditemukan.")
            : TypedResults.Ok(
                await results.MappingAsync(http.User.ToActor().Region, code, ct)
                    ?? new(
                        new Dictionary<string, IReadOnlyList<string>>(),
                        new Dictionary<string, string>(),
                        new Dictionary<string, string>()
                    )
            );

    private static async Task<Results<NoContent, ProblemHttpResult>> SaveMappingAsync(
        string code,
        ListMapping mapping,
        HttpContext http,
        ResultImports results,
        CancellationToken ct
    )
    {
        const int most = 500;
        if (
            new Checks()
                .That(
                    mapping is { Headings.Count: <= most, Outcomes.Count: <= most, Reasons.Count: <= most },
                    "body",
                    "size-invalid",
                    $"Paling banyak {most} baris untuk setiap bagian."
                )
                .Problem() is
            { } invalid
        )
            return invalid;
        return await results.SaveAsync(http.User.ToActor(), code, mapping, ct) is { } refusal
            ? refusal.ToProblem()
            : TypedResults.NoContent();
    }

    private static Dictionary<string, int> Counts(IReadOnlyList<ReconciledLine> lines) =>
        Reconciliation.Kinds.ToDictionary(kind => kind, kind => lines.Count(l => l.Kind == kind));

    /// <summary>Personal data leaves the office: who, which list, for what.</summary>
    private static async Task RecordAsync(
        AppDb db,
        OfficeClock clock,
        HttpContext http,
        CaseState state,
        string what,
        string purpose,
        CancellationToken ct
    )
    {
        await db.RecordReadAsync(clock.GetUtcNow(), http.User.ToActor().Id, state.Region, state.Id, what, purpose, ct);
    }
}
