using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Data;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>Papers of the counter, and the receipt's status code.</summary>
internal static class ReceiptsApi
{
    internal sealed record NewCode(string Code);

    public static IEndpointRouteBuilder MapReceipts(this IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases/{caseId}")
            .Shows(Breadth.Case, DataClasses.Identity)
            .RequireAuthorization(Policies.Officer)
            .WithTags("Berkas");
        MapPaper(cases, "/receipt", CounterPapers.Receipt)
            .WithSummary("Cetak tanda terima")
            .WithDescription("With the code for asking after the case. The purpose is recorded.");
        MapPaper(cases, "/return-slip", CounterPapers.ReturnSlip)
            .WithSummary("Cetak slip pengembalian")
            .WithDescription("What is missing, and this month's cut-off. The purpose is recorded.");
        cases
            .MapPost("/status-code", ReissueAsync)
            .WithSummary("Beri kode status baru")
            .WithDescription("By the counter, when the receipt was lost. The former code ends.");
        return api;
    }

    private static RouteHandlerBuilder MapPaper(RouteGroupBuilder cases, string path, string paper) =>
        cases.MapGet(
            path,
            (
                string caseId,
                string? purpose,
                HttpContext http,
                CaseAccess access,
                Offices offices,
                CounterPapers papers,
                DataGate gate,
                OfficeClock clock,
                CancellationToken ct
            ) => PaperAsync(paper, caseId, purpose, http, access, offices, papers, gate, clock, ct)
        );

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> PaperAsync(
        string paper,
        string caseId,
        string? purpose,
        HttpContext http,
        CaseAccess access,
        Offices offices,
        CounterPapers papers,
        DataGate gate,
        OfficeClock clock,
        CancellationToken ct
    )
    {
        if (await access.FindAsync(caseId, http, ct) is not { } state || offices.Find(state.Region) is not { } office)
            return Problems.NotFound("Berkas tidak ditemukan.");
        if (state.CaseNo is null)
            return Problems.Answer(StatusCodes.Status409Conflict, "case-not-numbered", "Berkas belum bernomor.");
        if (await gate.OpenAsync(state, http.User.ToActor(), DataClasses.Identity, paper, purpose, ct) is { } closed)
            return closed.ToProblem();
        try
        {
            return TypedResults.File(
                await papers.RenderAsync(paper, office, state, clock.GetUtcNow(), ct),
                "application/pdf",
                $"{paper}.pdf"
            );
        }
        catch (TypesetException e)
        {
            return e.ToProblem();
        }
    }

    private static async Task<Results<Ok<NewCode>, ProblemHttpResult>> ReissueAsync(
        string caseId,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    )
    {
        var (answer, problem) = await access.GiveAsync(caseId, http, new ReissueStatusCode(), ct);
        return problem is not null ? problem : TypedResults.Ok(new NewCode(answer!.State!.StatusCode!));
    }
}
