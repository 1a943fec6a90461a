using System.Globalization;
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
    /// <summary>Who stands before the reader: never in an address, so never in a log.</summary>
    internal sealed record HolderQuestion(DateOnly BirthDate, string NikEnd);

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
            .WithMetadata(new RequestSizeLimitAttribute(LetterFileChecks.MaxFile))
            .Accepts<byte[]>("application/pdf")
            .WithSummary("Periksa berkas surat")
            .WithDescription(
                "Whether this PDF is the issued file (ASLI), other bytes (SALINAN, with what differs), or no readable letter "
                    + "(TIDAK_TERBACA)."
            );
        checks
            .MapPost("/holder", MatchAsync)
            .WithSummary("Cocokkan pemegang surat")
            .WithDescription("Whether birth date and the last six digits of NIK are those of the letter's person; nothing else is told.");
        return api;
    }

    private static async Task<Results<Ok<LetterCheck>, ProblemHttpResult>> FindAsync(
        string token,
        LetterChecks checks,
        CancellationToken ct
    ) => await checks.FindAsync(token, ct) is { } found ? TypedResults.Ok(found) : Unknown();

    private static async Task<Results<Ok<FileCheck>, ProblemHttpResult>> CompareAsync(
        string token,
        HttpContext http,
        LetterFileChecks checks,
        UploadTurns uploads,
        CancellationToken ct
    )
    {
        using var turn = uploads.Take(http.Connection.RemoteIpAddress);
        if (turn is null)
            return Later(http, CheckTurns.Again);
        var (answer, check) = await checks.CompareAsync(token, http.Request.Body, ct);
        return answer switch
        {
            FileAnswer.Told => TypedResults.Ok(check!),
            FileAnswer.Unknown => Unknown(),
            FileAnswer.TooLarge => Problems.Answer(
                StatusCodes.Status413PayloadTooLarge,
                "body-too-large",
                "Berkas lebih besar dari 10 MB."
            ),
            FileAnswer.Slow => Problems.Answer(StatusCodes.Status408RequestTimeout, "body-too-slow", "Berkas tidak selesai terkirim."),
            _ => Later(http, CheckTurns.Again),
        };
    }

    private static async Task<Results<Ok<HolderMatch>, ProblemHttpResult>> MatchAsync(
        string token,
        HolderQuestion question,
        HttpContext http,
        LetterHolders holders,
        CancellationToken ct
    )
    {
        if (question.NikEnd.Length != LetterHolders.Digits || !question.NikEnd.All(char.IsAsciiDigit))
            return Problems.Unprocessable(
                "input-refused",
                "Isian tidak dapat diterima.",
                new InvalidParam("nikEnd", "digits", "Enam angka terakhir NIK.")
            );
        var answer = await holders.MatchAsync(token, question.BirthDate, question.NikEnd, http.Connection.RemoteIpAddress, ct);
        return answer switch
        {
            { Match: { } match } => TypedResults.Ok(match),
            { Wait: { } wait } => Later(http, wait),
            _ => Unknown(),
        };
    }

    private static ProblemHttpResult Unknown() => Problems.NotFound("Surat dengan kode ini tidak tercatat. Jangan diterima.");

    private static ProblemHttpResult Later(HttpContext http, TimeSpan wait)
    {
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Problems.Answer(StatusCodes.Status429TooManyRequests, "too-many-requests", "Terlalu banyak permintaan. Coba lagi nanti.");
    }
}
