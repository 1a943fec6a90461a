using System.Text.Json;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Calendars;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Settings;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Jkn.Workflows.Server.Pages.Admin;

/// <summary>
/// Days of service and days off of a month, as every clock reckons with them. An administrator enters the yearly decree from a sheet, the
/// region's own days, and hours for some dates such as Ramadan; each change has its author, and promises of open cases follow.
/// </summary>
[RequestSizeLimit(5 * 1024 * 1024)]
internal sealed class KalenderModel(Offices offices, CalendarDesk desk, SettingDesk settings, People people, PageTime time) : OfficePage
{
    private const long MostBytes = 4 * 1024 * 1024;
    public static readonly string[] WeekDays = ["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"];

    internal sealed record Day(LocalDate Date, string Hours, string? Closed);

    [BindProperty(SupportsGet = true)]
    public string? Bulan { get; set; }
    public YearMonth Month { get; private set; }
    public IReadOnlyList<Day> Days { get; private set; } = [];
    public bool Assumed { get; private set; }

    /// <summary>The month lies in a year whose national calendar is not there: its dates are provisional.</summary>
    public bool Provisional { get; private set; }

    /// <summary>Next year, while its calendar is missing and November has come (AC-34).</summary>
    public int? Missing { get; private set; }
    public int NextYear { get; private set; }
    public IReadOnlyList<EnteredHours> SpecialHours { get; private set; } = [];
    public IReadOnlyList<SettingChangeRow> Changes { get; private set; } = [];
    public bool IsAdmin => Policies.Admits(Policies.Admin, User) && Days.Count > 0;
    public string Title => Indonesian.Month(Month);

    public string NameOf(string id) => people.NameOf(id);

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    [Asks(Policies.Admin)]
    public async Task<IActionResult> OnPostTahunAsync(int tahun, string? sumber, IFormFile? berkas, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Days.Count == 0)
            return NotFound();
        if (berkas is not { Length: > 0 and <= MostBytes })
            ModelState.AddModelError("berkas", "Pilih berkas XLSX atau CSV, paling besar 4 MB.");
        if (string.IsNullOrWhiteSpace(sumber))
            ModelState.AddModelError("sumber", "Tulis dasar keputusannya, misalnya nomor SKB.");
        if (!ModelState.IsValid)
            return Again();
        using var content = new MemoryStream();
        await berkas!.CopyToAsync(content, ct);
        if (
            Refuses(
                await desk.ImportYearAsync(Me, tahun, sumber!, content.ToArray(), ct),
                ("berkas", "body"),
                ("berkas", "days"),
                ("tahun", "year"),
                ("sumber", "source")
            )
        )
            return Again();
        Tell($"Kalender {tahun} dicatat. Janji berkas terbuka dihitung kembali.");
        return Redirect($"/kalender?bulan={tahun:0000}-01");
    }

    [Asks(Policies.Admin)]
    public async Task<IActionResult> OnPostHariAsync(string? tanggal, string? jenis, string? nama, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Days.Count == 0)
            return NotFound();
        if (Refuses(await desk.SaveDayAsync(Me, tanggal, jenis, nama, ct), ("tanggal", "date"), ("jenis", "kind"), ("nama", "name")))
            return Again();
        Tell($"{PageTime.Date(tanggal)}: {nama}.");
        return Redirect($"/kalender?bulan={tanggal![..7]}");
    }

    [Asks(Policies.Admin)]
    public async Task<IActionResult> OnPostJamAsync(string? namaJam, string? dari, string? sampai, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Days.Count == 0)
            return NotFound();
        var hours = WeekDays
            .Select(d => (Day: d, Text: Request.Form[$"jam-{d}"].ToString().Trim()))
            .Where(d => d.Text.Length > 0)
            .ToDictionary(
                d => d.Day,
                d => (IReadOnlyList<string>)[.. d.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
            );
        if (
            Refuses(
                await desk.SaveHoursAsync(Me, new(dari ?? "", sampai ?? "", namaJam ?? "", hours), ct),
                ("namaJam", "name"),
                ("jam-senin", "hours")
            )
        )
            return Again();
        Tell($"Jam layanan {namaJam} dicatat.");
        return Redirect($"/kalender?bulan={dari![..7]}");
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var today = time.Local(time.Now, Me.Region).Date;
        Month = Application.Reports.OfficeMonth.TryRead(Bulan, out var asked) ? asked : today.ToYearMonth();
        NextYear = today.Year + 1;
        if (offices.Find(Me.Region) is not { } office)
            return;
        Assumed = office.Region.IsOpen(office.Region.ServiceHoursSource);
        (Missing, Provisional) = (office.Calendar.MissingYear(today), !office.Calendar.KnowsYear(Month.Year));
        var first = Month.OnDayOfMonth(1);
        Days =
        [
            .. Enumerable
                .Range(0, CalendarSystem.Iso.GetDaysInMonth(Month.Year, Month.Month))
                .Select(n => first.PlusDays(n))
                .Select(d => new Day(
                    d,
                    string.Join(", ", office.Time.SpansOn(d).Select(s => $"{Indonesian.Time(s.From)}–{Indonesian.Time(s.To)}")),
                    office.Time.WhyClosed(d)
                )),
        ];
        SpecialHours =
        [
            .. (await settings.CurrentAsync(Me.Region, CalendarStore.Hours, ct))
                .Select(s => JsonSerializer.Deserialize<EnteredHours>(s.Json)!)
                .OrderByDescending(h => h.From, StringComparer.Ordinal),
        ];
        Changes = await settings.ChangesAsync(Me.Region, [CalendarStore.Year, CalendarStore.Day, CalendarStore.Hours], ct);
        await people.LoadAsync(Changes.Select(c => (string?)c.Actor), ct);
    }

    public string LinkTo(int months) =>
        $"/kalender?bulan={NodaTime.Text.YearMonthPattern.Iso.Format(Month.OnDayOfMonth(1).PlusMonths(months).ToYearMonth())}";
}
