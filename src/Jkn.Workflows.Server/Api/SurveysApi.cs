using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Reports;
using Jkn.Workflows.Application.Surveys;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Surveys;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Text;

namespace Jkn.Workflows.Server.Api;

/// <summary>
/// Survei Kepuasan Masyarakat: sheets as they are filled at the counter, the index over a stretch of time, and when the next survey is due.
/// </summary>
internal static class SurveysApi
{
    internal sealed record Sheet(IReadOnlyList<int> Answers);

    internal sealed record ElementView(string Element, double Mean);

    internal sealed record ResultView(
        int Answers,
        double? Index,
        string? Grade,
        string? Words,
        IReadOnlyList<ElementView> Elements,
        string? Last,
        int MaxMonths,
        int? MinMonths,
        string Source,
        bool Overdue
    );

    public static IEndpointRouteBuilder MapSurveys(this IEndpointRouteBuilder api)
    {
        var surveys = api.MapGroup("/surveys").ShowsNothing().RequireAuthorization(Policies.Officer).WithTags("Survei (SKM)");
        surveys
            .MapPost("/", RecordAsync)
            .WithIdempotency()
            .WithSummary("Catat lembar survei")
            .WithDescription("Nine answers from 1 to 4, in the order of the elements. Nobody's name is asked.");
        surveys
            .MapGet("/", ResultAsync)
            .WithSummary("Hasil survei")
            .WithDescription(
                "Index and grade from one date to another (yyyy-MM-dd, both included), and whether the region's next survey is overdue."
            );
        return api;
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RecordAsync(
        Sheet sheet,
        HttpContext http,
        SurveyDesk desk,
        OfficeClock clock,
        CancellationToken ct
    )
    {
        if (
            new Checks()
                .That(
                    sheet.Answers is not null && Skm.IsAnswer([.. sheet.Answers]),
                    "answers",
                    "answers-invalid",
                    $"{Skm.Elements.Length} jawaban, masing-masing {Skm.Lowest} sampai {Skm.Highest}."
                )
                .Problem() is
            { } invalid
        )
            return invalid;
        await desk.RecordAsync(Idempotency.NewId(http, clock).ToString("n"), http.User.ToActor(), sheet.Answers!, ct);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<ResultView>, ProblemHttpResult>> ResultAsync(
        HttpContext http,
        Offices offices,
        SurveyDesk desk,
        OfficeClock clock,
        CancellationToken ct,
        string? from = null,
        string? to = null
    )
    {
        if (offices.Find(http.User.ToActor().Region) is not { } office)
            return Problems.NotFound("Daerah tidak ditemukan.");
        var today = office.Time.Local(clock.GetUtcNow()).Date;
        var (first, last) = (today.PlusMonths(-12), today);
        if (
            new Checks()
                .That(from is null || OfficeMonth.TryReadDay(from, out first), "from", "date-invalid", "Tanggal tidak sah (yyyy-MM-dd).")
                .That(to is null || OfficeMonth.TryReadDay(to, out last), "to", "date-invalid", "Tanggal tidak sah (yyyy-MM-dd).")
                .Problem() is
            { } invalid
        )
            return invalid;
        var state = await desk.ResultAsync(office, first, last, ct);
        var result = state.Result;
        return TypedResults.Ok(
            new ResultView(
                result?.Answers ?? 0,
                result is null ? null : Math.Round(result.Index, 2),
                result?.Grade,
                result?.Words,
                [.. (result?.Means ?? []).Select((mean, i) => new ElementView(Skm.Elements[i], Math.Round(mean, 2)))],
                state.Last is { } date ? LocalDatePattern.Iso.Format(date) : null,
                office.Survey.MaxMonths,
                office.Survey.MinMonths,
                office.Survey.Source,
                state.Overdue
            )
        );
    }
}
