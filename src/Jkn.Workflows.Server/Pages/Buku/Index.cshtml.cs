using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Reports;
using Jkn.Workflows.Application.Retention;
using Jkn.Workflows.Application.Settings;
using Jkn.Workflows.Application.Visits;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Buku;

/// <summary>
/// The books of the region, year by year, to be read and printed. Columns with data of persons are left out, as in the API.
/// </summary>
internal sealed class IndexModel(
    Offices offices,
    OfficeBooks books,
    Folders folders,
    TypstRenderer renderer,
    GuestRetention guests,
    SettingDesk settings,
    People people,
    DataGate gate,
    PageTime time
) : OfficePage
{
    private const int Size = 100;

    [BindProperty(SupportsGet = true)]
    public string? Buku { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Tahun { get; set; }

    /// <summary>The place of service whose queue or guest book it is.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Tempat { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Sesudah { get; set; }
    public IReadOnlyList<RegisterSettings> Books { get; private set; } = [];
    public RegisterSettings? Open { get; private set; }

    /// <summary>Named where each place keeps a book of its own; then there is a choice.</summary>
    public Place? Place { get; private set; }
    public IReadOnlyList<Place> Places { get; private set; } = [];
    public string Here =>
        $"/buku?buku={Uri.EscapeDataString(Buku ?? "")}&tahun={Tahun}"
        + (Place is null ? "" : $"&tempat={Uri.EscapeDataString(Place.Code)}");
    public IReadOnlyList<RegisterLine> Lines { get; private set; } = [];
    public Pager Pager { get; private set; } = new(null, null, 0);

    /// <summary>In the guest book: who is past his retention, and what was approved before.</summary>
    public PastRetention? Over { get; private set; }
    public IReadOnlyList<SettingChangeRow> Destroyed { get; private set; } = [];
    public Interruption? Question { get; private set; }
    public bool IsHead => Policies.Admits(Policies.Legaliser, User);
    public Func<string, string> NameOf => people.NameOf;

    /// <summary>The head approves that the names go, with the number of the record; asked twice, for they do not come back.</summary>
    public async Task<IActionResult> OnPostMusnahkanAsync(string? nomor, string? sampai, CancellationToken ct)
    {
        if (!IsHead)
            return Forbid();
        if (await OnGetAsync(ct) is NotFoundResult || Open is null)
            return NotFound();
        if (Refuses(new Checks().Text("nomor", nomor, 100).Rejection))
            return Again();
        if (Over is not { } over || over.Until != sampai)
        {
            ModelState.AddModelError("nomor", "Usulan ini sudah berubah. Baca lagi, lalu putuskan.");
            return Again();
        }
        if (!Interruption.IsConfirmed(Request))
        {
            Question = new(
                $"Musnahkan data {over.Count} tamu?",
                $"Nama, alamat, keperluan, dan telepon tamu sampai {PageTime.Date(over.Until)} hilang untuk selamanya. Nomor dan "
                    + "tanggal tetap di buku.",
                "Musnahkan",
                $"/buku?buku={Uri.EscapeDataString(Open.Code)}",
                Interruption.FieldsOf(Request)
            );
            return Page();
        }
        var approval = guests.Approval(offices.Find(Me.Region)!, over, nomor!.Trim());
        if (Refuses((await settings.SaveAsync(Me, GuestRetention.Setting, over.Until, approval, ct))))
            return Again();
        Tell($"Data {await guests.RunAsync(ct)} tamu dimusnahkan.");
        return Redirect($"/buku?buku={Uri.EscapeDataString(Open.Code)}");
    }

    /// <summary>The whole book of the year with all its columns leaves for a purpose, printed or as a sheet.</summary>
    public async Task<IActionResult> OnPostAsync(string? tujuan, string? bentuk, CancellationToken ct)
    {
        if (
            await OnGetAsync(ct) is NotFoundResult
            || Open is not { } book
            || offices.Find(Me.Region) is not { } office
            || Tahun is not (>= 2000 and <= 2200)
        )
            return NotFound();
        var what = $"book/{book.Code}/{Tahun}";
        if (Refuses(await gate.LeaveAsync(Me, OfficeBooks.ClassOf(book.Code), what, tujuan, ct, "tujuan")))
            return Again();
        TypesetDocument? pdf = null;
        try
        {
            if (bentuk == "pdf")
                pdf = await renderer.RenderAsync(
                    (await books.PrintAsync(office, book.Code, Tahun.Value, folders.Workflows, ct, Place))!,
                    ct
                );
        }
        catch (TypesetException e)
        {
            ModelState.AddModelError("", e.Rejection.Message);
            return Again(StatusCodes.Status503ServiceUnavailable);
        }
        if (pdf is not null)
            return File(pdf.Pdf, "application/pdf", $"{book.Code}_{Me.Region}_{Tahun}.pdf");
        return File(
            XlsxWriter.Write(
                BookSheet.Of(
                    office,
                    book,
                    Tahun.Value,
                    await books.LinesAsync(office, book.Code, Tahun.Value, 0, int.MaxValue, ct, Place),
                    Place
                )
            ),
            XlsxWriter.MediaType,
            $"{book.Code}_{Me.Region}_{Tahun}.xlsx"
        );
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (offices.Find(Me.Region) is not { } office)
            return Page();
        Books = office.Region.Registers;
        Tahun ??= office.YearOf(time.Now);
        if (Buku is null)
            return Page();
        if (Books.FirstOrDefault(b => b.Code == Buku) is not { } book)
            return NotFound();
        Open = book;
        if (Tempat is not null && office.Region.PlaceOf(Tempat) is null)
            return NotFound();
        Places = CounterBooks.IsOne(book.Code) && office.Region.Places.Length > 1 ? office.Region.Places : [];
        Place = OfficeBooks.Named(office, book.Code, office.Region.PlaceOf(Tempat));
        if (book.Code == CounterBooks.Guests)
        {
            Over = await guests.ProposedAsync(office, ct);
            Destroyed = await settings.ChangesAsync(Me.Region, [GuestRetention.Setting], ct);
            await people.LoadAsync(Destroyed.Select(d => d.Actor), ct);
        }
        var found = await books.LinesAsync(office, book.Code, Tahun.Value, Math.Max(0, Sesudah), Size + 1, ct, Place);
        Lines = [.. found.Take(Size)];
        Pager = new(found.Count > Size ? $"{Here}&sesudah={Lines[^1].Number}" : null, Sesudah > 0 ? Here : null, Lines.Count);
        return Page();
    }
}
