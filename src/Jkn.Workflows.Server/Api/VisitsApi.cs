using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Visits;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>Who comes to the counter: queue numbers of the day with call and no-show, and the guest book.</summary>
internal static class VisitsApi
{
    internal sealed record NewVisit(bool Queue, Guest? Guest = null);

    internal sealed record Call(string Counter);

    internal sealed record Service(string? CaseId = null);

    internal sealed record VisitView(
        string Id,
        string Place,
        string? Ticket,
        int? Number,
        int? GuestNo,
        string? State,
        string? Counter,
        DateTimeOffset TakenAt,
        DateTimeOffset? CalledAt,
        DateTimeOffset? ServedAt,
        int Calls,
        string? CaseId
    );

    public static IEndpointRouteBuilder MapVisits(this IEndpointRouteBuilder api)
    {
        var visits = api.MapGroup("/visits").ShowsNothing().RequireAuthorization(Policies.Counter).WithTags("Antrian dan buku tamu");
        visits
            .MapPost("/", TakeAsync)
            .WithIdempotency()
            .WithSummary("Catat kedatangan")
            .WithDescription("A queue number of today, a line of the guest book, or both, at the place where the officer serves today.");
        visits
            .MapGet("/", ListAsync)
            .WithSummary("Kedatangan hari ini")
            .WithDescription("At the place where the officer serves, by number; names only in the printed book, for a purpose.");
        visits.MapPost("/next", NextAsync).WithSummary("Panggil berikutnya").WithDescription("The lowest number that waits.");
        visits.MapPost("/{visitId}/call", CallAsync).WithSummary("Panggil nomor ini").WithDescription("Also again, and after a no-show.");
        visits.MapPost("/{visitId}/no-show", MissAsync).WithSummary("Tidak hadir").WithDescription("Who was called did not come.");
        visits.MapPost("/{visitId}/service", ServeAsync).WithSummary("Dilayani").WithDescription("With the case that began for him.");
        visits
            .MapPut("/{visitId}/guest", GuestAsync)
            .WithSummary("Isi buku tamu")
            .WithDescription("A line for somebody who has a queue number; again corrects it.");
        return api;
    }

    private static async Task<Results<Ok<VisitView>, ProblemHttpResult>> TakeAsync(
        NewVisit asked,
        HttpContext http,
        Offices offices,
        PlaceDuties duties,
        VisitDesk desk,
        OfficeClock clock,
        CancellationToken ct
    )
    {
        if (Office(http, offices) is not { } office)
            return Problems.NotFound("Daerah tidak ditemukan.");
        if (Guest.Refusal(office, asked.Queue, asked.Guest) is { } refused)
            return refused.ToProblem();
        if (await duties.OfAsync(office, http.User.ToActor(), ct) is not { } place)
            return PlaceDuties.Missing.ToProblem();
        var row = await desk.TakeAsync(
            Idempotency.NewId(http, clock).ToString("n"),
            office,
            place,
            http.User.ToActor(),
            asked.Queue,
            asked.Guest?.ToVisitor(),
            ct
        );
        return TypedResults.Ok(View(row, place));
    }

    private static async Task<Results<Ok<IReadOnlyList<VisitView>>, ProblemHttpResult>> ListAsync(
        HttpContext http,
        Offices offices,
        PlaceDuties duties,
        VisitDesk desk,
        OfficeClock clock,
        CancellationToken ct
    )
    {
        if (Office(http, offices) is not { } office)
            return Problems.NotFound("Daerah tidak ditemukan.");
        if (await duties.OfAsync(office, http.User.ToActor(), ct) is not { } place)
            return PlaceDuties.Missing.ToProblem();
        var visits = await desk.OfDayAsync(office, place, office.DateOf(clock.GetUtcNow()), ct);
        return TypedResults.Ok<IReadOnlyList<VisitView>>([.. visits.Select(v => View(v, place))]);
    }

