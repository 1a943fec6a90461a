using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Lists;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>
/// The same step for many families of one list, as on its page: the ordinary commands one case after another, an outcome for each.
/// </summary>
internal static class BulkApi
{
    internal sealed record BulkAsked(string ImportId, string ActivityId, IReadOnlyList<string> Cases, string? Evidence = null);

    internal sealed record BulkAnswer(string CaseId, string? CaseNo, bool Done, string? Refusal);

    public static IEndpointRouteBuilder MapBulk(this IEndpointRouteBuilder api)
    {
        api.MapPost("/work-items/bulk", DoAsync)
            .RequireAuthorization(Policies.Officer)
            .WithTags("Tugas")
            .WithSummary("Kerjakan satu langkah bagi banyak keluarga")
            .WithDescription(
                "Of one list, at most 500; whoever is out of the ordinary is left out and done alone. Evidence: what EDABU says of all, "
                    + "where the step is a check. Not one transaction: each case has its own outcome."
            );
        return api;
    }

    private static async Task<Results<Ok<IReadOnlyList<BulkAnswer>>, ProblemHttpResult>> DoAsync(
        BulkAsked asked,
        HttpContext http,
        ListedFamilies lists,
        CancellationToken ct
    )
    {
        var checks = new Checks()
            .Text("importId", asked.ImportId, 100)
            .Text("activityId", asked.ActivityId, 60)
            .Optional("evidence", asked.Evidence, 300)
            .That(
                asked.Cases is { Count: > 0 and <= ListedFamilies.Most },
                "cases",
                "count-invalid",
                $"Sebut 1 sampai {ListedFamilies.Most} berkas."
            );
        if (checks.Problem() is { } invalid)
            return invalid;
        var actor = http.User.ToActor();
        if (await lists.OfAsync(actor.Region, asked.ImportId, ct) is not { } families)
            return Problems.NotFound("Daftar ini tidak ada.");
        if (ListedFamilies.Steps(families).FirstOrDefault(s => s.ActivityId == asked.ActivityId) is not { } step)
            return Problems.NotFound("Tidak ada keluarga daftar ini yang menunggu di langkah itu.");
        var isCheck = step.Kind == WorkKinds.Verification;
        if (isCheck && string.IsNullOrWhiteSpace(asked.Evidence))
            return new Checks().Text("evidence", asked.Evidence, 300).Problem()!;
        var named = asked.Cases.ToHashSet(StringComparer.Ordinal);
        var check = isCheck ? new SegmentCheck("TIDAK_ADA", "TIDAK_ADA", Bukti: asked.Evidence!.Trim()) : null;
        var done = await lists.DoAsync(actor, [.. families.Where(f => named.Contains(f.CaseId))], asked.ActivityId, check, ct);
        return TypedResults.Ok<IReadOnlyList<BulkAnswer>>([
            .. done.Select(o => new BulkAnswer(o.CaseId, o.CaseNo, o.Refusal is null, o.Refusal)),
        ]);
    }
}
