using System.Globalization;
using System.Text.Json;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Lists;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Calendars;
using Jkn.Workflows.Server.Cases;
using Jkn.Workflows.Server.Spreadsheets;
using Jkn.Workflows.Server.Workers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Api;

/// <summary>
/// The working calendar of a region: which days are worked, and what an administrator enters of holidays, own days and hours. A change moves the promises of open cases,
/// each with the cause in its journal; clocks that run keep their targets.
/// </summary>
internal static class CalendarApi
{
    internal sealed record DayView(string Date, string? Closed, IReadOnlyList<string> Hours);
    internal sealed record YearView(int Year, bool Known, int? Missing, IReadOnlyList<DayView> Days);
    internal sealed record NewYear(string Source, IReadOnlyList<EnteredDay> Days);
    internal sealed record NewDay(string Kind, string Name);

    public static IEndpointRouteBuilder MapCalendar(this IEndpointRouteBuilder api)
    {
        var calendar = api.MapGroup("/calendar").WithTags("Kalender kerja");
        calendar.MapGet("/{year:int}", GetAsync).RequireAuthorization(Policies.SignedIn).WithSummary("Kalender setahun").WithDescription("Each day with its hours or why it is closed; Known is false while the national calendar of the year is missing.");
        calendar.MapPut("/{year:int}", SaveYearAsync).RequireAuthorization(Policies.Admin).WithSummary("Isi libur nasional").WithDescription("Holidays and collective leave of a year, from the joint decree. The same year again replaces it.");
        calendar.MapPost("/{year:int}/file", ImportYearAsync).RequireAuthorization(Policies.Admin).WithMetadata(new RequestSizeLimitAttribute(Uploads.MaxSize)).Accepts<byte[]>("application/octet-stream", XlsxWriter.MediaType, CsvWriter.MediaType)
            .WithSummary("Impor libur nasional").WithDescription("XLSX or CSV with the columns Tanggal, Jenis (LIBUR or CUTI_BERSAMA), Nama.");
        calendar.MapPut("/days/{date}", SaveDayAsync).RequireAuthorization(Policies.Admin).WithSummary("Hari daerah").WithDescription("LIBUR, MASUK, or HAPUS to take an entry back.");
        calendar.MapPut("/hours", SaveHoursAsync).RequireAuthorization(Policies.Admin).WithSummary("Jam layanan khusus").WithDescription("Other hours for some dates, such as Ramadan. One for each first day.");
        return api;
    }

    private static Results<Ok<YearView>, ProblemHttpResult> GetAsync(int year, HttpContext http, Offices offices, TimeProvider clock)
    {
        if (offices.Find(http.User.ToActor().Region) is not { } office || year is < 2000 or > 2200) return Problems.NotFound("Kalender tidak ditemukan.");
        var days = Enumerable.Range(0, CultureInfo.InvariantCulture.Calendar.GetDaysInYear(year)).Select(n => new NodaTime.LocalDate(year, 1, 1).PlusDays(n))
            .Select(d => new DayView(NodaTime.Text.LocalDatePattern.Iso.Format(d), office.Time.WhyClosed(d), [.. office.Time.SpansOn(d).Select(s => $"{s.From:HH:mm}-{s.To:HH:mm}")]));
        return TypedResults.Ok(new YearView(year, office.Calendar.KnowsYear(year), office.Calendar.MissingYear(office.Time.Local(clock.GetUtcNow()).Date), [.. days]));
    }

    private static Task<Results<NoContent, ProblemHttpResult>> SaveYearAsync(int year, NewYear entered, HttpContext http, AppDb db, Offices offices, PromiseSweep sweep, TimeProvider clock, CancellationToken ct) =>
        KeepYearAsync(new(year, entered.Source, entered.Days), http, db, offices, sweep, clock, ct);

