using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>
/// Every act on a work item. Acts name the version seen (If-Match); repeating one's own act answers the present state.
/// </summary>
internal static class WorkItemsApi
{
    internal sealed record Reassignment(string To);

    internal sealed record Completed(string Outcome, string? Note = null, IReadOnlyDictionary<string, string>? Data = null);

    internal sealed record Marked(string Passage, string Why, string? Field = null);

    /// <summary>
    /// What proves the official with a paraf or signature, in this request alone: <c>code</c> of his authenticator; passphrase or one-time
    /// code where his certificate asks for one.
    /// </summary>
    internal sealed record SignOffGiven(
        string Outcome,
        string? Note = null,
        string? DocumentHash = null,
        string? Passphrase = null,
        string? OneTimeCode = null,
        IReadOnlyList<Marked>? Marks = null,
        string? Code = null
    )
    {
        // A record prints its members; a secret must not print.
        public override string ToString() => $"SignOffGiven {Outcome}";
    }

    internal sealed record Acted(string Status, IReadOnlyList<WorkItemView> WorkItems);

    public static IEndpointRouteBuilder MapWorkItems(this IEndpointRouteBuilder api)
    {
        var items = api.MapGroup("/cases/{caseId}/work-items/{itemId}")
            .Shows(Breadth.Case, DataClasses.Names)
            .RequireAuthorization(Policies.Officer)
            .WithTags("Tugas");
        items
            .MapGet("/", GetAsync)
            .WithSummary("Satu tugas")
            .WithDescription("With its ETag. '#' of an id is written '!', '/' is written '~'.");
        items.MapPost("/seen", SeenAsync).WithSummary("Tandai dibuka").WithDescription("From now on the sender can no longer recall it.");
        items.MapPut("/assignment", ClaimAsync).WithIfMatch().WithSummary("Ambil tugas").WithDescription("If-Match: version seen.");
        items.MapDelete("/assignment", ReleaseAsync).WithIfMatch().WithSummary("Lepas tugas").WithDescription("If-Match: version seen.");
        items
            .MapPost("/reassignment", ReassignAsync)
            .WithIfMatch()
            .WithSummary("Alihkan tugas")
            .WithDescription("By a head of section or above. If-Match: version seen.");
        items
            .MapPost("/completion", CompleteAsync)
            .WithIfMatch()
            .WithSummary("Selesaikan tugas")
            .WithDescription("With one of its outcomes and the form's values. If-Match: version seen.");
        items
            .MapPost("/sign-off", SignOffAsync)
            .WithIfMatch()
            .WithSummary("Paraf, setujui, tanda tangani, kembalikan atau tolak")
            .WithDescription("If-Match: version seen; on a letter the hash of the text that was read.");
        items.MapPost("/recall", RecallAsync).WithSummary("Tarik kembali").WithDescription("By the sender, while nobody has opened it.");
        return api;
    }

    private static async Task<Results<Ok<WorkItemView>, ProblemHttpResult>> GetAsync(
        string caseId,
        string itemId,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    )
    {
        if (
            await access.FindAsync(caseId, http, ct) is not { } state
            || state.WorkItems.GetValueOrDefault(ItemIds.FromUrl(itemId)) is not { } item
        )
            return Problems.NotFound("Tugas tidak ditemukan.");
        http.Response.WriteTag(item.Version);
        return TypedResults.Ok(CaseViews.Of(state, item));
    }

    private static Task<Results<Ok<Acted>, ProblemHttpResult>> SeenAsync(
        string caseId,
        string itemId,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    ) => ActAsync(caseId, http, access, new SeeWorkItem(ItemIds.FromUrl(itemId)), ct);

    private static Task<Results<Ok<Acted>, ProblemHttpResult>> ClaimAsync(
        string caseId,
        string itemId,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    ) => MatchedAsync(caseId, http, access, version => new ClaimWorkItem(ItemIds.FromUrl(itemId), version), ct);

    private static Task<Results<Ok<Acted>, ProblemHttpResult>> ReleaseAsync(
        string caseId,
        string itemId,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    ) => MatchedAsync(caseId, http, access, version => new ReleaseWorkItem(ItemIds.FromUrl(itemId), version), ct);

    private static Task<Results<Ok<Acted>, ProblemHttpResult>> ReassignAsync(
        string caseId,
        string itemId,
        Reassignment asked,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    ) =>
        new Checks().Text("to", asked.To, 64).Problem() is { } invalid
            ? Invalid(invalid)
            : MatchedAsync(caseId, http, access, version => new ReassignWorkItem(ItemIds.FromUrl(itemId), asked.To, version), ct);

