using System.Text.Json;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Notices;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Api;

/// <summary>Notices: the list of the caller's roles, and what goes to people outside with the state of its delivery.</summary>
internal static class NoticesApi
{
    internal sealed record NoticeView(
        string Id,
        string? CaseId,
        string Event,
        string Addressee,
        string Channel,
        string Subject,
        string Text,
        DateTimeOffset CreatedAt,
        DateTimeOffset? ReadAt
    );

    internal sealed record DeliverySearch(string? State = null, string? CaseId = null);

    internal sealed record DeliveryView(
        string Id,
        string? CaseId,
        string Event,
        string Addressee,
        string Channel,
        string Subject,
        string Text,
        string State,
        int Attempts,
        DateTimeOffset CreatedAt,
        DateTimeOffset? ReadyAt,
        DateTimeOffset? SentAt,
        string? LastError
    );

    internal sealed record DeliveryAct(string Id);

    internal sealed record ContactAsked(string Name, string? Phone = null, string? Email = null, string? Reason = null);

    public static IEndpointRouteBuilder MapNotices(this IEndpointRouteBuilder api)
    {
        var notices = api.MapGroup("/notices").RequireAuthorization(Policies.Officer).WithTags("Pemberitahuan");
        notices.MapGet("/", ListAsync).WithSummary("Pemberitahuan saya").WithDescription("The last hundred for the caller's roles.");
        notices
            .MapPost("/deliveries/search", DeliveriesAsync)
            .WithSummary("Pengiriman")
            .WithDescription("The last two hundred notices to people outside, newest first, by state or case.");
        notices
            .MapPost("/deliveries/handed-over", HandedOverAsync)
            .WithSummary("Slip diserahkan")
            .WithDescription("A paper notice was given to the person, or told by telephone.");
        notices
            .MapPost("/deliveries/retry", RetryAsync)
            .WithSummary("Kirim ulang")
            .WithDescription("A failed notice is tried again from the beginning.");
        var contacts = api.MapGroup("/contacts").WithTags("Pemberitahuan");
        contacts
            .MapGet("/", ContactsAsync)
            .RequireAuthorization(Policies.Officer)
            .WithSummary("Kontak RS/Puskesmas")
            .WithDescription("Who is told of cases besides the applicant.");
        contacts
            .MapPut("/", SaveContactAsync)
            .RequireAuthorization(Policies.Auditor)
            .WithSummary("Simpan kontak")
            .WithDescription("One for each name as it stands in the cases. The head decides (204); others propose to him (202).");
        return api;
    }

    private static async Task<Ok<IReadOnlyList<NoticeView>>> ListAsync(
        HttpContext http,
        Offices offices,
        AppDb db,
        OfficeClock clock,
        CancellationToken ct
    )
    {
        var actor = http.User.ToActor();
        var roles = offices.Find(actor.Region) is { } office ? office.Organisation.RolesOf(actor, office.DateOf(clock.GetUtcNow())) : [];
        return TypedResults.Ok<IReadOnlyList<NoticeView>>(
            await db
                .Notices.AsNoTracking()
                .Where(n => n.Region == actor.Region && roles.Contains(n.Addressee))
                .OrderByDescending(n => n.CreatedAt)
                .ThenBy(n => n.Id)
                .Take(100)
                .Select(n => new NoticeView(n.Id, n.CaseId, n.Event, n.Addressee, n.Channel, n.Subject, n.Text, n.CreatedAt, n.ReadAt))
                .ToListAsync(ct)
        );
    }

