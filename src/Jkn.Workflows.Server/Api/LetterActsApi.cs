using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Api;

/// <summary>What is done to a letter beside its sign-offs: print again, turn to ink, scan, the signer's word on it, revoke.</summary>
internal static class LetterActsApi
{
    internal sealed record Reasoned(string Reason);

    internal sealed record ScanConfirmed(string Hash, string? Code = null);

    public static IEndpointRouteBuilder MapLetterActs(this IEndpointRouteBuilder api)
    {
        var letters = api.MapGroup("/cases/{caseId}/letters")
            .Shows(Breadth.Case, DataClasses.Names)
            .RequireAuthorization(Policies.Officer)
            .WithTags("Surat");
        letters
            .MapPost("/{key}/retry", RetryAsync)
            .WithSummary("Ulangi cetak surat")
            .WithDescription("After the cause of a Gangguan was mended.");
        letters
            .MapPost("/{key}/wet-ink", WetInkAsync)
            .WithSummary("Alihkan ke tanda tangan basah")
            .WithDescription("The number stays; a reason is needed.");
        letters
            .MapPut("/{key}/scan", ScanAsync)
            .WithMetadata(new RequestSizeLimitAttribute(LetterScans.MaxSize))
            .Accepts<byte[]>("application/pdf", "image/jpeg", "image/png")
            .WithSummary("Unggah surat bertanda tangan")
            .WithDescription("The scan of the letter signed in ink, as the body: PDF, JPEG or PNG.");
        letters
            .MapPost("/{key}/scan/confirmation", ConfirmAsync)
            .WithSummary("Konfirmasi pindaian")
            .WithDescription("By the official who signed in ink, with his own proof, for the scan with this hash.");
        letters
            .MapPost("/{key}/scan/refusal", RefuseScanAsync)
            .WithSummary("Tolak pindaian")
            .WithDescription("Back to the back office, with a reason.");
        letters
            .MapPost("/{key}/revocation", RevokeAsync)
            .WithSummary("Cabut surat")
            .WithDescription("By the head of the agency, with a reason. Shows at once to whoever checks the letter.");
        return api;
    }

    private static Task<Results<NoContent, ProblemHttpResult>> RetryAsync(
        string caseId,
        string key,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    ) => access.GivenAsync(caseId, http, new RetryLetter(key), ct);

    private static Task<Results<NoContent, ProblemHttpResult>> WetInkAsync(
        string caseId,
        string key,
        Reasoned asked,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    ) =>
        new Checks().Text("reason", asked.Reason, 500).Problem() is { } invalid
            ? Task.FromResult<Results<NoContent, ProblemHttpResult>>(invalid)
            : access.GivenAsync(caseId, http, new ChooseWetInk(key, asked.Reason), ct);

    private static Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        string caseId,
        string key,
        Reasoned asked,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    ) =>
        new Checks().Text("reason", asked.Reason, 500).Problem() is { } invalid
            ? Task.FromResult<Results<NoContent, ProblemHttpResult>>(invalid)
            : access.GivenAsync(caseId, http, new RevokeLetter(key, asked.Reason), ct);

    private static async Task<Results<NoContent, ProblemHttpResult>> ScanAsync(
        string caseId,
        string key,
        HttpContext http,
        CaseAccess access,
        LetterScans scans,
        CancellationToken ct
    )
    {
        if (await LettersApi.FindAsync(caseId, key, http, access, ct) is not var (state, letter))
            return Problems.NotFound("Surat tidak ditemukan.");
        return await scans.RecordAsync(state, letter, http.Request.Body, http.User.ToActor(), ct) is { } refused
            ? refused.ToProblem()
            : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ConfirmAsync(
        string caseId,
        string key,
        ScanConfirmed asked,
        HttpContext http,
        CaseAccess access,
        LetterScans scans,
        CancellationToken ct
    )
    {
        if (new Checks().Text("hash", asked.Hash, 128).Optional("code", asked.Code, 20).Problem() is { } invalid)
            return invalid;
        if (await LettersApi.FindAsync(caseId, key, http, access, ct) is not var (state, letter))
            return Problems.NotFound("Surat tidak ditemukan.");
        using var shown = ShownProof.Of(null, null, asked.Code);
        return await scans.ConfirmAsync(state, letter, asked.Hash, shown, http.User.ToActor(), ct) is { } refused
            ? refused.ToProblem()
            : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RefuseScanAsync(
        string caseId,
        string key,
        Reasoned asked,
        HttpContext http,
        CaseAccess access,
        LetterScans scans,
        CancellationToken ct
    )
    {
        if (new Checks().Text("reason", asked.Reason, 500).Problem() is { } invalid)
            return invalid;
        if (await LettersApi.FindAsync(caseId, key, http, access, ct) is not var (state, letter))
            return Problems.NotFound("Surat tidak ditemukan.");
        return await scans.RefuseAsync(state, letter, asked.Reason, http.User.ToActor(), ct) is { } refused
            ? refused.ToProblem()
            : TypedResults.NoContent();
    }
}
