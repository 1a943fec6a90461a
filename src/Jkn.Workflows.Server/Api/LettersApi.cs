using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Data;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>Letters of a case or batch. Their text may hold health data: opening one names a purpose and is recorded.</summary>
internal static class LettersApi
{
    internal sealed record PreflightView(string Mode, bool Ready, string? Code, string? Message, DateTimeOffset? ValidUntil);

    public static IEndpointRouteBuilder MapLetters(this IEndpointRouteBuilder api)
    {
        var letters = api.MapGroup("/cases/{caseId}/letters")
            .Shows(Breadth.Case, DataClasses.Letters)
            .RequireAuthorization(Policies.Officer)
            .WithTags("Surat");
        letters
            .MapGet("/{key}", GetAsync)
            .WithSummary("Satu surat")
            .WithDescription("Text, hash, parafs and signature; with its ETag. The purpose is recorded.");
        letters
            .MapGet("/{key}/pdf", PdfAsync)
            .WithSummary("Berkas surat")
            .WithDescription("The issued file; before the signature a preview with KONSEP across the page. The purpose is recorded.");
        letters
            .MapGet("/{key}/print", PrintAsync)
            .WithSummary("Cetak untuk tanda tangan basah")
            .WithDescription("The page to be signed in ink. The purpose is recorded.");
        letters
            .MapGet("/{key}/preflight", PreflightAsync)
            .WithSummary("Kesiapan tanda tangan saya")
            .WithDescription("Whether the caller could sign today: certificate there, valid, his own. Asked before the letter is opened.");
        return api;
    }

    private static async Task<Results<Ok<LetterView>, ProblemHttpResult>> GetAsync(
        string caseId,
        string key,
        string? purpose,
        HttpContext http,
        CaseAccess access,
        DataGate gate,
        CancellationToken ct
    )
    {
        if (await FindAsync(caseId, key, http, access, ct) is not var (state, letter))
            return Unknown();
        if (await ReadAsync(state, $"letter/{key}", purpose, http, gate, ct) is { } invalid)
            return invalid;
        http.Response.WriteTag(letter.Version);
        return TypedResults.Ok(CaseViews.Of(letter, withBody: true));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> PdfAsync(
        string caseId,
        string key,
        string? purpose,
        HttpContext http,
        CaseAccess access,
        DataGate gate,
        Offices offices,
        LetterPreviews previews,
        CancellationToken ct
    )
    {
        if (await FindAsync(caseId, key, http, access, ct) is not var (state, letter))
            return Unknown();
        if (await ReadAsync(state, $"letter/{key}/pdf", purpose, http, gate, ct) is { } invalid)
            return invalid;
        return await PageAsync(state, letter, office => previews.ReadAsync(office, state, letter, ct), offices);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> PrintAsync(
        string caseId,
        string key,
        string? purpose,
        HttpContext http,
        CaseAccess access,
        DataGate gate,
        Offices offices,
        LetterPreviews previews,
        CancellationToken ct
    )
    {
        if (await FindAsync(caseId, key, http, access, ct) is not var (state, letter))
            return Unknown();
        var wet = letter.IsWet || offices.Find(state.Region)?.Region.Settings.SignatureMode.Value == SignatureMode.Basah;
        if (!wet || letter.State != LetterState.MenungguTandaTangan)
            return Problems.Answer(StatusCodes.Status409Conflict, "letter-not-wet", "Surat ini tidak sedang menunggu tanda tangan basah.");
        if (await ReadAsync(state, $"letter/{key}/print", purpose, http, gate, ct) is { } invalid)
            return invalid;
        return await PageAsync(
            state,
            letter,
            async office => (await previews.PrintAsync(office, state, letter, ct), LetterPreviews.Pdf),
            offices
        );
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> PageAsync(
        CaseState state,
        Letter letter,
        Func<Office, Task<(byte[] Content, string MediaType)>> read,
        Offices offices
    )
    {
        if (offices.Find(state.Region) is not { } office)
            return Unknown();
        try
        {
            var (content, mediaType) = await read(office);
            return TypedResults.File(content, mediaType, NameOf(letter, mediaType));
        }
        catch (TypesetException e)
        {
            return e.ToProblem();
        }
    }

    private static async Task<Results<Ok<PreflightView>, ProblemHttpResult>> PreflightAsync(
        string caseId,
        string key,
        HttpContext http,
        CaseAccess access,
        Offices offices,
        LetterSigners signing,
        LetterSealers sealers,
        OfficeClock clock,
        CancellationToken ct
    )
    {
        if (await FindAsync(caseId, key, http, access, ct) is not var (state, letter) || offices.Find(state.Region) is not { } office)
            return Unknown();
        var actor = http.User.ToActor();
        var role = state.WorkItems.Values.FirstOrDefault(w => w.Letter == key && w.Act is not null)?.Role ?? Roles.AgencyHead;
        var capacity = office.Organisation.CapacityOf(actor, role, office.DateOf(clock.GetUtcNow()));
        var answer = await signing.CheckAsync(office, role, letter.IsWet, actor.Id, capacity, ct);
        return TypedResults.Ok(
            new PreflightView(sealers.Of(office, letter).Mode, answer.IsReady, answer.Code, answer.Message, answer.ValidUntil)
        );
    }

    internal static async Task<(CaseState State, Letter Letter)?> FindAsync(
        string caseId,
        string key,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    ) =>
        await access.FindAsync(caseId, http, ct) is { } state && state.Letters.GetValueOrDefault(key) is { } letter
            ? (state, letter)
            : null;

    private static async Task<ProblemHttpResult?> ReadAsync(
        CaseState state,
        string what,
        string? purpose,
        HttpContext http,
        DataGate gate,
        CancellationToken ct
    ) => (await gate.OpenAsync(state, http.User.ToActor(), DataClasses.Letters, what, purpose, ct))?.ToProblem();

    /// <summary>A page that cannot be made: which template, which line, why.</summary>
    internal static ProblemHttpResult ToProblem(this TypesetException e)
    {
        var problem = e.Rejection.ToProblem();
        var extensions = problem.ProblemDetails.Extensions;
        if (e.File is { } file)
            extensions["template"] = file;
        if (e.Line is { } line)
            extensions["line"] = line;
        return problem;
    }

    private static string NameOf(Letter letter, string mediaType) => letter.Key + Uploads.ExtensionOf(mediaType);

    private static ProblemHttpResult Unknown() => Problems.NotFound("Surat tidak ditemukan.");
}