    private static async Task<Results<NoContent, ProblemHttpResult>> ImportYearAsync(int year, HttpContext http, AppDb db, Offices offices, PromiseSweep sweep, TimeProvider clock, CancellationToken ct, string source = "DITETAPKAN_PENGGUNA")
    {
        using var content = new MemoryStream();
        await http.Request.Body.CopyToAsync(content, ct);
        try
        {
            var rows = SheetReader.Read(content.ToArray(), SheetLimits.Default with { Rows = 400 }).SkipWhile(r => ListText.Plain(r[0].Text) != "TANGGAL").ToList();
            if (rows.Count < 2 || ListText.Plain(rows[0][1].Text) != "JENIS" || ListText.Plain(rows[0][2].Text) != "NAMA") throw new SheetRefusedException("layout-wrong", "Kolom harus Tanggal, Jenis, Nama.");
            var days = rows.Skip(1).Select(r => new EnteredDay(SheetDates.Read(r[0]) ?? throw new SheetRefusedException("date-invalid", "Tanggal tidak dapat dibaca.", r.Number), ListText.Plain(r[1].Text) is "CUTIBERSAMA" ? "CUTI_BERSAMA" : r[1].Text.ToUpperInvariant(), r[2].Text));
            return await KeepYearAsync(new(year, source, [.. days]), http, db, offices, sweep, clock, ct);
        }
        catch (SheetRefusedException e)
        {
            return Problems.Unprocessable(e.Code, e.Row is { } row ? $"Baris {row}: {e.Message}" : e.Message, new InvalidParam("body", e.Code, e.Message));
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> KeepYearAsync(EnteredYear entered, HttpContext http, AppDb db, Offices offices, PromiseSweep sweep, TimeProvider clock, CancellationToken ct)
    {
        var checks = new Checks().Between("year", entered.Year, 2000, 2200).Text("source", entered.Source, 200).That(entered.Days is { Count: > 0 and <= 366 }, "days", "size-invalid", "1 sampai 366 hari: daftar kosong akan tampak seperti tahun tanpa libur.");
        if (checks.Problem() is { } invalid) return invalid;
        for (var i = 0; i < entered.Days.Count; i++)
        {
            var day = entered.Days[i];
            checks.Text($"days[{i}].name", day?.Name, 200).OneOf($"days[{i}].kind", day?.Kind ?? "", ["LIBUR", "CUTI_BERSAMA"]).That(CalendarStore.DateOf(day?.Date)?.Year == entered.Year, $"days[{i}].date", "date-invalid", $"Harus tanggal tahun {entered.Year} (yyyy-MM-dd).");
        }
        checks.That(entered.Days.Where(d => d is not null).DistinctBy(d => d.Date).Count() == entered.Days.Count, "days", "date-twice", "Ada tanggal yang ditulis dua kali.");
        if (checks.Problem() is { } wrong) return wrong;
        return await SaveAsync($"{CalendarStore.Year}{entered.Year}", $"{entered.Year:0000}-01-01", JsonSerializer.Serialize(entered), http, db, offices, sweep, clock, ct);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SaveDayAsync(string date, NewDay day, HttpContext http, AppDb db, Offices offices, PromiseSweep sweep, TimeProvider clock, CancellationToken ct)
    {
        if (new Checks().That(CalendarStore.DateOf(date) is not null, "date", "date-invalid", "Tanggal tidak sah (yyyy-MM-dd).").OneOf("kind", day.Kind ?? "", ["LIBUR", "MASUK", "HAPUS"]).Text("name", day.Name, 200).Problem() is { } invalid) return invalid;
        return await SaveAsync(CalendarStore.Day + date, date, JsonSerializer.Serialize(new EnteredDay(date, day.Kind!, day.Name)), http, db, offices, sweep, clock, ct);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SaveHoursAsync(EnteredHours hours, HttpContext http, AppDb db, Offices offices, PromiseSweep sweep, TimeProvider clock, CancellationToken ct)
    {
        if (new Checks().Text("name", hours.Name, 100).That(hours.Hours is { Count: > 0 and <= 7 } && hours.Hours.Values.All(v => v is { Count: <= 5 }), "hours", "size-invalid", "Satu sampai tujuh hari, masing-masing paling banyak lima rentang.").Problem() is { } invalid) return invalid;
        if (CalendarStore.HoursOf(hours).Problem is { } wrong) return Problems.Unprocessable("hours-invalid", wrong, new InvalidParam("hours", "hours-invalid", wrong));
        return await SaveAsync(CalendarStore.Hours + hours.From, hours.From, JsonSerializer.Serialize(hours), http, db, offices, sweep, clock, ct);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SaveAsync(string name, string from, string json, HttpContext http, AppDb db, Offices offices, PromiseSweep sweep, TimeProvider clock, CancellationToken ct)
    {
        var actor = http.User.ToActor();
        if (offices.Find(actor.Region) is null) return Problems.NotFound("Daerah tidak ditemukan.");
        var row = await db.RegionSettings.SingleOrDefaultAsync(s => s.Region == actor.Region && s.Name == name && s.EffectiveFrom == from, ct);
        if (row is null) db.RegionSettings.Add(row = new() { Region = actor.Region, Name = name, EffectiveFrom = from, Json = "", CreatedAt = clock.GetUtcNow(), CreatedBy = actor.Id });
        row.Json = json;
        await db.SaveChangesAsync(ct);
        await offices.RefreshAsync(ct);
        sweep.Again();
        return TypedResults.NoContent();
    }
}
