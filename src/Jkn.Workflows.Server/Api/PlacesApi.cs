using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Visits;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>Places of service, and who serves where on a day.</summary>
internal static class PlacesApi
{
    internal sealed record Change(string Code, string Label, string Prefix, bool Open, string From, string Reason);

    internal sealed record Duty(string Place);

    internal sealed record PlaceView(string Code, string Label, string Prefix, string Source, bool Mine);

    public static IEndpointRouteBuilder MapPlaces(this IEndpointRouteBuilder api)
    {
        var places = api.MapGroup("/places").ShowsNothing().RequireAuthorization(Policies.Officer).WithTags("Tempat layanan");
        places
            .MapGet("/", ListAsync)
            .WithSummary("Tempat layanan")
            .WithDescription("Each with its queue and guest book; where I serve today.");
        places
            .MapPost("/", ChangeAsync)
            .WithIdempotency()
            .WithSummary("Buka, ubah, atau tutup tempat")
            .WithDescription("By the head of the agency, from a date on, with a reason.");
        places.MapPut("/mine", TakeAsync).WithSummary("Tempat tugas saya hari ini").WithDescription("Unless a superior said it already.");
        places
            .MapGet("/duties/{day}", DutiesAsync)
            .WithSummary("Petugas menurut tempat")
            .WithDescription("Everybody who serves at a counter.");
        places.MapPut("/duties/{day}/{accountId}", AssignAsync).WithSummary("Tempatkan petugas").WithDescription("By a superior.");
        return api;
    }

    private static async Task<Results<Ok<IReadOnlyList<PlaceView>>, ProblemHttpResult>> ListAsync(
        HttpContext http,
        Offices offices,
        PlaceDuties duties,
        CancellationToken ct
    )
    {
        if (Office(http, offices) is not { } office)
            return Problems.NotFound("Daerah tidak ditemukan.");
        var mine = await duties.OfAsync(office, http.User.ToActor(), ct);
        return TypedResults.Ok<IReadOnlyList<PlaceView>>([
            .. office.Region.Places.Select(p => new PlaceView(p.Code, p.Label, p.Prefix, p.Source, p == mine)),
        ]);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        Change change,
        HttpContext http,
        OfficeDesk desk,
        CancellationToken ct
    )
    {
        var actor = http.User.ToActor();
        var asked = new PlaceChange(change.Code, change.Label, change.Prefix, change.Open, change.From, change.Reason, actor.Id);
        var answer = await desk.RunAsync(actor.Region, actor, new ChangePlace(asked), ct);
        return answer.Decision.Rejection is { } no ? no.ToProblem() : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> TakeAsync(
        Duty duty,
        HttpContext http,
        Offices offices,
        PlaceDuties duties,
        CancellationToken ct
    ) =>
        Office(http, offices) is not { } office ? Problems.NotFound("Daerah tidak ditemukan.")
        : await duties.TakeAsync(office, http.User.ToActor(), duty.Place, ct) is { } no ? no.ToProblem()
        : TypedResults.NoContent();

    private static async Task<Results<Ok<IReadOnlyList<PlaceDuties.Duty>>, ProblemHttpResult>> DutiesAsync(
        string day,
        HttpContext http,
        Offices offices,
        PlaceDuties duties,
        CancellationToken ct
    ) =>
        Office(http, offices) is { } office
            ? TypedResults.Ok(await duties.OfDayAsync(office, day, ct))
            : Problems.NotFound("Daerah tidak ditemukan.");

    private static async Task<Results<NoContent, ProblemHttpResult>> AssignAsync(
        string day,
        string accountId,
        Duty duty,
        HttpContext http,
        Offices offices,
        PlaceDuties duties,
        CancellationToken ct
    ) =>
        Office(http, offices) is not { } office ? Problems.NotFound("Daerah tidak ditemukan.")
        : await duties.AssignAsync(office, http.User.ToActor(), day, accountId, duty.Place, ct) is { } no ? no.ToProblem()
        : TypedResults.NoContent();

    private static Office? Office(HttpContext http, Offices offices) => offices.Find(http.User.ToActor().Region);
}
