using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>Letters of a case or batch. Their text may hold health data: opening one names a purpose and is recorded.</summary>
internal static class LettersApi
{
    public static IEndpointRouteBuilder MapLetters(this IEndpointRouteBuilder api)
    {
        var letters = api.MapGroup("/cases/{caseId}/letters").RequireAuthorization(Policies.Officer).WithTags("Surat");
        letters.MapGet("/{key}", GetAsync).WithSummary("Satu surat").WithDescription("Text, hash, parafs and signature; with its ETag. The purpose is recorded.");
        return api;
    }

    private static async Task<Results<Ok<LetterView>, ProblemHttpResult>> GetAsync(string caseId, string key, string? purpose, HttpContext http, CaseAccess access, AppDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await access.FindAsync(caseId, http.User, ct) is not { } state || state.Letters.GetValueOrDefault(key) is not { } letter) return Problems.NotFound("Surat tidak ditemukan.");
        if (new Checks().Text("purpose", purpose, 200).Problem() is { } invalid) return invalid;
        db.Reads.Add(new ReadRow { At = clock.GetUtcNow(), Actor = http.User.ToActor().Id, Region = state.Region, CaseId = caseId, What = $"letter/{key}", Purpose = purpose });
        await db.SaveChangesAsync(ct);
        http.Response.WriteTag(letter.Version);
        return TypedResults.Ok(CaseViews.Of(letter, withBody: true));
    }
}
