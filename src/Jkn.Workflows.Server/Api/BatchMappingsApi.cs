using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Lists;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>What a region added to the layout of lists that come back.</summary>
internal static class BatchMappingsApi
{
    public static IEndpointRouteBuilder MapBatchMappings(this IEndpointRouteBuilder api)
    {
        var mappings = api.MapGroup("/mappings").ShowsNothing().RequireAuthorization(Policies.BatchOfficer).WithTags("Batch");
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
}
