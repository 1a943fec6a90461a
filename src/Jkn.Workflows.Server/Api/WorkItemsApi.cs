using System.Globalization;
using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>
/// The inbox and every act on a work item. Acts name the version seen (If-Match); repeating one's own act answers the present state.
/// </summary>
internal static class WorkItemsApi
{
    /// <summary>Scope: MINE (on my desk) or POOL (waiting for my roles, taken or not).</summary>
    internal sealed record InboxFilter(string Scope = "POOL", string? Role = null);

    internal sealed record InboxSearch(InboxFilter? Filter = null, PageRequest? Page = null);

    internal sealed record InboxLine(
        string Id,
        string CaseId,
        string CaseKind,
        string? CaseNo,
        string? Name,
        string ActivityId,
        string Kind,
        string Role,
        string Title,
        string? Act,
        string? Letter,
        string? AssignedTo,
        bool Emergency,
        bool Overdue,
        DateTimeOffset? DueAt,
        DateTimeOffset OpenedAt,
        int Version
    );

    internal sealed record Reassignment(string To);

    internal sealed record Completed(string Outcome, string? Note = null, IReadOnlyDictionary<string, string>? Data = null);

    internal sealed record Marked(string Passage, string Why, string? Field = null);

    /// <summary>Passphrase or one-time code: only where the region signs at the provider; it lives in this request alone.</summary>
    internal sealed record SignOffGiven(
        string Outcome,
        string? Note = null,
        string? DocumentHash = null,
        string? Passphrase = null,
        string? OneTimeCode = null,
        IReadOnlyList<Marked>? Marks = null
    )
    {
        // A record prints its members; a secret must not print.
        public override string ToString() => $"SignOffGiven {Outcome}";
    }

    internal sealed record Acted(string Status, IReadOnlyList<WorkItemView> WorkItems);

    public static IEndpointRouteBuilder MapWorkItems(this IEndpointRouteBuilder api)
    {
        api.MapPost("/work-items/search", SearchAsync)
            .RequireAuthorization(Policies.Officer)
            .WithTags("Tugas")
            .WithSummary("Kotak tugas")
            .WithDescription("Most urgent first, by cursor.");
        var items = api.MapGroup("/cases/{caseId}/work-items/{itemId}").RequireAuthorization(Policies.Officer).WithTags("Tugas");
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

    private static async Task<Results<Ok<Paged<InboxLine>>, ProblemHttpResult>> SearchAsync(
        InboxSearch search,
        HttpContext http,
        Inbox inbox,
        Offices offices,
        OfficeClock clock,
        CancellationToken ct
    )
    {
        const string sort = "due";
        var (page, filter, actor) = (search.Page ?? new(), search.Filter ?? new(), http.User.ToActor());
        if (filter.Scope is not ("MINE" or "POOL"))
            return Problems.Unprocessable(
                "scope-unknown",
                "Lingkup harus MINE atau POOL.",
                new InvalidParam("filter.scope", "scope-unknown", "MINE atau POOL.")
            );
        InboxPlace? after = null;
        if (page.Cursor is { } text)
        {
            if (
                !Cursor.TryDecode(text, sort, 3, out var cursor)
                || !long.TryParse(cursor.After[0], out var due)
                || !long.TryParse(cursor.After[1], out var key)
            )
                return Problems.CursorInvalid();
            after = new(DateTimeOffset.FromUnixTimeMilliseconds(due), key, cursor.After[2]);
        }
        var rows =
            filter.Scope == "MINE"
                ? await inbox.DeskAsync(actor.Id, after, page.Take + 1, ct)
                : await inbox.PageAsync(actor.Region, RolesOf(actor, filter.Role, offices, clock), after, page.Take + 1, ct);
        var cut = page.Cut(
            rows,
            sort,
            r =>
                [
                    r.DueAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
                    r.CaseKey.ToString(CultureInfo.InvariantCulture),
                    r.ItemId,
                ]
        );
        return TypedResults.Ok(new Paged<InboxLine>([.. cut.Items.Select(Line)], cut.Next));
    }

    /// <summary>The roles an actor may act in today, or the one asked for when it is among them.</summary>
    private static string[] RolesOf(Actor actor, string? only, Offices offices, OfficeClock clock)
    {
        if (offices.Find(actor.Region) is not { } office)
            return [];
        return [.. office.Organisation.RolesOf(actor, office.DateOf(clock.GetUtcNow())).Where(r => only is null || r == only)];
    }

    private static InboxLine Line(WorkItemRow r) =>
        new(
            ItemIds.ToUrl(r.ItemId),
            r.CaseId,
            r.CaseKind,
            r.CaseNo,
            r.Name,
            r.ActivityId,
            r.Kind,
            r.Role,
            r.Title,
            r.Act,
            r.Letter,
            r.AssignedTo,
            r.Emergency,
            r.Overdue,
            r.DueAt == WorkItemRow.Never ? null : r.DueAt,
            r.OpenedAt,
            r.Version
        );

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
        RemoteSigning remote,
        CancellationToken ct
    )
    {
        var checks = new Checks()
            .Text("outcome", asked.Outcome, 100)
            .Optional("note", asked.Note, 2000)
            .Optional("documentHash", asked.DocumentHash, 128)
            .Optional("passphrase", asked.Passphrase, 200)
            .Optional("oneTimeCode", asked.OneTimeCode, 20)
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
        using var secret = RemoteSigning.ProofOf(asked.Passphrase, asked.OneTimeCode);
        var letter = await remote.LetterOfAsync(caseId, item, asked.Outcome, http.User.ToActor(), ct);
        if (letter is { Act: Domain.Words.Acts.Sign } && secret is null)
            return Problems.Unprocessable(
                Signing.SealCodes.NoSecret,
                "Passphrase wajib diisi.",
                new InvalidParam("passphrase", Signing.SealCodes.NoSecret, "Wajib diisi.")
            );
        var (answer, problem) = await access.GiveAsync(
            caseId,
            http,
            new GiveSignOff(item, asked.Outcome, asked.Note, asked.DocumentHash, (int)Math.Min(version, int.MaxValue))
            {
                Marks = [.. (asked.Marks ?? []).Select(m => new PassageMark(m.Passage, m.Why, m.Field))],
            },
            ct
        );
        if (problem is not null)
            return problem;
        if (letter is null || secret is null)
            return Shown(answer!.State!);
        return await remote.SealAsync(caseId, letter.Key, http.User.ToActor(), secret, ct) is var (state, refused) && refused is not null
            ? refused.ToProblem()
            : Shown(state);
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
