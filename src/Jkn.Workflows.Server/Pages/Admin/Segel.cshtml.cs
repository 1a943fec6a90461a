using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Evidence;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Reports;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Journals;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace Jkn.Workflows.Server.Pages.Admin;

/// <summary>The daily seals of a region, and a month of them on paper. Counts and fingerprints only.</summary>
internal sealed class SegelModel(AppDb db, Offices offices, HeadsKey key, TypstRenderer renderer, Folders folders, PageTime time)
    : OfficePage
{
    internal sealed record Sheet(string Day, long No, long Journals, long Entries, int Moved, string Hash);

    [BindProperty(SupportsGet = true)]
    public string? Bulan { get; set; }

    public IReadOnlyList<Sheet> Sheets { get; private set; } = [];

    private List<DailyHeadsRow> rows = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    [Asks(Policies.Auditor)]
    public async Task<IActionResult> OnPostCetakAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (offices.Find(Me.Region) is not { } office)
            return NotFound();
        try
        {
            var pdf = await renderer.RenderAsync(HeadsPrint.Job(office, Bulan!, rows, key.Print(), folders.Workflows), ct);
            return File(pdf.Pdf, "application/pdf", $"segel_{Me.Region}_{Bulan}.pdf");
        }
        catch (TypesetException e)
        {
            ModelState.AddModelError("", e.Rejection.Message);
            return Again(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var month = OfficeMonth.TryRead(Bulan, out var asked) ? asked : time.Local(time.Now, Me.Region).Date.ToYearMonth();
        Bulan = YearMonthPattern.Iso.Format(month);
        var (from, to) = ($"{Bulan}-01", $"{Bulan}-31");
        rows = await db
            .DailyHeads.AsNoTracking()
            .Where(r => r.Region == Me.Region && string.Compare(r.Day, from) >= 0 && string.Compare(r.Day, to) <= 0)
            .OrderBy(r => r.No)
            .ToListAsync(ct);
        Sheets = [.. rows.Select(Of)];
    }

    private static Sheet Of(DailyHeadsRow row)
    {
        var sheet = HeadsSheet.Read(row.Text);
        return new(row.Day, row.No, sheet?.Journals ?? 0, sheet?.Entries ?? 0, sheet?.Heads.Count ?? 0, HeadsSheet.HashOf(row.Text));
    }
}
