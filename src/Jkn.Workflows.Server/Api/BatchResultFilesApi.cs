using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Lists;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Api;

/// <summary>What BPJS answers to a batch, and the list that lays both side by side.</summary>
internal static class BatchResultFilesApi
{
    internal sealed record ReconciliationView(
        bool Recorded,
        bool Repeated,
        IReadOnlyDictionary<string, int> Counts,
        IReadOnlyList<string> Unmapped,
        IReadOnlyList<ReconciledLine> Lines
    );

    internal sealed record Settling(bool TakeNew, string Reason, string? ActiveFrom = null);

    public static IEndpointRouteBuilder MapBatchResultFiles(this IEndpointRouteBuilder api)
    {
        var lists = api.MapGroup("/batches/{batchId}")
            .Shows(Breadth.Case, DataClasses.Names)
            .RequireAuthorization(Policies.BatchOfficer)
            .WithTags("Batch");
        lists
            .MapPost("/result-files", ImportAsync)
            .WithMetadata(new RequestSizeLimitAttribute(BnbaImports.MaxSize))
            .Accepts<byte[]>("application/octet-stream", XlsxWriter.MediaType, CsvWriter.MediaType)
            .WithSummary("Impor hasil BPJS")
            .WithDescription(
                "XLSX or CSV as the body. With validateOnly=true nothing is recorded. "
                    + "complete=true: lines that the file leaves out are followed up; refused when rows are skipped or it is a part. "
                    + "samePerson: rows whose wholly other name is the same person's. skipReason: rows that stop are left aside for it."
            );
        lists.MapGet("/reconciliation", ReconciliationAsync).WithSummary("Rekonsiliasi").WithDescription("Where each line stands.");
        lists
            .MapPost("/lines/{line:int}/settlement", SettleAsync)
            .WithSummary("Putuskan hasil bertentangan")
            .WithDescription("The head of section keeps the first answer or takes the second, with a reason.");
        return api;
    }

    private static async Task<Results<Ok<ReconciliationView>, ProblemHttpResult>> ImportAsync(
        string batchId,
        HttpContext http,
        CaseAccess access,
        ResultImports results,
        FileScanner scanner,
        Offices offices,
        CancellationToken ct,
        string layout = "hasil-bpjs",
        bool validateOnly = false,
        bool complete = false,
        string? listRef = null,
        [FromQuery] int[]? samePerson = null,
        string? skipReason = null
    )
    {
        if (await access.FindAsync(batchId, http, ct) is not { Batch: { } batch } state)
            return Problems.NotFound("Batch tidak ditemukan.");
        if (
            new Checks().Text("layout", layout, 60).Optional("listRef", listRef, 100).Optional("skipReason", skipReason, 300).Problem() is
            { } invalid
        )
            return invalid;
        if (await results.LayoutAsync(state.Region, layout, ct) is not { } found)
            return Problems.Unprocessable(
                "layout-unknown",
                "Tata letak daftar ini tidak ada.",
                new InvalidParam("layout", "layout-unknown", "Tidak dikenal.")
            );
        using var content = new MemoryStream();
        await http.Request.Body.CopyToAsync(content, ct);
        if (await scanner.RefusalAsync(content.ToArray(), ct) is { } infected)
            return infected.ToProblem();
        TakenAnswer taken;
        try
        {
            var read = ResultReading.Read(content.ToArray(), found, offices.Find(state.Region)?.Reasons, listRef);
            var why = Checks.Given(skipReason);
            taken = AnswerTaking.Of(batch, read, AnswerChoices.None with { SamePerson = (samePerson ?? []).ToHashSet(), SkipReason = why });
        }
        catch (SheetRefusedException e)
        {
            return Refusals.Of(e).ToProblem();
        }
        var repeated = batch.ResultFiles.Contains(taken.Hash);
        var lines = Reconciliation.Of(batch, taken.File);
        // Nothing half-saved unasked: a row that stops holds the file until a person leaves it aside for a reason.
        if (!repeated && !validateOnly && taken.IsReady)
        {
            if (complete && AnswerTaking.NotComplete(batch, taken) is { } part)
                return part.ToProblem();
            var (_, refused) = await access.GiveAsync(
                batchId,
                http,
                new RecordBatchResults(taken.Hash, taken.Results, Complete: complete, Choices: taken.Choices),
                ct
            );
            if (refused is not null)
                return refused;
        }
        return TypedResults.Ok(
            new ReconciliationView(!repeated && !validateOnly && taken.IsReady, repeated, Counts(lines), taken.File.Unmapped, lines)
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

    private static Dictionary<string, int> Counts(IReadOnlyList<ReconciledLine> lines) =>
        Reconciliation.Kinds.ToDictionary(kind => kind, kind => lines.Count(l => l.Kind == kind));
}