    private static async Task<Results<Ok<VisitView>, ProblemHttpResult>> NextAsync(
        Call call,
        HttpContext http,
        Offices offices,
        PlaceDuties duties,
        VisitDesk desk,
        CancellationToken ct
    )
    {
        if (Office(http, offices) is not { } office)
            return Problems.NotFound("Daerah tidak ditemukan.");
        if (await duties.OfAsync(office, http.User.ToActor(), ct) is not { } place)
            return PlaceDuties.Missing.ToProblem();
        if (new Checks().Text("counter", call.Counter, 30).Problem() is { } invalid)
            return invalid;
        return await desk.CallNextAsync(office, place, http.User.ToActor(), call.Counter, ct) is { } row
            ? TypedResults.Ok(View(row, place))
            : Problems.Answer(StatusCodes.Status409Conflict, "queue-empty", "Tidak ada nomor yang menunggu.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> CallAsync(
        string visitId,
        Call call,
        HttpContext http,
        Offices offices,
        PlaceDuties duties,
        VisitDesk desk,
        CancellationToken ct
    )
    {
        if (new Checks().Text("counter", call.Counter, 30).Problem() is { } invalid)
            return invalid;
        return await MovedAsync(
            visitId,
            http,
            offices,
            duties,
            desk,
            office => desk.CallAsync(office, visitId, http.User.ToActor(), call.Counter, ct),
            ct
        );
    }

    private static Task<Results<NoContent, ProblemHttpResult>> MissAsync(
        string visitId,
        HttpContext http,
        Offices offices,
        PlaceDuties duties,
        VisitDesk desk,
        CancellationToken ct
    ) => MovedAsync(visitId, http, offices, duties, desk, office => desk.MissAsync(office, visitId, http.User.ToActor(), ct), ct);

    private static async Task<Results<NoContent, ProblemHttpResult>> ServeAsync(
        string visitId,
        Service service,
        HttpContext http,
        Offices offices,
        PlaceDuties duties,
        VisitDesk desk,
        CaseAccess access,
        CancellationToken ct
    )
    {
        if (service.CaseId is { } caseId && await access.FindAsync(caseId, http, ct) is null)
            return Problems.NotFound("Berkas tidak ditemukan.");
        return await MovedAsync(
            visitId,
            http,
            offices,
            duties,
            desk,
            office => desk.ServeAsync(office, visitId, http.User.ToActor(), service.CaseId, ct),
            ct
        );
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> GuestAsync(
        string visitId,
        Guest guest,
        HttpContext http,
        Offices offices,
        PlaceDuties duties,
        VisitDesk desk,
        CancellationToken ct
    )
    {
        if (Office(http, offices) is not { } office || await desk.FindAsync(office, visitId, ct) is not { } row)
            return Problems.NotFound("Kedatangan tidak ditemukan.");
        if (Guest.Refusal(office, false, guest) is { } refused)
            return refused.ToProblem();
        if (await duties.ElsewhereAsync(office, http.User.ToActor(), row, ct) is { } elsewhere)
            return elsewhere.ToProblem();
        return await desk.WriteGuestAsync(office, visitId, guest.ToVisitor(), ct) is null
            ? Problems.NotFound("Kedatangan tidak ditemukan.")
            : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> MovedAsync(
        string id,
        HttpContext http,
        Offices offices,
        PlaceDuties duties,
        VisitDesk desk,
        Func<Office, Task<bool>> move,
        CancellationToken ct
    )
    {
        if (Office(http, offices) is not { } office || await desk.FindAsync(office, id, ct) is not { } row)
            return Problems.NotFound("Kedatangan tidak ditemukan.");
        if (await duties.ElsewhereAsync(office, http.User.ToActor(), row, ct) is { } elsewhere)
            return elsewhere.ToProblem();
        return await move(office)
            ? TypedResults.NoContent()
            : Problems.Answer(StatusCodes.Status409Conflict, "visit-moved-on", "Keadaan nomor ini sudah berubah; muat ulang daftar.");
    }

    private static Office? Office(HttpContext http, Offices offices) => offices.Find(http.User.ToActor().Region);

    private static VisitView View(VisitRow v, Place place) =>
        new(
            v.Id,
            v.Place,
            v.Number is null ? null : place.Ticket(v.Number),
            v.Number,
            v.GuestNo,
            v.State,
            v.Counter,
            v.TakenAt,
            v.CalledAt,
            v.ServedAt,
            v.Calls,
            v.CaseId
        );
}
