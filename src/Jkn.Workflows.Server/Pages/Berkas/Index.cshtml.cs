using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Berkas;

/// <summary>
/// Cases of the region, newest first, and the search for anybody in them: words of a name, the number or its last figures, NIK, No KK or
/// telephone exactly through their keyed index. A search is posted, so that no number or name of a person stands in an address.
/// </summary>
internal sealed class IndexModel(AppDb db, SecureLookup lookup, Offices offices, CaseScopes scopes, DataGate gate) : OfficePage
{
    private const int Size = 50;

    [BindProperty(SupportsGet = true)]
    public string? Keadaan { get; set; }

    /// <summary>Cases with anybody who stands there.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Peserta { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sop { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Terlambat { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Sebelum { get; set; }
    public string? Searched { get; private set; }
    public IReadOnlyList<CaseRow> Rows { get; private set; } = [];
    private ILookup<long, string> People { get; set; } = Array.Empty<string>().ToLookup(_ => 0L);
    public Pager Pager { get; private set; } = new(null, null, 0);
    public IReadOnlyList<Tags.Choice> Sops { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var rows = await MineAsync(ct);
        if (!string.IsNullOrEmpty(Keadaan))
            rows = rows.Where(c => c.Status == Keadaan);
        if (!string.IsNullOrEmpty(Peserta))
            rows = rows.WithAnybody(db, [Me.Region], Peserta);
        if (!string.IsNullOrEmpty(Sop))
            rows = rows.Where(c => c.Sop == Sop);
        if (Terlambat)
            rows = rows.Where(c => c.Overdue && c.ClosedAt == null);
        if (Sebelum is { } before)
            rows = rows.Where(c => c.CaseKey < before);
        var found = await rows.OrderByDescending(c => c.CaseKey).Take(Size + 1).ToListAsync(ct);
        Rows = [.. found.Take(Size)];
        People = await db.PeopleOfAsync(Rows, ct);
        Pager = new(found.Count > Size ? Link(Rows[^1].CaseKey) : null, Sebelum is null ? null : Link(null), Rows.Count);
        Fill();
    }

    public async Task<IActionResult> OnPostAsync(string? q, CancellationToken ct)
    {
        Searched = q?.Trim() ?? "";
        Fill();
        if (Searched.Length > 100 || Searched.Any(char.IsControl) || (CaseFinding.Digits(Searched) is null && Searched.Length < 3))
        {
            ModelState.AddModelError(
                "q",
                "Ketik paling sedikit tiga huruf dari nama siapa pun di berkas, atau nomor berkas, NIK, KK, telepon."
            );
            return Again();
        }
        if (CaseFinding.IsOfPerson(Searched) && !await gate.AtCounterAsync(Me, "search", "Mencari berkas dengan nomor", ct))
        {
            ModelState.AddModelError("q", "Peran Anda tidak mencari dengan NIK, KK, atau telepon. Cari dengan nama atau nomor berkas.");
            return Again(StatusCodes.Status403Forbidden);
        }
        var mine = await MineAsync(ct);
        var rows = await mine.FoundAsync(db, lookup, [Me.Region], Searched, ct);
        Rows = await rows.OrderByDescending(c => c.CaseKey).Take(Size).ToListAsync(ct);
        // A number of one case is asked for to go there.
        if (
            Rows is [var only]
            && (only.CaseNo == Searched || CaseFinding.Digits(Searched) is { Length: <= CaseFinding.LongestShortNumber })
        )
            return Redirect($"/berkas/{only.Id}");
        People = await db.PeopleOfAsync(Rows, ct);
        Pager = new(null, null, Rows.Count);
        return Page();
    }

    /// <summary>Who else is in the case beside the name that it goes by.</summary>
    public IEnumerable<string> OthersIn(CaseRow row) => People[row.CaseKey].Where(name => name != row.Name);

    public static string LabelOf(CaseRow row) => CaseStatus.LabelOf(row.Status);

    private Task<IQueryable<CaseRow>> MineAsync(CancellationToken ct)
    {
        var region = Me.Region;
        var rows = db.Cases.AsNoTracking().Where(c => c.Kind == nameof(CaseKind.Case) && c.Region == region);
        return scopes.NarrowedAsync(db, rows, Me, ct);
    }

    private void Fill() =>
        Sops = offices.Find(Me.Region) is not { } office
            ? []
            :
            [
                .. office
                    .Sops.All.Where(v => v.Use == SopUses.Case)
                    .GroupBy(v => v.Key)
                    .Select(g => new Tags.Choice(g.Key, g.MaxBy(v => v.Version)!.Name)),
            ];

    private string Link(long? before) =>
        "/berkas"
        + QueryString.Create(
            new Dictionary<string, string?>
            {
                ["keadaan"] = Keadaan,
                ["peserta"] = Peserta,
                ["sop"] = Sop,
                ["terlambat"] = Terlambat ? "true" : null,
                ["sebelum"] = before?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            }.Where(p => !string.IsNullOrEmpty(p.Value))
        );
}
