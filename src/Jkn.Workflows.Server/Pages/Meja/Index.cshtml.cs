using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Signing;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Meja;

/// <summary>
/// The signing desk: what waits for my paraf, approval or signature, emergencies first, then the nearest deadline. Many at once get an
/// outcome each; a letter is among them only with the hash that this page showed.
/// </summary>
internal sealed class IndexModel(
    Inbox inbox,
    Offices offices,
    CaseAccess access,
    SigningDesk signing,
    SigningReadiness readiness,
    PageTime time
) : OfficePage
{
    private const int Most = 100;

    internal sealed record Desk(
        WorkItemRow Row,
        DueView Due,
        string Href,
        string? Hash,
        string? Number,
        string Letter,
        SigningReadiness.Readiness? Readiness,
        bool AsksPassphrase,
        bool Sealing,
        ChainObstacle? Stuck,
        ChainView? Chain
    )
    {
        /// <summary>case | item | version | hash, as the page writes it.</summary>
        public string Choice => $"{Row.CaseId}|{ItemIds.ToUrl(Row.ItemId)}|{Row.Version}|{Hash}";
    }

    internal sealed record Result(string Title, bool Done, string Text);

    public IReadOnlyList<Desk> Waiting { get; private set; } = [];
    public IReadOnlyList<Result> Results { get; private set; } = [];
    public IReadOnlyList<string> Capacities { get; private set; } = [];
    public IReadOnlyList<SigningReadiness.Readiness> States =>
        [.. Waiting.Select(w => w.Readiness).OfType<SigningReadiness.Readiness>().Distinct()];
    public bool AsksPassphrase => Waiting.Any(w => w.AsksPassphrase);
    public IReadOnlySet<string> Chosen { get; private set; } = new HashSet<string>();

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(string[]? pilih, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (pilih is not { Length: > 0 })
        {
            ModelState.AddModelError("", "Pilih paling sedikit satu.");
            return Again();
        }
        Chosen = pilih.ToHashSet(StringComparer.Ordinal);
        var passphrase = Request.Form["frasaSandi"].ToString();
        if (passphrase.Length == 0 && Waiting.Any(w => w.AsksPassphrase && Chosen.Contains(w.Choice)))
        {
            ModelState.AddModelError("frasaSandi", "Isi passphrase sertifikat Anda: di antara yang dipilih ada surat yang ditandatangani.");
            return Again();
        }
        var results = new List<Result>();
        foreach (var chosen in Chosen.Take(Most))
        {
            if (chosen.Split('|') is not [var caseId, var item, var version, var hash] || !int.TryParse(version, out var seen))
                continue;
            var itemId = ItemIds.FromUrl(item);
            var desk = Waiting.FirstOrDefault(w => w.Row.CaseId == caseId && w.Row.ItemId == itemId);
            var title = desk is null ? "Tugas" : $"{desk.Row.CaseNo} {desk.Letter}".Trim();
            // Each letter gets its own seal and its own outcome; the passphrase lives in this request alone.
            using var secret = SecretProof.Of(passphrase, null);
            var act = new GiveSignOff(itemId, SignOff.Forward, null, hash.Length == 0 ? null : hash, seen);
            var answer = desk?.Row is { Letter: null, Persons: { Count: > 0 } people }
                ? await access.GiveAsync(caseId, Me, ForAll(people), ct)
                : await signing.GiveAsync(caseId, Me, act, secret, ct);
            var refusal = answer.Rejection;
            results.Add(new(title, refusal is null, refusal is null ? Words.Act(desk?.Row.Act) + " diberikan" : refusal.Message));
        }
        Chosen = new HashSet<string>();
        Results = results;
        await LoadAsync(ct);
        return Page();
    }

    /// <summary>A family's people at one step: all of them at once.</summary>
    private static CompleteWorkItems ForAll(IReadOnlyList<WorkPerson> people) =>
        new([.. people.Select(p => new WorkAnswer(p.ItemId, SignOff.Forward, IfVersion: p.Version))]);

    private async Task LoadAsync(CancellationToken ct)
    {
        if (offices.Find(Me.Region) is not { } office)
            return;
        var today = office.DateOf(time.Now);
        var roles = office.Organisation.RolesOf(Me, today);
        Capacities =
        [
            .. roles
                .Select(r => (r, office.Organisation.CapacityOf(Me, r, today)))
                .Where(c => c.Item2 is { IsSubstitute: true })
                .Select(c => $"{Words.Code(c.Item2!.Kind)} {RoleNames.Of(c.r)}"),
        ];
        var rows = await inbox.PageAsync(Me.Region, roles, null, Most, ct, new(Kind: WorkKinds.SignOff));
        var desks = new List<Desk>();
        foreach (
            var row in rows.Where(r => r.AssignedTo is null || r.AssignedTo == Me.Id)
                .OrderByDescending(r => r.Emergency)
                .ThenBy(r => r.DueAt)
        )
        {
            var state = row.Letter is null ? null : await access.FindAsync(row.CaseId, Me, ct);
            var letter = state?.Letters.GetValueOrDefault(row.Letter!);
            var seals = letter is not null && row.Act is Acts.Sign or Acts.Paraf;
            var ready = letter is not null && seals ? await readiness.OfAsync(office, row.Role, letter.IsWet, Me, ct) : null;
            var asks = state?.WorkItems.GetValueOrDefault(row.ItemId) is { } item && signing.AsksSecret(state, item);
            // What would be refused after "siap" is said before it.
            var stuck = state?.WorkItems.GetValueOrDefault(row.ItemId) is { } mine ? ChainObstacle.At(state, office, mine, today) : null;
            // Signed a moment ago: the seal comes after the act, and nobody should sign twice.
            var sealing = letter is { Attempt: not null } && row.Act == Acts.Sign && !asks;
            desks.Add(
                new(
                    row,
                    DueView.Of(row.Due, row.Overdue, time),
                    $"/tugas/{row.CaseId}/{Uri.EscapeDataString(ItemIds.ToUrl(row.ItemId))}",
                    letter?.SeenHash,
                    letter?.Number,
                    letter?.Title ?? row.Title,
                    sealing || stuck is not null ? null : ready,
                    asks,
                    sealing,
                    stuck,
                    letter is null ? null : new ChainView(state!, letter.Key, Short: true)
                )
            );
        }
        Waiting = desks;
    }
}