    private static Task<Results<Ok<Acted>, ProblemHttpResult>> CompleteAsync(
        string caseId,
        string itemId,
        Completed asked,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    )
    {
        var checks = new Checks()
            .Text("outcome", asked.Outcome, 100)
            .Optional("note", asked.Note, 2000)
            .That((asked.Data?.Count ?? 0) <= 100, "data", "too-many", "Paling banyak 100 isian.");
        foreach (var (name, value) in asked.Data ?? new Dictionary<string, string>())
            checks.Optional($"data.{name}", value, 4000).Optional($"data.{name}", name, 60);
        return checks.Problem() is { } invalid
            ? Invalid(invalid)
            : MatchedAsync(
                caseId,
                http,
                access,
                version => new CompleteWorkItem(ItemIds.FromUrl(itemId), asked.Outcome, asked.Note, asked.Data, version),
                ct
            );
    }

    private static async Task<Results<Ok<Acted>, ProblemHttpResult>> SignOffAsync(
        string caseId,
        string itemId,
        SignOffGiven asked,
        HttpContext http,
        CaseAccess access,
        SigningDesk signing,
        CancellationToken ct
    )
    {
        var checks = new Checks()
            .Text("outcome", asked.Outcome, 100)
            .Optional("note", asked.Note, 2000)
            .Optional("documentHash", asked.DocumentHash, 128)
            .Optional("passphrase", asked.Passphrase, 200)
            .Optional("oneTimeCode", asked.OneTimeCode, 20)
            .Optional("code", asked.Code, 20)
            .That(
                (asked.Marks?.Count ?? 0) <= GiveSignOff.MostMarks,
                "marks",
                "too-many",
                $"Paling banyak {GiveSignOff.MostMarks} bagian."
            );
        foreach (var mark in asked.Marks ?? [])
            checks.Text("marks.passage", mark?.Passage, 300).Text("marks.why", mark?.Why, 500).Optional("marks.field", mark?.Field, 60);
        if (checks.Problem() is { } invalid)
            return invalid;
        var item = ItemIds.FromUrl(itemId);
        var (version, stale) = http.Request.ReadIfMatch();
        if (stale is not null)
            return stale;
        using var shown = ShownProof.Of(asked.Passphrase, asked.OneTimeCode, asked.Code);
        var given = new GiveSignOff(item, asked.Outcome, asked.Note, asked.DocumentHash, (int)Math.Min(version, int.MaxValue))
        {
            Marks = [.. (asked.Marks ?? []).Select(m => new PassageMark(m.Passage, m.Why, m.Field))],
        };
        var answer = await signing.GiveAsync(caseId, http.User.ToActor(), given, shown, ct);
        return answer.Rejection is { } refusal ? refusal.ToProblem() : Shown(answer.State!);
    }

    private static Task<Results<Ok<Acted>, ProblemHttpResult>> RecallAsync(
        string caseId,
        string itemId,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    ) => ActAsync(caseId, http, access, new RecallWorkItem(ItemIds.FromUrl(itemId)), ct);

    private static Task<Results<Ok<Acted>, ProblemHttpResult>> Invalid(ProblemHttpResult problem) =>
        Task.FromResult<Results<Ok<Acted>, ProblemHttpResult>>(problem);

    private static async Task<Results<Ok<Acted>, ProblemHttpResult>> MatchedAsync(
        string caseId,
        HttpContext http,
        CaseAccess access,
        Func<int, Command> command,
        CancellationToken ct
    )
    {
        var (version, problem) = http.Request.ReadIfMatch();
        if (problem is not null)
            return problem;
        return await ActAsync(caseId, http, access, command((int)Math.Min(version, int.MaxValue)), ct);
    }

    private static async Task<Results<Ok<Acted>, ProblemHttpResult>> ActAsync(
        string caseId,
        HttpContext http,
        CaseAccess access,
        Command command,
        CancellationToken ct
    )
    {
        var (answer, problem) = await access.GiveAsync(caseId, http, command, ct);
        if (problem is not null)
            return problem;
        return Shown(answer!.State!);
    }

    private static Ok<Acted> Shown(CaseState state) =>
        TypedResults.Ok(
            new Acted(
                state.Status,
                [
                    .. state
                        .WorkItems.Values.OrderBy(w => w.OpenedAt)
                        .ThenBy(w => w.Id, StringComparer.Ordinal)
                        .Select(w => CaseViews.Of(state, w)),
                ]
            )
        );
}