    private static async Task<Results<Ok<IReadOnlyList<DeliveryView>>, ProblemHttpResult>> DeliveriesAsync(
        DeliverySearch search,
        HttpContext http,
        AppDb db,
        CancellationToken ct
    )
    {
        if (new Checks().Optional("state", search.State, 20).Optional("caseId", search.CaseId, 100).Problem() is { } invalid)
            return invalid;
        var region = http.User.ToActor().Region;
        var rows = db
            .Notices.AsNoTracking()
            .Where(n => n.Region == region && n.State != null && !n.Addressee.StartsWith(NoticeWriter.Account));
        if (search.State is { } state)
            rows = rows.Where(n => n.State == state);
        if (search.CaseId is { } caseId)
            rows = rows.Where(n => n.CaseId == caseId);
        return TypedResults.Ok<IReadOnlyList<DeliveryView>>(
            await rows.OrderByDescending(n => n.CreatedAt)
                .ThenBy(n => n.Id)
                .Take(200)
                .Select(n => new DeliveryView(
                    n.Id,
                    n.CaseId,
                    n.Event,
                    n.Addressee,
                    n.Channel,
                    n.Subject,
                    n.Text,
                    n.State!,
                    n.Attempts ?? 0,
                    n.CreatedAt,
                    n.ReadyAt,
                    n.SentAt,
                    n.LastError
                ))
                .ToListAsync(ct)
        );
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> HandedOverAsync(
        DeliveryAct act,
        HttpContext http,
        AppDb db,
        OfficeClock clock,
        CancellationToken ct
    )
    {
        if (new Checks().Text("id", act.Id, 300).Problem() is { } invalid)
            return invalid;
        var (region, now, state) = (http.User.ToActor().Region, clock.GetUtcNow(), NoticeSender.Delivered);
        var changed = await db
            .Notices.Where(n => n.Id == act.Id && n.Region == region && n.State == NoticeSender.ToPrint)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.State, state).SetProperty(n => n.SentAt, now), ct);
        return changed == 1 ? TypedResults.NoContent() : Problems.NotFound("Slip ini tidak ada, atau sudah diserahkan.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RetryAsync(
        DeliveryAct act,
        HttpContext http,
        AppDb db,
        OfficeClock clock,
        CancellationToken ct
    )
    {
        if (new Checks().Text("id", act.Id, 300).Problem() is { } invalid)
            return invalid;
        var (region, now, state) = (http.User.ToActor().Region, clock.GetUtcNow(), NoticeSender.Ready);
        var changed = await db
            .Notices.Where(n => n.Id == act.Id && n.Region == region && n.State == NoticeSender.Failed)
            .ExecuteUpdateAsync(
                set => set.SetProperty(n => n.State, state).SetProperty(n => n.ReadyAt, now).SetProperty(n => n.Attempts, 0),
                ct
            );
        return changed == 1 ? TypedResults.NoContent() : Problems.NotFound("Pemberitahuan ini tidak ada, atau tidak gagal.");
    }

    private static async Task<Ok<IReadOnlyList<Contact>>> ContactsAsync(HttpContext http, AppDb db, CancellationToken ct)
    {
        var region = http.User.ToActor().Region;
        var rows = await db
            .RegionSettings.AsNoTracking()
            .Where(s => s.Region == region && s.Name.StartsWith(SettingNames.Contact))
            .OrderBy(s => s.Name)
            .ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<Contact>>([.. rows.Select(r => JsonSerializer.Deserialize<Contact>(r.Json)!)]);
    }

    private static async Task<Results<NoContent, Accepted, ProblemHttpResult>> SaveContactAsync(
        ContactAsked asked,
        HttpContext http,
        Offices offices,
        OfficeDesk desk,
        OfficeClock clock,
        CancellationToken ct
    )
    {
        var (actor, contact) = (http.User.ToActor(), new Contact(asked.Name, asked.Phone, asked.Email));
        if (ContactChecks.Of(contact) is { } invalid)
            return invalid.ToProblem();
        if (offices.Find(actor.Region) is not { } office)
            return Problems.NotFound("Daerah tidak ditemukan.");
        var act = new SetContact(contact.Name, contact.Phone, contact.Email, asked.Reason ?? "");
        var command = act.By(actor, office.Organisation, office.DateOf(clock.GetUtcNow()));
        if ((await desk.RunAsync(actor.Region, actor, command, ct)).Decision.Rejection is { } no)
            return no.ToProblem();
        return command is ProposeAct ? TypedResults.Accepted("/ketetapan") : TypedResults.NoContent();
    }
}
