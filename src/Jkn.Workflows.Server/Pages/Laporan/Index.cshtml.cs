using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Reports;
using Jkn.Workflows.Data;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Documents.Typesetting;
using Microsoft.AspNetCore.Mvc;
using NodaTime.Text;

namespace Jkn.Workflows.Server.Pages.Laporan;

/// <summary>Reports of a month on the screen, and as a spreadsheet for a purpose.</summary>
internal sealed class IndexModel(OfficeReports reports, Offices offices, Folders folders, TypstRenderer renderer, AppDb db, PageTime time)
    : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string? Jenis { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Bulan { get; set; }
    public Report? Data { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(string? tujuan, string? bentuk, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Data is null || offices.Find(Me.Region) is not { } office)
            return NotFound();
        if (Refuses(new Checks().Text("tujuan", tujuan, 200).Rejection))
            return Again();
        TypesetDocument? pdf = null;
        try
        {
            if (bentuk == "pdf")
                pdf = await renderer.RenderAsync(ReportPrint.Job(office, Data, time.Now, folders.Workflows), ct);
        }
        catch (TypesetException e)
        {
            ModelState.AddModelError("", e.Rejection.Message);
            return Again(StatusCodes.Status503ServiceUnavailable);
        }
        await db.RecordReadAsync(time.Now, Me.Id, Me.Region, null, $"report/{Data.Code}/{Bulan}", tujuan, ct);
        if (pdf is not null)
            return File(pdf.Pdf, "application/pdf", $"{Data.Code}_{Me.Region}_{Bulan}.pdf");
        return File(
            XlsxWriter.Write(new SheetTable(Data.Code, Data.Columns, Data.Rows) { Title = [Data.Title] }),
            XlsxWriter.MediaType,
            $"{Data.Code}_{Me.Region}_{Bulan}.xlsx"
        );
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var today = time.Local(time.Now, Me.Region).Date;
        var month = OfficeMonth.TryRead(Bulan, out var asked) ? asked : today.ToYearMonth();
        (Jenis, Bulan) = (
            Jenis is not null && OfficeReports.Titles.ContainsKey(Jenis) ? Jenis : OfficeReports.Volume,
            YearMonthPattern.Iso.Format(month)
        );
        Data = await reports.MakeAsync(Me.Region, Jenis, month, ct);
    }
}
