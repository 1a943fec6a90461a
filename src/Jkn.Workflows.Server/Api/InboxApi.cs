using System.Globalization;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>The inbox: tasks on my desk, or waiting for my roles.</summary>
internal static class InboxApi
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
        int Version,
        IReadOnlyList<InboxPerson> People
    );

    /// <summary>Somebody who waits in a line, with the id and version of his own task.</summary>
    internal sealed record InboxPerson(string Person, string Name, string Id, int Version);

    public static IEndpointRouteBuilder MapInbox(this IEndpointRouteBuilder api)
    {
        api.MapPost("/work-items/search", SearchAsync)
            .RequireAuthorization(Policies.Officer)
            .WithTags("Tugas")
            .WithSummary("Kotak tugas")
            .WithDescription(
                "Most urgent first, by cursor. Tasks of a family's people at one step are one line (its id is the group), each person "
                    + "in it."
            );
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
                || !Cursor.TryMoment(cursor.After[0], out var due)
                || !long.TryParse(cursor.After[1], out var key)
            )
                return Problems.CursorInvalid();
            after = new(due, key, cursor.After[2]);
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
            r.Due,
            r.OpenedAt,
            r.Version,
            [.. r.Persons.Select(p => new InboxPerson(p.Person, p.Name, ItemIds.ToUrl(p.ItemId), p.Version))]
        );
}
