using System.Text.Json;
using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Sops;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>Procedures in service and their versions. No participant data here, so administrators may look.</summary>
internal static class SopsApi
{
    internal sealed record SopLine(
        string VersionId,
        string Key,
        string Name,
        string Use,
        int Version,
        string? Label,
        string State,
        string? EffectiveFrom,
        string Hash,
        IReadOnlyList<string> MissingComponents
    );

    internal sealed record ProblemView(string Code, string? NodeId, string Message, bool IsWarning, string WayOut);

    public static IEndpointRouteBuilder MapSops(this IEndpointRouteBuilder api)
    {
        var sops = api.MapGroup("/sops").ShowsNothing().RequireAuthorization(Policies.SignedIn).WithTags("SOP");
        sops.MapGet("/", List).WithSummary("SOP daerah").WithDescription("Every version on the shelf of the caller's region.");
        sops.MapGet("/{versionId}/definition", Definition).WithSummary("Definisi (Elsa 3 JSON)").WithDescription("As it was published.");
        sops.MapGet("/{versionId}/problems", ProblemsOf)
            .WithSummary("Masalah definisi")
            .WithDescription("Errors block taking effect, warnings do not.");
        sops.MapPost("/{versionId}/submission", SubmitAsync)
            .RequireAuthorization(Policies.Admin)
            .WithSummary("Ajukan versi")
            .WithDescription(
                "Freezes a draft by its hash. Errors block; warnings that nobody has acknowledged yet need the submitter's name in "
                    + "acknowledge."
            );
        sops.MapPost("/{versionId}/legalisation", LegaliseAsync)
            .RequireAuthorization(Policies.Legaliser)
            .WithSummary("Sahkan versi")
            .WithDescription("By the head of the agency, with number and date of the decree and the hash submitted.");
        sops.MapPost("/{versionId}/effect", TakeEffectAsync)
            .WithSummary("Berlakukan versi")
            .WithDescription("From a date on; the version before it is replaced on that date. Running cases stay on theirs.");
        sops.MapPost("/{versionId}/revocation", RevokeAsync)
            .RequireAuthorization(Policies.Legaliser)
            .WithSummary("Cabut versi")
            .WithDescription("No new case starts on it after the date.");
        api.MapPost("/cases/{caseId}/migration", MigrateAsync)
            .ShowsNothing()
            .RequireAuthorization(Policies.Admin)
            .WithTags("SOP")
            .WithSummary("Pindahkan berkas ke versi lain")
            .WithDescription("Only between waiting points that exist in both versions; finished steps are never run again.");
        return api;
    }

    internal sealed record Submission(string? Acknowledge = null);

    internal sealed record Legalisation(string Hash, string DecreeNo, string DecreeDate);

    internal sealed record Effect(string From, SopConfirmation? Confirmation = null);

    internal sealed record Revocation(string LastDay, string Reason);

    internal sealed record Migration(string ToVersionId, string Reason, IReadOnlyDictionary<string, string>? Map = null);

    private static async Task<Results<NoContent, ProblemHttpResult>> SubmitAsync(
        string versionId,
        Submission? asked,
        HttpContext http,
        SopDesk desk,
        CancellationToken ct
    ) =>
        new Checks().Optional("acknowledge", asked?.Acknowledge, 200).Problem() is { } invalid
            ? invalid
            : Answer(await desk.SubmitAsync(versionId, http.User.ToActor(), asked?.Acknowledge, ct));

    private static async Task<Results<NoContent, ProblemHttpResult>> LegaliseAsync(
        string versionId,
        Legalisation asked,
        HttpContext http,
        SopDesk desk,
        CancellationToken ct
    ) =>
        new Checks().Text("hash", asked.Hash, 128).Text("decreeNo", asked.DecreeNo, 100).Text("decreeDate", asked.DecreeDate, 10).Problem()
            is { } invalid
            ? invalid
            : Answer(await desk.LegaliseAsync(versionId, http.User.ToActor(), asked.Hash, asked.DecreeNo, asked.DecreeDate, ct));

