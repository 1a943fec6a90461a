using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Server.Cases;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Buku;

/// <summary>The books of the region, year by year, to be read and printed. Columns with data of persons are left out, as in the API.</summary>
internal sealed class IndexModel(Offices offices, CaseReader reader, PageTime time) : OfficePage
{
    private const int Size = 100;

    [BindProperty(SupportsGet = true)] public string? Buku { get; set; }
    [BindProperty(SupportsGet = true)] public int? Tahun { get; set; }
    [BindProperty(SupportsGet = true)] public int Sesudah { get; set; }
    public IReadOnlyList<RegisterSettings> Books { get; private set; } = [];
    public RegisterSettings? Open { get; private set; }
    public IReadOnlyList<RegisterLine> Lines { get; private set; } = [];
    public Pager Pager { get; private set; } = new(null, null, 0);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (offices.Find(Me.Region) is not { } office) return Page();
        Books = office.Region.Registers;
        Tahun ??= office.YearOf(time.Now);
        if (Buku is null) return Page();
        if (Books.FirstOrDefault(b => b.Code == Buku) is not { } book) return NotFound();
        Open = book;
        var found = await reader.BookAsync(office.Region.Code, book.Code, Tahun.Value, Math.Max(0, Sesudah), Size + 1, ct);
        Lines = [.. found.Take(Size)];
        var here = $"/buku?buku={Uri.EscapeDataString(book.Code)}&tahun={Tahun}";
        Pager = new(found.Count > Size ? $"{here}&sesudah={Lines[^1].Number}" : null, Sesudah > 0 ? here : null, Lines.Count);
        return Page();
    }
}
