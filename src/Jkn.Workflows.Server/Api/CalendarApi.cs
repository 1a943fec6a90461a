using System.Globalization;
using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Calendars;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Settings;
using Jkn.Workflows.Data;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Api;

/// <summary>
/// The working calendar of a region: which days are worked, and what an administrator enters of holidays, own days and hours. A change
/// moves the promises of open cases, each with the cause in its journal; clocks that run keep their targets.
/// </summary>
internal static class CalendarApi
{
    internal sealed record DayView(string Date, string? Closed, IReadOnlyList<string> Hours);

    internal sealed record YearView(int Year, bool Known, int? Missing, IReadOnlyList<DayView> Days);

    internal sealed record NewYear(string Source, IReadOnlyList<EnteredDay> Days);

    internal sealed record NewDay(string Kind, string Name);

    public static IEndpointRouteBuilder MapCalendar(this IEndpointRouteBuilder api)
    {
        var calendar = api.MapGroup("/calendar").ShowsNothing().WithTags("Kalender kerja");
        calendar
            .MapGet("/{year:int}", GetAsync)
            .RequireAuthorization(Policies.SignedIn)
            .WithSummary("Kalender setahun")
            .WithDescription(
                "Each day with its hours or why it is closed; Known is false while the national calendar of the year is missing."
            );
        calendar
            .MapPut("/{year:int}", SaveYearAsync)
            .RequireAuthorization(Policies.Admin)
            .WithSummary("Isi libur nasional")
            .WithDescription("Holidays and collective leave of a year, from the joint decree. The same year again replaces it.");
        calendar
            .MapPost("/{year:int}/file", ImportYearAsync)
            .RequireAuthorization(Policies.Admin)
            .WithMetadata(new RequestSizeLimitAttribute(Uploads.MaxSize))
            .Accepts<byte[]>("application/octet-stream", XlsxWriter.MediaType, CsvWriter.MediaType)
            .WithSummary("Impor libur nasional")
            .WithDescription("XLSX or CSV with the columns Tanggal, Jenis (LIBUR or CUTI_BERSAMA), Nama.");
        calendar
            .MapPut("/days/{date}", SaveDayAsync)
            .RequireAuthorization(Policies.Admin)
            .WithSummary("Hari daerah")
            .WithDescription("LIBUR, MASUK, or HAPUS to take an entry back.");
        calendar
            .MapPut("/hours", SaveHoursAsync)
            .RequireAuthorization(Policies.Admin)
            .WithSummary("Jam layanan khusus")
            .WithDescription("Other hours for some dates, such as Ramadan. One for each first day.");
        return api;
    }

    private static Results<Ok<YearView>, ProblemHttpResult> GetAsync(int year, HttpContext http, Offices offices, OfficeClock clock)
    {
        if (offices.Find(http.User.ToActor().Region) is not { } office || year is < 2000 or > 2200)
            return Problems.NotFound("Kalender tidak ditemukan.");
        var days = Enumerable
            .Range(0, CultureInfo.InvariantCulture.Calendar.GetDaysInYear(year))
            .Select(n => new NodaTime.LocalDate(year, 1, 1).PlusDays(n))
            .Select(d => new DayView(
                NodaTime.Text.LocalDatePattern.Iso.Format(d),
                office.Time.WhyClosed(d),
                [.. office.Time.SpansOn(d).Select(s => $"{s.From:HH:mm}-{s.To:HH:mm}")]
            ));
        return TypedResults.Ok(
            new YearView(
                year,
                office.Calendar.KnowsYear(year),
                office.Calendar.MissingYear(office.Time.Local(clock.GetUtcNow()).Date),
                [.. days]
            )
        );
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SaveYearAsync(
        int year,
        NewYear entered,
        HttpContext http,
        CalendarDesk desk,
        CancellationToken ct
    ) => Answer(await desk.SaveYearAsync(http.User.ToActor(), new(year, entered.Source, entered.Days), ct));

    private static async Task<Results<NoContent, ProblemHttpResult>> ImportYearAsync(
        int year,
        HttpContext http,
        CalendarDesk desk,
        CancellationToken ct,
        string source = "DITETAPKAN_PENGGUNA"
    )
    {
        using var content = new MemoryStream();
        await http.Request.Body.CopyToAsync(content, ct);
        return Answer(await desk.ImportYearAsync(http.User.ToActor(), year, source, content.ToArray(), ct));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SaveDayAsync(
        string date,
        NewDay day,
        HttpContext http,
        CalendarDesk desk,
        CancellationToken ct
    ) => Answer(await desk.SaveDayAsync(http.User.ToActor(), date, day.Kind, day.Name, ct));

    private static async Task<Results<NoContent, ProblemHttpResult>> SaveHoursAsync(
        EnteredHours hours,
        HttpContext http,
        CalendarDesk desk,
        CancellationToken ct
    ) => Answer(await desk.SaveHoursAsync(http.User.ToActor(), hours, ct));

    private static Results<NoContent, ProblemHttpResult> Answer(Rejection? refusal) =>
        refusal is null ? TypedResults.NoContent() : refusal.ToProblem();
}