    private static async Task<Results<NoContent, ProblemHttpResult>> TakeEffectAsync(
        string versionId,
        Effect asked,
        HttpContext http,
        SopDesk desk,
        CancellationToken ct
    ) =>
        new Checks()
            .Text("from", asked.From, 10)
            .Optional("confirmation.text", asked.Confirmation?.Text, 200)
            .Optional("confirmation.author", asked.Confirmation?.Author, 200)
            .Problem()
            is { } invalid
            ? invalid
            : Answer(await desk.TakeEffectAsync(versionId, http.User.ToActor(), asked.From, asked.Confirmation, ct));

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        string versionId,
        Revocation asked,
        HttpContext http,
        SopDesk desk,
        CancellationToken ct
    ) =>
        new Checks().Text("lastDay", asked.LastDay, 10).Text("reason", asked.Reason, 500).Problem() is { } invalid
            ? invalid
            : Answer(await desk.RevokeAsync(versionId, http.User.ToActor(), asked.LastDay, asked.Reason, ct));

    private static async Task<Results<NoContent, ProblemHttpResult>> MigrateAsync(
        string caseId,
        Migration asked,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    )
    {
        if (new Checks().Text("toVersionId", asked.ToVersionId, 200).Text("reason", asked.Reason, 500).Problem() is { } invalid)
            return invalid;
        var (_, problem) = await access.GiveAsync(
            caseId,
            http,
            new Domain.Cases.MigrateCase(asked.ToVersionId, asked.Reason, asked.Map),
            ct
        );
        return problem is null ? TypedResults.NoContent() : problem;
    }

    private static Results<NoContent, ProblemHttpResult> Answer(Domain.Words.Rejection? refusal) =>
        refusal is null ? TypedResults.NoContent() : refusal.ToProblem();

    private static Results<Ok<IReadOnlyList<SopLine>>, ProblemHttpResult> List(HttpContext http, Offices offices) =>
        offices.Find(http.User.ToActor().Region) is { } office
            ? TypedResults.Ok<IReadOnlyList<SopLine>>([
                .. office
                    .Sops.All.OrderBy(v => v.Key, StringComparer.Ordinal)
                    .ThenBy(v => v.Version)
                    .Select(v => new SopLine(
                        v.Id,
                        v.Key,
                        v.Name,
                        v.Use,
                        v.Version,
                        v.Label,
                        v.State.Code(),
                        v.EffectiveFrom,
                        v.Hash,
                        [.. v.Sheet.Missing.Select(m => m.Label)]
                    )),
            ])
            : Problems.NotFound("Daerah tidak ditemukan.");

    private static Results<Ok<JsonElement>, ProblemHttpResult> Definition(string versionId, HttpContext http, Offices offices) =>
        offices.Find(http.User.ToActor().Region)?.Sops.ById(versionId) is { } version
            ? TypedResults.Ok(version.Definition.Source)
            : Problems.NotFound("Versi SOP tidak ditemukan.");

    private static async Task<Results<Ok<IReadOnlyList<ProblemView>>, ProblemHttpResult>> ProblemsOf(
        string versionId,
        HttpContext http,
        Offices offices,
        SopChecks checks,
        CancellationToken ct
    ) =>
        offices.Find(http.User.ToActor().Region) is { } office && office.Sops.ById(versionId) is { } version
            ? TypedResults.Ok<IReadOnlyList<ProblemView>>([
                .. (await checks.CheckAsync(version, office, ct)).Select(p => new ProblemView(
                    p.Code,
                    p.NodeId,
                    p.Message,
                    p.IsWarning,
                    WaysOut.For(p.Code)
                )),
            ])
            : Problems.NotFound("Versi SOP tidak ditemukan.");
}
