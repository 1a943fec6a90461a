using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Errands;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Api;

/// <summary>Errands (urusan kantor): letters and reports without an applicant. Their steps are work items like those of any case.</summary>
internal static class ErrandsApi
{
    internal sealed record NewErrand(string Sop);

    internal sealed record ErrandLine(
        string Id,
        string Sop,
        string? Period,
        string Status,
        DateTimeOffset OpenedAt,
        DateTimeOffset? ClosedAt,
        bool Overdue
    );

    public static IEndpointRouteBuilder MapErrands(this IEndpointRouteBuilder api)
    {
        var errands = api.MapGroup("/errands").ShowsNothing().RequireAuthorization(Policies.Officer).WithTags("Urusan kantor");
        errands
            .MapPost("/", OpenAsync)
            .WithIdempotency()
            .WithSummary("Mulai urusan kantor")
            .WithDescription("What reports on a batch is opened by that batch, not by hand.");
        errands.MapGet("/", RowsAsync).WithSummary("Daftar urusan kantor").WithDescription("Newest first, at most 200.");
        return api;
    }

    private static async Task<Results<Created<CasesApi.Created>, ProblemHttpResult>> OpenAsync(
        NewErrand asked,
        HttpContext http,
        CaseDesk desk,
        OfficeClock clock,
        CancellationToken ct
    )
    {
        var (id, actor) = (Idempotency.NewId(http, clock).ToString("n"), http.User.ToActor());
        var answer = await desk.RunAsync(id, actor.Region, actor, new OpenErrand(id, asked.Sop), creates: true, ct);
        return answer.Decision.Rejection is { } no ? no.ToProblem() : TypedResults.Created($"/api/cases/{id}", new CasesApi.Created(id));
    }

    private static async Task<Ok<IReadOnlyList<ErrandLine>>> RowsAsync(
        HttpContext http,
        AppDb db,
        CancellationToken ct,
        bool closed = false
    )
    {
        var region = http.User.ToActor().Region;
        var rows = await db.CasesOf(region, CaseKind.Errand, closed).Take(200).ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<ErrandLine>>([
            .. rows.Select(c => new ErrandLine(c.Id, c.Sop, c.Period, c.Status, c.ReceivedAt, c.ClosedAt, c.Overdue)),
        ]);
    }
}
