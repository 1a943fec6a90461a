using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Identity;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Api;

/// <summary>Finding cases: newest first, by cursor; numbers of persons exactly, through their keyed index.</summary>
internal static class CaseSearchApi
{
    internal sealed record CaseFilter(
        string? Status = null,
        string? Sop = null,
        string? CaseNo = null,
        string? Name = null,
        string? Nik = null,
        bool? Open = null,
        bool? Overdue = null,
        string? NoKk = null,
        string? Phone = null,
        string? Find = null,
        string? PersonState = null
    );

    internal sealed record CaseSearch(CaseFilter? Filter = null, PageRequest? Page = null);

    internal sealed record CaseLine(
        string Id,
        string? CaseNo,
        string? Name,
        IReadOnlyList<string> People,
        string? NikMasked,
        string Status,
        string StatusLabel,
        string Path,
        DateTimeOffset ReceivedAt,
        string? PromiseText,
        bool Overdue,
        int Incidents,
        string? Summary
    );

    internal static async Task<Results<Ok<Paged<CaseLine>>, ProblemHttpResult>> SearchAsync(
        CaseSearch search,
        HttpContext http,
        AppDb db,
        SecureLookup lookup,
        Offices offices,
        CaseScopes scopes,
        DataGate gate,
        CancellationToken ct
    )
    {
        const string sort = "newest";
        var (page, filter, actor) = (search.Page ?? new(), search.Filter ?? new(), http.User.ToActor());
        var invalid = new Checks()
            .Optional("filter.status", filter.Status, 40)
            .Optional("filter.sop", filter.Sop, 100)
            .Optional("filter.caseNo", filter.CaseNo, 100)
            .Optional("filter.name", filter.Name, 100)
            .Optional("filter.nik", filter.Nik, 30)
            .Optional("filter.noKk", filter.NoKk, 30)
            .Optional("filter.phone", filter.Phone, 30)
            .Optional("filter.find", filter.Find, 100)
            .Optional("filter.personState", filter.PersonState, 40)
            .Problem();
        if (invalid is not null)
            return invalid;
        var rows = db.Cases.AsNoTracking().Where(c => c.Kind == nameof(CaseKind.Case));
        string[] regions = actor.Region == "*" ? [.. offices.All.Select(o => o.Region.Code)] : [actor.Region];
        if (ByNumber(filter) && !await gate.AtCounterAsync(actor, "search", "Mencari berkas dengan nomor", ct))
            return Problems.Answer(
                StatusCodes.Status403Forbidden,
                "data-forbidden",
                "Peran Anda tidak mencari dengan NIK, KK, atau telepon."
            );
        rows = await FilteredAsync(rows, filter, regions, db, lookup, ct);
        rows = await scopes.NarrowedAsync(db, rows, actor, ct);
        if (page.Cursor is { } text)
        {
            if (!Cursor.TryDecode(text, sort, 1, out var cursor) || !long.TryParse(cursor.After[0], out var after))
                return Problems.CursorInvalid();
            rows = rows.Where(c => c.CaseKey < after);
        }
        var found = await rows.OrderByDescending(c => c.CaseKey).Take(page.Take + 1).ToListAsync(ct);
        var cut = page.Cut(found, sort, c => [c.CaseKey.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        var people = await db.PeopleOfAsync(cut.Items, ct);
        return TypedResults.Ok(
            new Paged<CaseLine>([.. cut.Items.Select(c => Line(c, [.. people[c.CaseKey]], http.User.SeesMasked()))], cut.Next)
        );
    }

    private static async Task<IQueryable<CaseRow>> FilteredAsync(
        IQueryable<CaseRow> rows,
        CaseFilter filter,
        string[] regions,
        AppDb db,
        SecureLookup lookup,
        CancellationToken ct
    )
    {
        rows = rows.Where(c => regions.Contains(c.Region));
        if (filter.Status is { } status)
            rows = rows.Where(c => c.Status == status);
        if (filter.Sop is { } sop)
            rows = rows.Where(c => c.Sop == sop);
        if (filter.PersonState is { } state)
            rows = rows.WithAnybody(db, regions, state);
        if (filter.CaseNo is { } number)
            rows = await rows.NumberedAsync(db, number, ct);
        if (filter.Name is { Length: > 0 } name)
            rows = await rows.NamedAsync(db, regions, name, ct);
        if (filter.Open is { } open)
            rows = open ? rows.Where(c => c.ClosedAt == null) : rows.Where(c => c.ClosedAt != null);
        if (filter.Overdue is { } overdue)
            rows = rows.Where(c => c.Overdue == overdue);
        if (filter.Nik is { } nik)
            rows = await rows.LookedUpAsync(db, ["N"], lookup.Hmac(CaseFinding.Digits(nik) ?? nik), ct);
        if (filter.NoKk is { } family)
            rows = await rows.LookedUpAsync(db, ["K"], lookup.Hmac(CaseFinding.Digits(family) ?? family), ct);
        if (filter.Phone is { } phone)
            rows = await rows.LookedUpAsync(db, ["T"], lookup.Hmac(Telephone.Digits(phone) ?? phone), ct);
        if (filter.Find is { Length: > 0 } anything)
            rows = await rows.FoundAsync(db, lookup, regions, anything, ct);
        return rows;
    }

    /// <summary>A person's number, not a case's: to be found by it, it must be known, and the answer tells whose it is.</summary>
    private static bool ByNumber(CaseFilter filter) =>
        filter.Nik is not null || filter.NoKk is not null || filter.Phone is not null || CaseFinding.IsOfPerson(filter.Find);

    private static CaseLine Line(CaseRow c, IReadOnlyList<string> people, bool masked) =>
        new(
            c.Id,
            c.CaseNo,
            c.Name,
            people,
            masked ? c.NikMasked : null,
            c.Status,
            CaseStatus.Labels[c.Status],
            c.Path,
            c.ReceivedAt,
            c.PromiseText,
            c.Overdue,
            c.Incidents,
            c.Summary
        );
}
