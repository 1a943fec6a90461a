using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Server.Api;
using Jkn.Workflows.Server.Cases;
using Jkn.Workflows.Server.Hosting;
using Jkn.Workflows.Server.Letters;
using Jkn.Workflows.Server.Reports;
using Jkn.Workflows.Server.Spreadsheets;
using Jkn.Workflows.Server.Visits;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Buku;

/// <summary>The books of the region, year by year, to be read and printed. Columns with data of persons are left out, as in the API.</summary>
internal sealed class IndexModel(Offices offices, OfficeBooks books, Folders folders, TypstRenderer renderer, AppDb db, PageTime time) : OfficePage
{
    private const int Size = 100;

    [BindProperty(SupportsGet = true)] public string? Buku { get; set; }
    [BindProperty(SupportsGet = true)] public int? Tahun { get; set; }
    [BindProperty(SupportsGet = true)] public int Sesudah { get; set; }
    public IReadOnlyList<RegisterSettings> Books { get; private set; } = [];
    public RegisterSettings? Open { get; private set; }
    public IReadOnlyList<RegisterLine> Lines { get; private set; } = [];
    public Pager Pager { get; private set; } = new(null, null, 0);

    /// <summary>The whole book of the year with all its columns leaves for a purpose, printed or as a sheet.</summary>
    public async Task<IActionResult> OnPostAsync(string? tujuan, string? bentuk, CancellationToken ct)
    {
        if (await OnGetAsync(ct) is NotFoundResult || Open is not { } book || offices.Find(Me.Region) is not { } office || Tahun is not (>= 2000 and <= 2200)) return NotFound();
        if (Refuses(new Checks().Text("tujuan", tujuan, 200).Problem())) return Again();
        TypesetDocument? pdf = null;
        try
        {
            if (bentuk == "pdf") pdf = await renderer.RenderAsync((await BookPrint.JobAsync(office, book.Code, Tahun.Value, books, folders.Workflows, ct))!, ct);
        }
        catch (TypesetException e)
        {
            ModelState.AddModelError("", e.ToProblem().ProblemDetails.Title ?? "Buku tidak dapat dicetak sekarang.");
            return Again(StatusCodes.Status503ServiceUnavailable);
        }
        await db.RecordReadAsync(time.Now, Me.Id, Me.Region, null, $"book/{book.Code}/{Tahun}", tujuan, ct);
        if (pdf is not null) return File(pdf.Pdf, "application/pdf", $"{book.Code}_{Me.Region}_{Tahun}.pdf");
        return File(XlsxWriter.Write(BookSheet.Of(office, book, Tahun.Value, await books.LinesAsync(office, book.Code, Tahun.Value, 0, int.MaxValue, ct))), XlsxWriter.MediaType, $"{book.Code}_{Me.Region}_{Tahun}.xlsx");
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (offices.Find(Me.Region) is not { } office) return Page();
        Books = office.Region.Registers;
        Tahun ??= office.YearOf(time.Now);
        if (Buku is null) return Page();
        if (Books.FirstOrDefault(b => b.Code == Buku) is not { } book) return NotFound();
        Open = book;
        var found = await books.LinesAsync(office, book.Code, Tahun.Value, Math.Max(0, Sesudah), Size + 1, ct);
        Lines = [.. found.Take(Size)];
        var here = $"/buku?buku={Uri.EscapeDataString(book.Code)}&tahun={Tahun}";
        Pager = new(found.Count > Size ? $"{here}&sesudah={Lines[^1].Number}" : null, Sesudah > 0 ? here : null, Lines.Count);
        return Page();
    }
}
