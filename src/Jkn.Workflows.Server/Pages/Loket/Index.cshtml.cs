using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Loket;

/// <summary>The counter: whom to take in, what I began and have not finished, whose papers are awaited.</summary>
internal sealed class IndexModel(AppDb db, Drafts drafts, Offices offices, PageTime time) : OfficePage
{
    /// <summary>What can be begun here; a procedure that checks no applicant's papers is the office's own.</summary>
    public IReadOnlyList<(string Key, string Name, bool TakesIn)> Services { get; private set; } = [];
    public IReadOnlyList<CaseRow> Drafts { get; private set; } = [];
    public IReadOnlyList<CaseRow> Returned { get; private set; } = [];

    /// <summary>Forms that were typed and never sent.</summary>
    public IReadOnlyList<(string Text, Draft Draft)> Unsent { get; private set; } = [];
    public string? Closed { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (offices.Find(Me.Region) is not { } office)
            return;
        var today = office.DateOf(time.Now);
        Services =
        [
            .. office
                .Sops.All.Where(v => v.Use == SopUses.Case)
                .Select(v => v.Key)
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Select(k => office.Sops.Effective(k, today))
                .OfType<Domain.Sops.SopVersion>()
                .Select(v => (v.Key, v.Name, v.Definition.Nodes.OfType<PeriksaBerkas>().Any()))
                .OrderByDescending(v => v.Item3),
        ];
        Closed = ClosedNow(office, time.Now);
        Unsent =
        [
            .. (await drafts.OfAsync(Me.Id, ct)).Select(d => (TextOf(d), d)).Where(d => d.Item1 is not null).Select(d => (d.Item1!, d.d)),
        ];
        var (me, region) = (Me.Id, Me.Region);
        Drafts = await db
            .Cases.AsNoTracking()
            .Where(c => c.Region == region && c.Kind == nameof(CaseKind.Case) && c.Status == CaseStatus.Draft && c.OpenedBy == me)
            .OrderByDescending(c => c.CaseKey)
            .Take(20)
            .ToListAsync(ct);
        Returned = await db
            .Cases.AsNoTracking()
            .Where(c => c.Region == region && c.Kind == nameof(CaseKind.Case) && c.Status == CaseStatus.Returned)
            .OrderByDescending(c => c.CaseKey)
            .Take(50)
            .ToListAsync(ct);
    }

    /// <summary>Said before anybody types: what the command would refuse. Null while the counter is open.</summary>
    internal static string? ClosedNow(Office office, DateTimeOffset now) =>
        !office.Region.IsOpenAt(office.Calendar, now, out var next) ? $"Loket tutup. Pendaftaran berikutnya {next}." : null;

    private static string? TextOf(Draft draft) =>
        draft.Page.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["loket", "baru"] => $"Pemohon {draft.Of("Nama")}".TrimEnd(),
            ["loket", _, "dokumen"] => "Pemeriksaan dokumen",
            ["loket", _, "periksa"] => "Pesan untuk pemohon",
            ["berkas", _, "peserta", _] => $"Peserta {draft.Of("nama")}".TrimEnd(),
            _ => null,
        };
}
