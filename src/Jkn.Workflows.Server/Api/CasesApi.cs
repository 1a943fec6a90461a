using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>Cases: open, look at, cancel, retry what stands still.</summary>
internal static class CasesApi
{
    internal sealed record NewCase(string Sop, string Channel, Applicant Applicant, string? Region = null, int? TrialVersion = null);

    internal sealed record Created(string Id);

    internal sealed record Cancellation(string Reason);

    internal sealed record FactValue(string Value);

    internal sealed record NewNote(string Text);

    internal sealed record HistoryLine(
        DateTimeOffset At,
        string By,
        string Command,
        string? Capacity,
        string? ActingFor,
        IReadOnlyList<string> Events
    );

    public static IEndpointRouteBuilder MapCases(this IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").RequireAuthorization(Policies.Officer).WithTags("Berkas");
        cases
            .MapPost("/", OpenAsync)
            .WithIdempotency()
            .WithSummary("Terima pemohon")
            .WithDescription("Opens a case on the version of the procedure in force today.");
        cases
            .MapPost("/search", CaseSearchApi.SearchAsync)
            .WithSummary("Cari berkas")
            .WithDescription("Newest first, by cursor. A NIK is found exactly, through its keyed index.");
        cases
            .MapGet("/{caseId}", GetAsync)
            .WithSummary("Satu berkas")
            .WithDescription("With unmask=true and a purpose the identity numbers are shown, and the look is recorded.");
        cases
            .MapGet("/{caseId}/timeline", TimelineAsync)
            .WithSummary("Riwayat berkas")
            .WithDescription("Who, in which capacity, when, what.");
        cases
            .MapPost("/{caseId}/cancellation", CancelAsync)
            .WithSummary("Batalkan berkas")
            .WithDescription("Withdrawn by the applicant or keyed by mistake.");
        cases
            .MapPut("/{caseId}/facts/{fact}", FactAsync)
            .WithSummary("Catat keterangan berkas")
            .WithDescription($"A simple fact beside the participants: {string.Join(", ", NoteFact.Known.Keys)}. Never an illness.");
        cases
            .MapPost("/{caseId}/notes", NoteAsync)
            .WithSummary("Tulis catatan")
            .WithDescription("A note on the case for whoever works on it next; shown with who wrote it and when.");
        cases
            .MapPost("/{caseId}/incidents/{incidentId}/retry", RetryAsync)
            .WithSummary("Ulangi langkah yang terganggu")
            .WithDescription("Retries a faulted step.");
        return api;
    }

    private static async Task<Results<Created<Created>, ProblemHttpResult>> OpenAsync(
        NewCase asked,
        HttpContext http,
        CaseDesk desk,
        OfficeClock clock,
        CancellationToken ct
    )
    {
        var invalid = new Checks()
            .Text("sop", asked.Sop, 100)
            .Text("channel", asked.Channel, 20)
            .Text("applicant.nama", asked.Applicant?.Nama, 100)
            .Optional("applicant.telepon", asked.Applicant?.Telepon, 20)
            .Optional("applicant.hubungan", asked.Applicant?.Hubungan, 50)
            .Optional("applicant.alamat", asked.Applicant?.Alamat, 300)
            .Problem();
        if (invalid is not null)
            return invalid;
        var actor = http.User.ToActor();
        var region = asked.Region ?? actor.Region;
        if (!actor.MaySee(region))
            return Problems.NotFound("Daerah tidak ditemukan.");
        // A trial leaves nothing behind, so it is never a case of the store.
        if (asked.TrialVersion is not null)
            return Problems.Unprocessable(
                "trial-not-here",
                "Uji coba tidak dibuat sebagai berkas.",
                new InvalidParam("trialVersion", "trial-not-here", "Kosongkan.")
            );
        var id = Idempotency.NewId(http, clock).ToString("n");
        var answer = await desk.RunAsync(
            id,
            region,
            actor,
            new OpenCase(id, asked.Sop, asked.Channel, asked.Applicant!),
            creates: true,
            ct
        );
        return answer.Decision.Rejection is { } refusal ? refusal.ToProblem() : TypedResults.Created($"/api/cases/{id}", new Created(id));
    }

    private static async Task<Results<Ok<CaseView>, ProblemHttpResult>> GetAsync(
        string caseId,
        HttpContext http,
        CaseAccess access,
        AppDb db,
        OfficeClock clock,
        CancellationToken ct,
        bool unmask = false,
        string? purpose = null
    )
    {
        if (await access.FindAsync(caseId, http, ct) is not { } state)
            return Problems.NotFound("Berkas tidak ditemukan.");
        if (!unmask)
            return TypedResults.Ok(CaseViews.Of(state));
        if (new Checks().Text("purpose", purpose, 200).Problem() is { } invalid)
            return invalid;
        await db.RecordReadAsync(clock.GetUtcNow(), http.User.ToActor().Id, state.Region, caseId, "identity", purpose, ct);
        return TypedResults.Ok(CaseViews.Of(state, unmasked: true));
    }

    private static async Task<Results<Ok<IReadOnlyList<HistoryLine>>, ProblemHttpResult>> TimelineAsync(
        string caseId,
        HttpContext http,
        CaseAccess access,
        CaseReader reader,
        CancellationToken ct
    )
    {
        if (await access.FindAsync(caseId, http, ct) is null)
            return Problems.NotFound("Berkas tidak ditemukan.");
        var history = await reader.HistoryAsync(caseId, ct);
        return TypedResults.Ok<IReadOnlyList<HistoryLine>>([
            .. history.Select(h => new HistoryLine(
                h.Stamp.At,
                h.Stamp.By,
                h.Stamp.Command,
                h.Stamp.Capacity,
                h.Stamp.ActingFor,
                [.. h.Events.Where(e => e is not FlowEvent).Select(e => e.GetType().Name)]
            )),
        ]);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> CancelAsync(
        string caseId,
        Cancellation asked,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    )
    {
        if (new Checks().Text("reason", asked.Reason, 500).Problem() is { } invalid)
            return invalid;
        return await access.GivenAsync(caseId, http, new CancelCase(asked.Reason), ct);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> FactAsync(
        string caseId,
        string fact,
        FactValue asked,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    )
    {
        if (new Checks().Text("value", asked.Value, 200).Problem() is { } invalid)
            return invalid;
        return await access.GivenAsync(caseId, http, new NoteFact(fact, asked.Value), ct);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> NoteAsync(
        string caseId,
        NewNote asked,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    )
    {
        if (new Checks().Text("text", asked.Text, AddNote.MostCharacters).Problem() is { } invalid)
            return invalid;
        return await access.GivenAsync(caseId, http, new AddNote(asked.Text), ct);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RetryAsync(
        string caseId,
        string incidentId,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    )
    {
        return await access.GivenAsync(caseId, http, new RetryIncident(ItemIds.FromUrl(incidentId)), ct);
    }
}
