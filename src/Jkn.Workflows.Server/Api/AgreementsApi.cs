using System.Text.Json;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Settings;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Api;

/// <summary>The register of agreements (PKS) with BPJS: a batch leaves under the one that is in force on its day of delivery.</summary>
internal static class AgreementsApi
{
    public static IEndpointRouteBuilder MapAgreements(this IEndpointRouteBuilder api)
    {
        var agreements = api.MapGroup("/agreements").ShowsNothing().WithTags("PKS");
        agreements
            .MapGet("/", ListAsync)
            .RequireAuthorization(Policies.SignedIn)
            .WithSummary("Daftar PKS")
            .WithDescription("Agreements of the caller's region, by the day they begin.");
        agreements
            .MapPut("/", SaveAsync)
            .RequireAuthorization(Policies.Admin)
            .WithSummary("Catat PKS")
            .WithDescription("One for each day of beginning: the same day again corrects it.");
        return api;
    }

    private static async Task<Results<Ok<IReadOnlyList<Agreement>>, ProblemHttpResult>> ListAsync(
        HttpContext http,
        AppDb db,
        CancellationToken ct
    )
    {
        var region = http.User.ToActor().Region;
        var rows = await db
            .RegionSettings.AsNoTracking()
            .Where(s => s.Region == region && s.Name == SettingNames.Agreement)
            .OrderBy(s => s.EffectiveFrom)
            .ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<Agreement>>([.. rows.Select(r => JsonSerializer.Deserialize<Agreement>(r.Json)!)]);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SaveAsync(
        Agreement asked,
        HttpContext http,
        SettingDesk settings,
        Offices offices,
        CancellationToken ct
    )
    {
        if (AgreementChecks.Of(asked) is { } invalid)
            return invalid.ToProblem();
        if (offices.Find(http.User.ToActor().Region) is null)
            return Problems.NotFound("Daerah tidak ditemukan.");
        return await settings.SaveAsync(http.User.ToActor(), SettingNames.Agreement, asked.From, asked, ct) is { } no
            ? no.ToProblem()
            : TypedResults.NoContent();
    }
}
