using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Server.Hosting;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Api;

/// <summary>Whether a letter is genuine, for anybody who holds it: the same answers as the page /v/TOKEN.</summary>
internal static class VerificationsApi
{
    public static IEndpointRouteBuilder MapVerifications(this IEndpointRouteBuilder api)
    {
        var checks = api.MapGroup("/verifications/{token}")
            .Shows(Breadth.Citizen, DataClasses.Letters)
            .AllowAnonymous()
            .RequireRateLimiting(PublicLimit.Policy)
            .WithTags("Verifikasi surat");
        checks
            .MapGet("/", FindAsync)
            .WithSummary("Periksa surat")
            .WithDescription("Number, date, subject, signer, state and hash of an issued letter, by the token of its QR code.");
        checks
            .MapPost("/file", CompareAsync)
            .WithMetadata(new RequestSizeLimitAttribute(LetterChecks.MaxFile))
            .Accepts<byte[]>("application/pdf")
            .WithSummary("Periksa berkas surat")
            .WithDescription(
                "Whether this PDF is the issued file, which signatures hold, and whether anything was added after the last one."
            );
        return api;
    }

    private static async Task<Results<Ok<LetterCheck>, ProblemHttpResult>> FindAsync(
        string token,
        LetterChecks checks,
        CancellationToken ct
    ) => await checks.FindAsync(token, ct) is { } found ? TypedResults.Ok(found) : Problems.NotFound("Surat tidak ditemukan.");

    private static async Task<Results<Ok<FileCheck>, ProblemHttpResult>> CompareAsync(
        string token,
        HttpContext http,
        LetterChecks checks,
        CancellationToken ct
    )
    {
        using var content = new MemoryStream();
        await http.Request.Body.CopyToAsync(content, ct);
        return await checks.CompareAsync(token, content.ToArray(), ct) is { } found
            ? TypedResults.Ok(found)
            : Problems.NotFound("Surat tidak ditemukan.");
    }
}
