using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Data;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>Acts of power in two steps by two people, and the office's own journal.</summary>
internal static class ProposalsApi
{
    private const int MostEntries = 200;

    /// <summary>A proposal; <paramref name="Refused"/>: why the caller may not confirm it, null when he may.</summary>
    internal sealed record ProposalView(string Id, string Text, string Reason, string By, DateTimeOffset At, string? Refused);

    /// <summary>What waits now, and the proposer's half of a code for the account's owner, where one is needed.</summary>
    internal sealed record Proposed(string Id, string? HalfCode);

    /// <summary>The confirmer's half of the code, where one is needed. Shown this once.</summary>
    internal sealed record Confirmed(string? HalfCode);

    internal sealed record Refusal(string Reason);

    internal sealed record OfficeEntryView(DateTimeOffset At, string By, string? Capacity, IReadOnlyList<string> Sentences);

    public static IEndpointRouteBuilder MapProposals(this IEndpointRouteBuilder api)
    {
        var proposals = api.MapGroup("/proposals").ShowsNothing().WithTags("Usulan wewenang").RequireAuthorization(Policies.Auditor);
        proposals
            .MapGet("/", ListAsync)
            .WithSummary("Usulan yang menunggu")
            .WithDescription("Acts of power that wait for their second person.");
        proposals
            .MapPost("/", ProposeAsync)
            .WithSummary("Usulkan perubahan wewenang")
            .WithDescription("Appointments, substitutes, roles above the desks, resets, opening the region. Nothing changes yet.");
        proposals
            .MapPost("/{id}/confirmation", ConfirmAsync)
            .WithSummary("Sahkan usulan")
            .WithDescription("By another account than the proposer's; one of the two holds the head's office today.");
        proposals.MapPost("/{id}/refusal", RefuseAsync).WithSummary("Tolak atau tarik usulan").WithDescription("With a reason.");
        api.MapGet("/office-journal", JournalAsync)
            .ShowsNothing()
            .WithTags("Usulan wewenang")
            .RequireAuthorization(Policies.Auditor)
            .WithSummary("Buku kantor")
            .WithDescription("Who changed power or rules, when, in which capacity and why; newest first, at most 200 entries.");
        return api;
    }

    private static async Task<Ok<IReadOnlyList<ProposalView>>> ListAsync(HttpContext http, PowerScene scene, CancellationToken ct) =>
        TypedResults.Ok<IReadOnlyList<ProposalView>>([
            .. (await scene.ProposalsAsync(http.User.ToActor(), ct)).Select(p => new ProposalView(
                p.Id,
                p.Text,
                p.Reason,
                p.By,
                p.At,
                p.Why
            )),
        ]);

    private static async Task<Results<Created<Proposed>, ProblemHttpResult>> ProposeAsync(
        NewProposal asked,
        HttpContext http,
        PowerDesk power,
        OfficeClock clock,
        CancellationToken ct
    )
    {
        if (asked.Fault() is { } fault)
            return fault.ToProblem();
        if (asked.Act(SignInCodes.NewId(clock.GetUtcNow())) is not { } act)
            return Problems.Unprocessable(
                "proposal-kind-invalid",
                "Jenis usulan ini tidak dikenal.",
                new InvalidParam("kind", "proposal-kind-invalid", "Jenis usulan ini tidak dikenal.")
            );
        var actor = http.User.ToActor();
        var answer = await power.ProposeAsync(actor.Region, actor, act, asked.Reason, ct);
        return answer.Rejection is { } no
            ? no.ToProblem()
            : TypedResults.Created($"/api/proposals/{answer.Proposal}", new Proposed(answer.Proposal!, answer.Code));
    }

    private static async Task<Results<Ok<Confirmed>, ProblemHttpResult>> ConfirmAsync(
        string id,
        HttpContext http,
        PowerDesk power,
        LiveSessions sessions,
        CancellationToken ct
    )
    {
        var actor = http.User.ToActor();
        var answer = await power.ConfirmAsync(actor.Region, actor, id, ct);
        if (answer.Rejection is { } no)
            return no.ToProblem();
        if (answer.Subject is { } subject)
            sessions.Forget(subject);
        return TypedResults.Ok(new Confirmed(answer.Code));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RefuseAsync(
        string id,
        Refusal asked,
        HttpContext http,
        PowerDesk power,
        CancellationToken ct
    )
    {
        var actor = http.User.ToActor();
        return await power.RefuseAsync(actor.Region, actor, id, asked.Reason, ct) is { } no ? no.ToProblem() : TypedResults.NoContent();
    }

    private static async Task<Ok<IReadOnlyList<OfficeEntryView>>> JournalAsync(
        HttpContext http,
        OfficeHistory history,
        CancellationToken ct
    ) =>
        TypedResults.Ok<IReadOnlyList<OfficeEntryView>>([
            .. (await history.OfAsync(http.User.ToActor().Region, MostEntries, _ => true, ct)).Select(e => new OfficeEntryView(
                e.At,
                e.Who,
                e.Capacity,
                e.Words
            )),
        ]);
}
