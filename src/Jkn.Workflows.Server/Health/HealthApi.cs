using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Live;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Health;

/// <summary>
/// For the operator's probes: alive (the process answers) and ready (it can do its work). No personal data, no details of errors.
/// </summary>
internal static class HealthApi
{
    internal sealed record Live(string Status);

    /// <summary><paramref name="Problems"/> counts what its files have wrong: the start page names them.</summary>
    internal sealed record RegionHealth(string Folder, bool Loaded, int Problems);

    internal sealed record Ready(
        string Status,
        string Database,
        bool DatabaseReachable,
        IReadOnlyList<RegionHealth> Regions,
        IReadOnlyList<WorkerHealth> Workers,
        TypesetHealth Letters
    );

    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/health").ShowsNothing().AllowAnonymous().WithTags("Kesehatan layanan");
        group.MapGet("/live", () => TypedResults.Ok(new Live("up"))).WithSummary("Proses hidup").WithDescription("The process answers.");
        group
            .MapGet("/ready", ReadyAsync)
            .Produces<Ready>(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("Siap bekerja")
            .WithDescription("Database, regions and workers. 503 while the database cannot be reached or a worker has stopped.");
        return app;
    }

    private static async Task<Results<Ok<Ready>, JsonHttpResult<Ready>>> ReadyAsync(
        DatabaseHealth database,
        WorkflowsFolder folder,
        Offices offices,
        Heartbeats workers,
        TypstRenderer letters,
        CancellationToken ct
    )
    {
        var reachable = await database.IsReachableAsync(ct);
        var found = offices.Problems;
        var regions = folder
            .Regions.Select(r => new RegionHealth(
                r.Folder,
                r.IsLoaded,
                r.Problems.Count + found.Count(p => p.File.StartsWith(r.Folder, StringComparison.Ordinal))
            ))
            .ToArray();
        var beats = workers.All;
        var works = reachable && beats.All(w => w.Alive);
        // A region whose files are refused, or letters that cannot be printed, stop nothing else: the node stays in service and says so.
        var typesets = letters.Health;
        var status =
            !works ? "down"
            : regions.All(r => r.Loaded) && found.All(p => p.Severity != ProblemSeverity.Error) && typesets.Available ? "up"
            : "degraded";
        var answer = new Ready(status, database.Kind, reachable, regions, beats, typesets);
        return works ? TypedResults.Ok(answer) : TypedResults.Json(answer, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
