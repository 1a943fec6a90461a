using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Api;

/// <summary>Batches: what lies in them, unlocking, results. Locking and sending are work items of the batch's own flow.</summary>
internal static class BatchesApi
{
    internal sealed record BatchFilter(string? Kind = null, string? Period = null, string? Stage = null);

    internal sealed record BatchSearch(BatchFilter? Filter = null, PageRequest? Page = null);

    internal sealed record BatchLineView(
        int No,
        string CaseId,
        string Name,
        string NikMasked,
        string? Outcome,
        string? ReasonCode,
        string? ListRef,
        string? Conflict
    );

    internal sealed record BatchView(
        string Id,
        string No,
        string Kind,
        string Period,
        int Supplement,
        string Stage,
        DateTimeOffset LockAt,
        DateTimeOffset DeliverBy,
        DateTimeOffset? SentAt,
        string? Receipt,
        string? FileHash,
        int Waiting,
        IReadOnlyList<BatchLineView> Lines,
        IReadOnlyList<WorkItemView> WorkItems,
        int Version
    );

    internal sealed record Unlocking(string Reason);

    internal sealed record ResultImport(string FileHash, IReadOnlyList<ResultLine> Results);

    internal sealed record ResultReport(int Answered, int Waiting, IReadOnlyList<int> Conflicts, bool Repeated);

    public static IEndpointRouteBuilder MapBatches(this IEndpointRouteBuilder api)
    {
        var batches = api.MapGroup("/batches")
            .Shows(Breadth.Case, DataClasses.Names)
            .RequireAuthorization(Policies.Officer)
            .WithTags("Batch");
        batches.MapPost("/search", SearchAsync).WithSummary("Cari batch").WithDescription("Newest first, by cursor.");
        batches.MapGet("/{batchId}", GetAsync).WithSummary("Satu batch").WithDescription("With its lines and ETag.");
        batches
            .MapPost("/{batchId}/unlock", UnlockAsync)
            .WithIfMatch()
            .RequireAuthorization(Policies.BatchOfficer)
            .WithSummary("Buka kunci batch")
            .WithDescription("With a reason. If-Match: version seen.");
        batches
            .MapPost("/{batchId}/results", ResultsAsync)
            .RequireAuthorization(Policies.BatchOfficer)
            .WithSummary("Catat hasil batch")
            .WithDescription("Line by line. The same file again changes nothing.");
        return api;
    }

    private static async Task<Results<Ok<Paged<BatchRow>>, ProblemHttpResult>> SearchAsync(
        BatchSearch search,
        HttpContext http,
        AppDb db,
        CancellationToken ct
    )
    {
        const string sort = "newest";
        var (page, filter, actor) = (search.Page ?? new(), search.Filter ?? new(), http.User.ToActor());
        if (
            new Checks()
                .Optional("filter.kind", filter.Kind, 60)
                .Optional("filter.period", filter.Period, 20)
                .Optional("filter.stage", filter.Stage, 20)
                .Problem() is
            { } invalid
        )
            return invalid;
        var rows = db.Batches.AsNoTracking();
        if (actor.Region != "*")
            rows = rows.Where(b => b.Region == actor.Region);
        if (filter.Kind is { } kind)
            rows = rows.Where(b => b.Kind == kind);
        if (filter.Period is { } period)
            rows = rows.Where(b => b.Period == period);
        if (filter.Stage is { } stage)
            rows = rows.Where(b => b.Stage == stage);
        if (page.Cursor is { } text)
        {
            if (!Cursor.TryDecode(text, sort, 1, out var cursor) || !long.TryParse(cursor.After[0], out var after))
                return Problems.CursorInvalid();
            rows = rows.Where(b => b.CaseKey < after);
        }
        var found = await rows.OrderByDescending(b => b.CaseKey).Take(page.Take + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Cut(found, sort, b => [b.CaseKey.ToString(System.Globalization.CultureInfo.InvariantCulture)]));
    }

    private static async Task<Results<Ok<BatchView>, ProblemHttpResult>> GetAsync(
        string batchId,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    )
    {
        if (await access.FindAsync(batchId, http, ct) is not { Batch: { } batch } state)
            return Problems.NotFound("Batch tidak ditemukan.");
        http.Response.WriteTag(batch.Version);
        return TypedResults.Ok(
            new BatchView(
                state.Id,
                batch.No,
                batch.Kind,
                batch.Period,
                batch.Supplement,
                batch.Stage.ToString(),
                batch.LockAt,
                batch.DeliverBy,
                batch.SentAt,
                batch.Receipt,
                batch.FileHash,
                batch.Waiting,
                [
                    .. batch.Lines.Values.Select(l => new BatchLineView(
                        l.No,
                        l.CaseId,
                        l.Snapshot.Nama,
                        http.User.Mask(l.Snapshot.Nik),
                        l.Outcome,
                        l.ReasonCode,
                        l.ListRef,
                        l.Conflict
                    )),
                ],
                [.. state.WorkItems.Values.Select(w => CaseViews.Of(state, w))],
                batch.Version
            )
        );
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> UnlockAsync(
        string batchId,
        Unlocking asked,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    )
    {
        if (new Checks().Text("reason", asked.Reason, 500).Problem() is { } invalid)
            return invalid;
        var (version, problem) = http.Request.ReadIfMatch();
        if (problem is not null)
            return problem;
        var (_, refused) = await access.GiveAsync(batchId, http, new UnlockBatch(asked.Reason, (int)Math.Min(version, int.MaxValue)), ct);
        return refused is null ? TypedResults.NoContent() : refused;
    }

    private static async Task<Results<Ok<ResultReport>, ProblemHttpResult>> ResultsAsync(
        string batchId,
        ResultImport import,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    )
    {
        var checks = new Checks()
            .Text("fileHash", import.FileHash, 128)
            .That(import.Results is { Count: > 0 and <= 20_000 }, "results", "size-invalid", "1 sampai 20.000 baris.");
        if (checks.Problem() is { } invalid)
            return invalid;
        for (var i = 0; i < import.Results.Count; i++)
        {
            var line = import.Results[i];
            checks
                .Text($"results[{i}].nik", line?.Nik, 16)
                .Text($"results[{i}].outcome", line?.Outcome, 20)
                .Optional($"results[{i}].listRef", line?.ListRef, 100);
        }
        if (checks.Problem() is { } wrong)
            return wrong;
        var (answer, refused) = await access.GiveAsync(batchId, http, new RecordBatchResults(import.FileHash, [.. import.Results]), ct);
        if (refused is not null)
            return refused;
        var batch = answer!.State!.Batch!;
        return TypedResults.Ok(
            new ResultReport(
                batch.Answered,
                batch.Waiting,
                [.. batch.Lines.Values.Where(l => l.Conflict is not null).Select(l => l.No)],
                answer.Decision.Events.Count == 0
            )
        );
    }
}
