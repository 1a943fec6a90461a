using System.Globalization;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Tugas;

/// <summary>The inbox: what lies on my desk, what nobody has taken, everything of my roles. The most urgent first, page by page.</summary>
internal sealed class IndexModel(Inbox inbox, AppDb db, Offices offices, People people, PageTime time) : OfficePage
{
    private const string Sort = "due";
    private const int Size = 50,
        MostCounted = 100,
        MostSaved = 20,
        LongestName = 40;

    [BindProperty(SupportsGet = true)]
    public string? Lihat { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sop { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Langkah { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Batas { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Darurat { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Mulai { get; set; }

    public IReadOnlyList<WorkItemRow> Rows { get; private set; } = [];
    public IReadOnlyList<(string Key, string Text, int Count)> Tabs { get; private set; } = [];
    public IReadOnlyList<Tags.Choice> Sops { get; private set; } = [];
    public IReadOnlyList<Tags.Choice> Steps { get; private set; } = [];
    public IReadOnlyList<SavedFilterRow> Saved { get; private set; } = [];
    public Pager Pager { get; private set; } = new(null, null, 0);
    public bool Filtered => Sop is not null || Langkah is not null || Batas is not null || Darurat;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var me = Me.Id;
        Saved = await db.SavedFilters.AsNoTracking().Where(f => f.Account == me).OrderBy(f => f.Name).Take(MostSaved).ToListAsync(ct);
        if (offices.Find(Me.Region) is not { } office)
            return Page();
        var roles = office.Organisation.RolesOf(Me, office.DateOf(time.Now));
        Lihat ??= (await inbox.DeskAsync(Me.Id, null, 1, ct)).Count > 0 ? "saya" : "belum";
        var filter = new InboxFilter(
            Lihat == "belum",
            Langkah ?? "",
            Sop ?? "",
            Darurat,
            Batas switch
            {
                "terlambat" => time.Now,
                "hari-ini" => office.Time.At(time.Local(time.Now, Me.Region).Date.PlusDays(1).AtMidnight()),
                "minggu-ini" => time.Now.AddDays(7),
                _ => null,
            }
        );
        InboxPlace? after = null;
        if (
            Mulai is { } text
            && Cursor.TryDecode(text, Sort, 3, out var cursor)
            && Cursor.TryMoment(cursor.After[0], out var due)
            && long.TryParse(cursor.After[1], out var key)
        )
            after = new(due, key, cursor.After[2]);
        var found = await FindAsync(Lihat, roles, filter, after, Size + 1, ct);
        var cut = new PageRequest(Size).Cut(
            found,
            Sort,
            r =>
                [
                    r.DueAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
                    r.CaseKey.ToString(CultureInfo.InvariantCulture),
                    r.ItemId,
                ]
        );
        Rows = cut.Items;
        Pager = new(cut.Next is null ? null : Link(Lihat, cut.Next), Mulai is null ? null : Link(Lihat, null), Rows.Count);
        Tabs =
        [
            ("saya", "Tugas saya", (await inbox.DeskAsync(Me.Id, null, MostCounted, ct)).Count),
            ("belum", "Belum diambil", (await inbox.PageAsync(Me.Region, roles, null, MostCounted, ct, new(Unassigned: true))).Count),
            ("semua", "Semua", (await inbox.PageAsync(Me.Region, roles, null, MostCounted, ct)).Count),
        ];
        Sops =
        [
            .. office
                .Sops.All.Where(v => v.Use is SopUses.Case or SopUses.Batch or SopUses.Errand)
                .GroupBy(v => v.Key)
                .Select(g => new Tags.Choice(g.Key, g.MaxBy(v => v.Version)!.Name)),
        ];
        Steps =
        [
            .. Rows.Select(r => (r.ActivityId, r.Title))
                .Append((Langkah ?? "", Langkah ?? ""))
                .Where(s => s.Item1.Length > 0)
                .DistinctBy(s => s.Item1)
                .Select(s => new Tags.Choice(s.Item1, s.Item2)),
        ];
        await people.LoadAsync(Rows.Select(r => r.AssignedTo), ct);
        return Page();
    }

    /// <summary>Keeps the present filter under a name of one's own; the same name again replaces it.</summary>
    public async Task<IActionResult> OnPostSimpanAsync(string? nama, CancellationToken ct)
    {
        var (me, name) = (Me.Id, nama?.Trim() ?? "");
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
            ModelState.AddModelError("nama", $"Beri nama saringan, paling banyak {LongestName} karakter.");
        else if (await db.SavedFilters.CountAsync(f => f.Account == me && f.Name != name, ct) >= MostSaved)
            ModelState.AddModelError("nama", $"Paling banyak {MostSaved} saringan. Hapus satu lebih dahulu.");
        if (!ModelState.IsValid)
        {
            await OnGetAsync(ct);
            return Again();
        }
        var query = Link(Lihat ?? "semua", null);
        if (await db.SavedFilters.FindAsync([me, name], ct) is { } known)
            known.Query = query;
        else
            db.SavedFilters.Add(
                new()
                {
                    Account = me,
                    Name = name,
                    Query = query,
                }
            );
        await db.SaveChangesAsync(ct);
        Tell($"Saringan \"{name}\" disimpan.");
        return Redirect(query);
    }

    public async Task<IActionResult> OnPostHapusAsync(string? nama, CancellationToken ct)
    {
        var me = Me.Id;
        await db.SavedFilters.Where(f => f.Account == me && f.Name == nama).ExecuteDeleteAsync(ct);
        Tell("Saringan dihapus.");
        return Redirect("/tugas");
    }

    public string NameOf(string? id) => id == Me.Id ? "Saya" : people.NameOf(id);

    public DueView DueOf(WorkItemRow row) => DueView.Of(row.Due, row.Overdue, time);

    /// <summary>"keluarga Siti Contoh · 4 orang", or the one person's name; null for a task about the whole case.</summary>
    public static string? WhoseOf(WorkItemRow row) =>
        row.Persons.Count switch
        {
            0 => null,
            1 => row.Persons[0].Name,
            var people => $"keluarga {row.Name} · {people} orang",
        };

    public static string Badge(int count) => count >= MostCounted ? "99+" : count.ToString(CultureInfo.InvariantCulture);

    public static string HrefOf(WorkItemRow row) => $"/tugas/{row.CaseId}/{Uri.EscapeDataString(ItemIds.ToUrl(row.ItemId))}";

    public string Link(string view, string? from) =>
        QueryString
            .Create(
                new Dictionary<string, string?>
                {
                    ["lihat"] = view,
                    ["sop"] = Sop,
                    ["langkah"] = Langkah,
                    ["batas"] = Batas,
                    ["darurat"] = Darurat ? "true" : null,
                    ["mulai"] = from,
                }.Where(p => !string.IsNullOrEmpty(p.Value))
            )
            .Value
            is { } query
            ? "/tugas" + query
            : "/tugas";

    private Task<IReadOnlyList<WorkItemRow>> FindAsync(
        string view,
        string[] roles,
        InboxFilter filter,
        InboxPlace? after,
        int take,
        CancellationToken ct
    ) => view == "saya" ? inbox.DeskAsync(Me.Id, after, take, ct, filter) : inbox.PageAsync(Me.Region, roles, after, take, ct, filter);
}
