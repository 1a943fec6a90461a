using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Notices;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Server.Auth;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Beranda;

/// <summary>The first page after signing in: what is most urgent for this person, and where to go.</summary>
internal sealed class IndexModel(
    Inbox inbox,
    AppDb db,
    Offices offices,
    PageTime time,
    LeftPostLines posts,
    PowerScene power,
    People people
) : OfficePage
{
    private const int MostCounted = 100;

    public string Place { get; private set; } = "Nasional";
    public IReadOnlyList<(string Text, string Href, string Count)> Counts { get; private set; } = [];
    public IReadOnlyList<WorkItemRow> Urgent { get; private set; } = [];

    /// <summary>For the head of the agency: offices that nobody can exercise.</summary>
    public IReadOnlyList<string> LeftPosts { get; private set; } = [];

    /// <summary>Acts of power that this person could confirm now.</summary>
    public int Proposals { get; private set; }

    /// <summary>What the operator of the installation did here within a month: everybody sees it.</summary>
    public IReadOnlyList<(DateTimeOffset At, IReadOnlyList<string> Words)> Operated { get; private set; } = [];

    /// <summary>When the way into one's own account was made anew within a month, and by whom.</summary>
    public IReadOnlyList<(DateTimeOffset At, string By)> Resets { get; private set; } = [];
    public IEnumerable<MenuEntry> Ways => Menu.For(User).Where(e => e.Href != "/beranda");

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (offices.Find(Me.Region) is not { } office)
            return;
        Place = office.Region.Agency.Value;
        if (Policies.Admits(Policies.Legaliser, User))
            LeftPosts = await posts.OfAsync(Me.Region, ct);
        await PowerAsync(ct);
        if (!Policies.Admits(Policies.Officer, User))
            return;
        var roles = office.Organisation.RolesOf(Me, office.DateOf(time.Now));
        var mine = await inbox.DeskAsync(Me.Id, null, MostCounted, ct);
        var free = await inbox.PageAsync(Me.Region, roles, null, MostCounted, ct, new(Unassigned: true));
        var late = await inbox.PageAsync(Me.Region, roles, null, MostCounted, ct, new(Before: time.Now));
        Counts =
        [
            ("Tugas saya", "/tugas?lihat=saya", Tugas.IndexModel.Badge(mine.Count)),
            ("Belum diambil", "/tugas?lihat=belum", Tugas.IndexModel.Badge(free.Count)),
            ("Terlambat", "/tugas?lihat=semua&batas=terlambat", Tugas.IndexModel.Badge(late.Count)),
            .. await OwnAsync(roles, ct),
        ];
        Urgent =
        [
            .. mine.Concat(free).DistinctBy(r => (r.CaseKey, r.ItemId)).OrderByDescending(r => r.Emergency).ThenBy(r => r.DueAt).Take(8),
        ];
    }

    private async Task PowerAsync(CancellationToken ct)
    {
        Operated = await power.OperatedAsync(Me.Region, ct);
        if (Policies.Admits(Policies.Auditor, User))
            Proposals = power.CountFor(Me);
        var (me, since) = (Me.Id, time.Now.AddDays(-30));
        var codes = await db
            .SignInCodes.AsNoTracking()
            .Where(c => c.AccountId == me && c.UsedAt != null && c.UsedAt > since)
            .OrderByDescending(c => c.UsedAt)
            .ToListAsync(ct);
        await people.LoadAsync(codes.SelectMany(c => new[] { c.MadeBy, c.SecondBy }), ct);
        Resets =
        [
            .. codes.Select(c =>
                (c.MadeAt, c.SecondBy is null ? people.NameOf(c.MadeBy) : $"{people.NameOf(c.MadeBy)} dan {people.NameOf(c.SecondBy)}")
            ),
        ];
    }

    /// <summary>What waits for this role alone: officials sign; the counter tells applicants what no message could reach.</summary>
    private async Task<IReadOnlyList<(string Text, string Href, string Count)>> OwnAsync(
        IReadOnlyCollection<string> roles,
        CancellationToken ct
    )
    {
        var own = new List<(string Text, string Href, string Count)>();
        if (Policies.Admits(Policies.Official, User))
            own.Add(
                (
                    "Menunggu pengesahan",
                    "/meja",
                    Tugas.IndexModel.Badge(
                        (await inbox.PageAsync(Me.Region, roles, null, MostCounted, ct, new(Kind: WorkKinds.SignOff))).Count
                    )
                )
            );
        if (Me.HasAny(Roles.FrontOffice, Roles.BackOffice))
        {
            var region = Me.Region;
            var count = await db
                .Notices.AsNoTracking()
                .Where(n => n.Region == region && n.State == NoticeSender.ToPrint)
                .Take(MostCounted)
                .CountAsync(ct);
            own.Add(("Sampaikan ke pemohon", $"/pemberitahuan?keadaan={NoticeSender.ToPrint}", Tugas.IndexModel.Badge(count)));
        }
        return own;
    }

    public DueView DueOf(WorkItemRow row) => DueView.Of(row.Due, row.Overdue, time);
}
