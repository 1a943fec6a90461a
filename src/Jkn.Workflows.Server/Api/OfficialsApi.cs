using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>Officials of the caller's region and who stands in for whom.</summary>
internal static class OfficialsApi
{
    internal sealed record NewDelegation(
        string Role,
        string Absent,
        string Substitute,
        string Kind,
        string Order,
        string OrderDate,
        string From,
        string To
    );

    internal sealed record OrganisationView(IReadOnlyList<Official> Officials, IReadOnlyList<Delegation> Delegations);

    internal sealed record Added(string Id);

    public static IEndpointRouteBuilder MapOfficials(this IEndpointRouteBuilder api)
    {
        var officials = api.MapGroup("/officials").ShowsNothing().WithTags("Pejabat dan delegasi");
        officials
            .MapGet("/", List)
            .RequireAuthorization(Policies.SignedIn)
            .WithSummary("Pejabat dan pengganti")
            .WithDescription("Who holds which office, who stands in, by which order.");
        officials
            .MapPost("/delegations", AddAsync)
            .RequireAuthorization(Policies.Auditor)
            .WithIdempotency()
            .WithSummary("Catat Plh/Plt")
            .WithDescription(
                "By the head for those below him; everything else is proposed (/api/proposals). With the number of the written order; "
                    + "Plt at most 3 months and one extension of 3."
            );
        officials
            .MapDelete("/delegations/{id}", RevokeAsync)
            .RequireAuthorization(Policies.Auditor)
            .WithSummary("Akhiri Plh/Plt")
            .WithDescription("From now on the holder acts again.");
        officials
            .MapPost("/levels", SwitchAsync)
            .RequireAuthorization(Policies.Legaliser)
            .WithSummary("Ubah tingkat pengesahan")
            .WithDescription("The head of the agency switches a level off, or back on, from a date, with a reason.");
        return api;
    }

    /// <summary>What a level does from a date on: <paramref name="Setting"/> is OFF, ON or AS_FILE (as the region's file says).</summary>
    internal sealed record LevelChange(
        string Chain,
        string Role,
        string Setting,
        string From,
        string Reason,
        string? Sop = null,
        int? FromVersion = null
    );

    private static async Task<Results<NoContent, ProblemHttpResult>> SwitchAsync(
        LevelChange asked,
        HttpContext http,
        OfficeDesk desk,
        CancellationToken ct
    )
    {
        var invalid = new Checks()
            .Text("chain", asked.Chain, 10)
            .Text("role", asked.Role, 20)
            .Text("from", asked.From, 10)
            .Text("reason", asked.Reason, 500)
            .Problem();
        if (invalid is not null)
            return invalid;
        if (LevelSettings.Parse(asked.Setting) is not { } setting)
            return Problems.Unprocessable(
                "level-setting-unknown",
                "Tingkat harus OFF, ON atau AS_FILE.",
                new InvalidParam("setting", "level-setting-unknown", "OFF, ON atau AS_FILE.")
            );
        var actor = http.User.ToActor();
        var change = new LevelSwitch(asked.Chain, asked.Role, setting, asked.From, asked.Reason, actor.Id)
        {
            Sop = asked.Sop,
            FromVersion = asked.FromVersion,
        };
        return (await desk.RunAsync(actor.Region, actor, new SwitchLevel(change), ct)).Decision.Rejection is { } refusal
            ? refusal.ToProblem()
            : TypedResults.NoContent();
    }

    private static Results<Ok<OrganisationView>, ProblemHttpResult> List(HttpContext http, Offices offices) =>
        offices.Find(http.User.ToActor().Region) is { Organisation: var organisation }
            ? TypedResults.Ok(new OrganisationView(organisation.Officials, organisation.Delegations))
            : Problems.NotFound("Daerah tidak ditemukan.");

    private static async Task<Results<Created<Added>, ProblemHttpResult>> AddAsync(
        NewDelegation asked,
        HttpContext http,
        Offices offices,
        OfficeDesk desk,
        OfficeClock clock,
        CancellationToken ct
    )
    {
        var invalid = new Checks()
            .Text("role", asked.Role, 20)
            .Text("absent", asked.Absent, 64)
            .Text("substitute", asked.Substitute, 64)
            .Text("kind", asked.Kind, 3)
            .Text("order", asked.Order, 100)
            .Text("orderDate", asked.OrderDate, 10)
            .Text("from", asked.From, 10)
            .Text("to", asked.To, 10)
            .Problem();
        if (invalid is not null)
            return invalid;
        var actor = http.User.ToActor();
        if (offices.Find(actor.Region) is null)
            return Problems.NotFound("Daerah tidak ditemukan.");
        var command = new AppointSubstitute(
            Idempotency.NewId(http, clock).ToString("n"),
            asked.Role,
            asked.Absent,
            asked.Substitute,
            asked.Kind,
            asked.Order,
            asked.OrderDate,
            asked.From,
            asked.To
        );
        return (await desk.RunAsync(actor.Region, actor, command, ct)).Decision.Rejection is { } refusal
            ? refusal.ToProblem()
            : TypedResults.Created($"/api/officials/delegations/{command.Id}", new Added(command.Id));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        string id,
        HttpContext http,
        OfficeDesk desk,
        CancellationToken ct
    )
    {
        var actor = http.User.ToActor();
        return (await desk.RunAsync(actor.Region, actor, new EndSubstitution(id), ct)).Decision.Rejection is { } refusal
            ? refusal.ToProblem()
            : TypedResults.NoContent();
    }
}
