using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Retention;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>What is over its time, proposals to destroy it and their approval, holds on archives. Numbers and dates only.</summary>
internal static class RetentionApi
{
    internal sealed record RetentionView(string Ground, IReadOnlyList<DueView> Due, int Held, IReadOnlyList<ProposalView> Proposals);

    internal sealed record DueView(
        string CaseId,
        string? No,
        string Kind,
        DateTimeOffset ClosedAt,
        string KeptUntil,
        string FallsAway,
        string? Waits
    );

    internal sealed record ProposalView(
        string Id,
        string State,
        string Ground,
        DateTimeOffset ProposedAt,
        string ProposedBy,
        DateTimeOffset? DecidedAt,
        string? DecidedBy,
        string? No,
        string? Reason,
        DateTimeOffset? DoneAt,
        IReadOnlyList<LineView>? Lines = null
    );

    internal sealed record LineView(
        int No,
        string CaseId,
        string? CaseNo,
        string Kind,
        DateTimeOffset ClosedAt,
        string KeptUntil,
        string FallsAway,
        bool Held,
        string? Outcome
    );

    internal sealed record Approval(string No);

    internal sealed record Because(string Reason);

    internal sealed record Made(string Id);

    public static IEndpointRouteBuilder MapRetention(this IEndpointRouteBuilder api)
    {
        var retention = api.MapGroup("/retention").ShowsNothing().RequireAuthorization(Policies.Archive).WithTags("Retensi arsip");
        retention
            .MapGet("/", GetAsync)
            .WithSummary("Arsip lewat masa simpan")
            .WithDescription(
                "The region's rule with its source, what is due (kind HealthPapers: only a case's papers on health), "
                    + "how many are held besides, proposals so far. No participant's data."
            );
        retention
            .MapPost("/proposals", ProposeAsync)
            .WithIdempotency()
            .WithSummary("Usulkan pemusnahan")
            .WithDescription("Proposes all that is due and not held; one standing proposal for each region.");
        retention.MapGet("/proposals/{proposalId}", FindAsync).WithSummary("Satu usulan").WithDescription("With its lines.");
        retention
            .MapGet("/proposals/{proposalId}/pdf", PrintAsync)
            .WithSummary("Berita acara")
            .WithDescription("The act as PDF; before its approval marked as a proposal.");
        retention
            .MapPost("/proposals/{proposalId}/approval", ApproveAsync)
            .WithSummary("Setujui pemusnahan")
            .WithDescription("By the head of the agency, with the number of the act; never by its proposer. Carried out after the answer.");
        retention
            .MapPost("/proposals/{proposalId}/refusal", RefuseAsync)
            .WithSummary("Tolak atau tarik usulan")
            .WithDescription("By the head of the agency, or by who proposed it.");
        return api;
    }

    private static async Task<Results<Ok<RetentionView>, ProblemHttpResult>> GetAsync(
        HttpContext http,
        RetentionDesk desk,
        Offices offices,
        CancellationToken ct
    )
    {
        if (offices.Find(http.User.ToActor().Region) is not { } office)
            return Problems.NotFound("Daerah tidak ditemukan.");
        var due = await desk.DueAsync(office, ct);
        return TypedResults.Ok(
            new RetentionView(
                RetentionDesk.GroundOf(office),
                [.. due.Lines.Select(o => new DueView(o.CaseId, o.No, o.Kind, o.ClosedAt, o.KeptUntil, o.FallsAway, o.Waits))],
                due.Held,
                [.. (await desk.AllAsync(office.Region.Code, ct)).Select(r => Of(r))]
            )
        );
    }

    private static async Task<Results<Created<Made>, ProblemHttpResult>> ProposeAsync(
        HttpContext http,
        RetentionDesk desk,
        Offices offices,
        OfficeClock clock,
        CancellationToken ct
    )
    {
        var actor = http.User.ToActor();
        if (offices.Find(actor.Region) is not { } office)
            return Problems.NotFound("Daerah tidak ditemukan.");
        var id = Idempotency.NewId(http, clock).ToString("n");
        return await desk.ProposeAsync(id, office, actor, ct) is { } refusal
            ? refusal.ToProblem()
            : TypedResults.Created($"/api/retention/proposals/{id}", new Made(id));
    }

    private static async Task<Results<Ok<ProposalView>, ProblemHttpResult>> FindAsync(
        string proposalId,
        HttpContext http,
        RetentionDesk desk,
        CancellationToken ct
    )
    {
        if (await desk.FindAsync(http.User.ToActor().Region, proposalId, ct) is not { } file)
            return Problems.NotFound("Usulan pemusnahan tidak ditemukan.");
        var held = await desk.HeldAsync(file, ct);
        return TypedResults.Ok(
            Of(
                file.Row,
                [
                    .. file.Lines.Select(l => new LineView(
                        l.No,
                        l.CaseId,
                        l.CaseNo,
                        l.Kind,
                        l.ClosedAt,
                        l.KeptUntil,
                        l.FallsAway,
                        held.Contains(l.CaseId),
                        l.Outcome
                    )),
                ]
            )
        );
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> PrintAsync(
        string proposalId,
        HttpContext http,
        RetentionDesk desk,
        Offices offices,
        People people,
        Folders folders,
        TypstRenderer renderer,
        CancellationToken ct
    )
    {
        if (
            offices.Find(http.User.ToActor().Region) is not { } office
            || await desk.FindAsync(office.Region.Code, proposalId, ct) is not { } file
        )
            return Problems.NotFound("Usulan pemusnahan tidak ditemukan.");
        await people.LoadAsync([file.Row.ProposedBy, file.Row.DecidedBy], ct);
        try
        {
            return TypedResults.File(
                (await renderer.RenderAsync(DestructionPrint.Job(office, file, people.NameOf, folders.Workflows), ct)).Pdf,
                "application/pdf",
                "berita-acara-pemusnahan.pdf"
            );
        }
        catch (TypesetException e)
        {
            return e.ToProblem();
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ApproveAsync(
        string proposalId,
        Approval asked,
        HttpContext http,
        RetentionDesk desk,
        Offices offices,
        CancellationToken ct
    )
    {
        if (new Checks().Text("no", asked.No, 100).Problem() is { } invalid)
            return invalid;
        if (offices.Find(http.User.ToActor().Region) is not { } office)
            return Problems.NotFound("Daerah tidak ditemukan.");
        return await desk.ApproveAsync(office, http.User.ToActor(), proposalId, asked.No.Trim(), ct) is { } refusal
            ? refusal.ToProblem()
            : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RefuseAsync(
        string proposalId,
        Because asked,
        HttpContext http,
        RetentionDesk desk,
        Offices offices,
        CancellationToken ct
    )
    {
        if (new Checks().Text("reason", asked.Reason, ArchiveHold.LongestReason).Problem() is { } invalid)
            return invalid;
        if (offices.Find(http.User.ToActor().Region) is not { } office)
            return Problems.NotFound("Daerah tidak ditemukan.");
        return await desk.RefuseAsync(office, http.User.ToActor(), proposalId, asked.Reason.Trim(), ct) is { } refusal
            ? refusal.ToProblem()
            : TypedResults.NoContent();
    }

    private static ProposalView Of(DestructionRow r, IReadOnlyList<LineView>? lines = null) =>
        new(r.Id, r.State, r.Ground, r.ProposedAt, r.ProposedBy, r.DecidedAt, r.DecidedBy, r.No, r.Reason, r.DoneAt, lines);
}
