using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Complaints;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Api;

/// <summary>
/// Complaints (pengaduan): the region's channels, taking one in, following it up. Steps are completed through work items, like those of any
/// case.
/// </summary>
internal static class ComplaintsApi
{
    internal sealed record ChannelView(string Code, string Label, string? How, string? Missing, string Source);

    internal sealed record Channels(IReadOnlyList<ChannelView> Items, string? Missing);

    internal sealed record ComplaintLine(
        string Id,
        string? No,
        string Channel,
        DateTimeOffset ReceivedAt,
        DateTimeOffset? ClosedAt,
        bool Overdue
    );

    internal sealed record ComplaintView(
        string Id,
        string? No,
        string Channel,
        string Matter,
        string? FollowUp,
        string? CaseNo,
        string? CaseId,
        DateTimeOffset ReceivedAt,
        DateTimeOffset? ClosedAt,
        bool Overdue,
        IReadOnlyList<WorkItemView> WorkItems
    );

    public static IEndpointRouteBuilder MapComplaints(this IEndpointRouteBuilder api)
    {
        var complaints = api.MapGroup("/complaints")
            .Shows(Breadth.Case, DataClasses.Names)
            .RequireAuthorization(Policies.Officer)
            .WithTags("Pengaduan");
        complaints
            .MapGet("/channels", List)
            .WithSummary("Saluran pengaduan")
            .WithDescription("As the region's document names them; what it leaves out is told, never filled in.");
        complaints
            .MapPost("/", OpenAsync)
            .RequireAuthorization(Policies.Counter)
            .WithIdempotency()
            .WithSummary("Catat pengaduan")
            .WithDescription(
                "Opens a complaint and writes it into its book. Who complains may stay unnamed; a case that is named is linked."
            );
        complaints
            .MapGet("/", RowsAsync)
            .WithSummary("Daftar pengaduan")
            .WithDescription("Newest first, the open ones unless closed=true; at most 200.");
        complaints.MapGet("/{complaintId}", GetAsync).WithSummary("Satu pengaduan").WithDescription("With its open work items.");
        return api;
    }

    private static Results<Ok<Channels>, ProblemHttpResult> List(HttpContext http, Offices offices) =>
        offices.Find(http.User.ToActor().Region) is { } office
            ? TypedResults.Ok(
                new Channels(
                    [.. office.Region.Complaints.Channels.Select(c => new ChannelView(c.Code, c.Label, c.How, c.Missing, c.Source))],
                    office.Region.Complaints.Missing
                )
            )
            : Problems.NotFound("Daerah tidak ditemukan.");

    private static async Task<Results<Created<CasesApi.Created>, ProblemHttpResult>> OpenAsync(
        NewComplaint asked,
        HttpContext http,
        ComplaintDesk desk,
        OfficeClock clock,
        CancellationToken ct
    )
    {
        var id = Idempotency.NewId(http, clock).ToString("n");
        return await desk.OpenAsync(id, http.User.ToActor(), asked, ct) is { } refusal
            ? refusal.ToProblem()
            : TypedResults.Created($"/api/complaints/{id}", new CasesApi.Created(id));
    }

    private static async Task<Ok<IReadOnlyList<ComplaintLine>>> RowsAsync(
        HttpContext http,
        AppDb db,
        CancellationToken ct,
        bool closed = false
    )
    {
        var region = http.User.ToActor().Region;
        var rows = await db.CasesOf(region, CaseKind.Complaint, closed).Take(200).ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<ComplaintLine>>([
            .. rows.Select(c => new ComplaintLine(c.Id, c.CaseNo, c.Channel, c.ReceivedAt, c.ClosedAt, c.Overdue)),
        ]);
    }

    private static async Task<Results<Ok<ComplaintView>, ProblemHttpResult>> GetAsync(
        string complaintId,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    )
    {
        if (await access.FindAsync(complaintId, http, ct) is not { Kind: CaseKind.Complaint } c)
            return Problems.NotFound("Pengaduan tidak ditemukan.");
        string? Fact(string name) => c.Facts.GetValueOrDefault(name);
        return TypedResults.Ok(
            new ComplaintView(
                c.Id,
                c.CaseNo,
                c.Channel,
                Fact(ComplaintFacts.Matter) ?? "",
                Fact(ComplaintFacts.FollowUp),
                Fact(ComplaintFacts.CaseNo),
                Fact(ComplaintFacts.CaseId),
                c.ReceivedAt,
                c.ClosedAt,
                c.Clocks.Values.Any(k => k.Breached),
                [.. c.WorkItems.Values.OrderBy(w => w.OpenedAt).Select(w => CaseViews.Of(c, w))]
            )
        );
    }
}
