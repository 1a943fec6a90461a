using Jkn.Workflows.Application.Calendars;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Lists;

namespace Jkn.Workflows.Application.Settings;

/// <summary>
/// Checks and saves what an administrator enters of days and hours, for API and page alike; promises of open cases follow.
/// </summary>
internal sealed class CalendarDesk(SettingDesk settings, Offices offices, PromiseSweep sweep)
{
    public async Task<Rejection?> SaveYearAsync(Actor actor, EnteredYear entered, CancellationToken ct)
    {
        var checks = new Checks()
            .Between("year", entered.Year, 2000, 2200)
            .Text("source", entered.Source, 200)
            .That(
                entered.Days is { Count: > 0 and <= 366 },
                "days",
                "size-invalid",
                "1 sampai 366 hari: daftar kosong akan tampak seperti tahun tanpa libur."
            );
        if (checks.Rejection is { } invalid)
            return invalid;
        for (var i = 0; i < entered.Days.Count; i++)
        {
            var day = entered.Days[i];
            checks
                .Text($"days[{i}].name", day?.Name, 200)
                .OneOf($"days[{i}].kind", day?.Kind ?? "", ["LIBUR", "CUTI_BERSAMA"])
                .That(
                    CalendarStore.DateOf(day?.Date)?.Year == entered.Year,
                    $"days[{i}].date",
                    "date-invalid",
                    $"Harus tanggal tahun {entered.Year} (yyyy-MM-dd)."
                );
        }
        checks.That(
            entered.Days.Where(d => d is not null).DistinctBy(d => d.Date).Count() == entered.Days.Count,
            "days",
            "date-twice",
            "Ada tanggal yang ditulis dua kali."
        );
        return checks.Rejection is { } wrong
            ? wrong
            : await SaveAsync(actor, $"{CalendarStore.Year}{entered.Year}", $"{entered.Year:0000}-01-01", entered, ct);
    }

    /// <summary>A year's national calendar from a sheet with the columns Tanggal, Jenis, Nama.</summary>
    public async Task<Rejection?> ImportYearAsync(Actor actor, int year, string source, byte[] content, CancellationToken ct)
    {
        try
        {
            var rows = SheetReader
                .Read(content, SheetLimits.Default with { Rows = 400 })[0]
                .Rows.SkipWhile(r => ListText.Plain(r[0].Text) != "TANGGAL")
                .ToList();
            if (rows.Count < 2 || ListText.Plain(rows[0][1].Text) != "JENIS" || ListText.Plain(rows[0][2].Text) != "NAMA")
                throw new SheetRefusedException("layout-wrong", "Kolom harus Tanggal, Jenis, Nama.");
            var days = rows.Skip(1)
                .Select(r => new EnteredDay(
                    SheetDates.Read(r[0]) ?? throw new SheetRefusedException("date-invalid", "Tanggal tidak dapat dibaca.", r.Number),
                    ListText.Plain(r[1].Text) is "CUTIBERSAMA" ? "CUTI_BERSAMA" : r[1].Text.ToUpperInvariant(),
                    r[2].Text
                ));
            return await SaveYearAsync(actor, new(year, source, [.. days]), ct);
        }
        catch (SheetRefusedException e)
        {
            var said = e.Row is { } row ? $"Baris {row}: {e.Message}" : e.Message;
            return Rejection.Unusable(e.Code, said, "body");
        }
    }

    public async Task<Rejection?> SaveDayAsync(Actor actor, string? date, string? kind, string? name, CancellationToken ct) =>
        new Checks()
            .That(CalendarStore.DateOf(date) is not null, "date", "date-invalid", "Tanggal tidak sah (yyyy-MM-dd).")
            .OneOf("kind", kind ?? "", ["LIBUR", "MASUK", "HAPUS"])
            .Text("name", name, 200)
            .Rejection
            is { } invalid
            ? invalid
            : await SaveAsync(actor, CalendarStore.Day + date, date!, new EnteredDay(date!, kind!, name!), ct);

    public async Task<Rejection?> SaveHoursAsync(Actor actor, EnteredHours hours, CancellationToken ct)
    {
        if (
            new Checks()
                .Text("name", hours.Name, 100)
                .That(
                    hours.Hours is { Count: > 0 and <= 7 } && hours.Hours.Values.All(v => v is { Count: <= 5 }),
                    "hours",
                    "size-invalid",
                    "Satu sampai tujuh hari, masing-masing paling banyak lima rentang."
                )
                .Rejection is
            { } invalid
        )
            return invalid;
        if (CalendarStore.HoursOf(hours).Problem is { } wrong)
            return Rejection.Unusable("hours-invalid", wrong, "hours");
        return await SaveAsync(actor, CalendarStore.Hours + hours.From, hours.From, hours, ct);
    }

    private async Task<Rejection?> SaveAsync(Actor actor, string name, string from, object value, CancellationToken ct)
    {
        if (offices.Find(actor.Region) is null)
            return Rejection.NotFound("Daerah tidak ditemukan.");
        if (await settings.SaveAsync(actor, name, from, value, ct) is { } no)
            return no;
        sweep.Again();
        return null;
    }
}
