using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.SignOffs;
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
    ProofForms proofs,
    PageTime time
) : OfficePage
{
    private const int Most = 100;

    /// <summary>Nothing was given: the form comes back with what was chosen.</summary>
    private static readonly string[] ofSheet = ["proof-wrong", "proof-locked", "proof-missing", "factor-missing", "sheet-too-long"];
    private static readonly AskedProofs Nothing = new(false, false);

    internal sealed record Desk(
        WorkItemRow Row,
        DueView Due,
        string Href,
        string? Hash,
        string? Number,
        string Letter,
        SigningReadiness.Readiness? Readiness,
        AskedProofs Asks,
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
    public ProofForm? Proof { get; private set; }
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
        if (ProofForm.AsksSample(Request.Form))
            return proofs.Filled(Again(StatusCodes.Status200OK), ModelState, await proofs.SampleAsync(Me, ct));
        var chosen = Waiting.Where(w => Chosen.Contains(w.Choice)).ToList();
        if (Missing(chosen) is { } missing)
        {
            ModelState.AddModelError(missing.Field, missing.Text);
            return Again();
        }
        using var shown = ProofForm.Read(Request.Form);
        var sheet = chosen.Where(d => FamilyOf(d) is null).ToList();
        // One proof for exactly these; each letter gets its own seal and its own outcome.
        var answers = await signing.GiveAsync([.. sheet.Select(d => (d.Row.CaseId, ActOf(d)))], Me, shown, ct);
        if (answers.Select(a => a.Rejection).FirstOrDefault(no => no is not null && ofSheet.Contains(no.Code)) is { } refused)
        {
            Faults.Refuses(refused, (ProofForm.Code, "proof"));
            return Again();
        }
        var results = sheet.Zip(answers, ResultOf).ToList();
        foreach (var family in chosen.Except(sheet))
            results.Add(ResultOf(family, await access.GiveAsync(family.Row.CaseId, Me, ForAll(FamilyOf(family)!), ct)));
        // Chosen on a page that has changed meanwhile: said, not passed over.
        var changed = new Result("Tugas", false, "Berubah atau sudah selesai sejak halaman ini dibuka; baca lagi.");
        results.AddRange(Chosen.Except(chosen.Select(c => c.Choice)).Select(_ => changed));
        Chosen = new HashSet<string>();
        Results = results;
        await LoadAsync(ct);
        return Page();
    }

    /// <summary>What the chosen ones ask for and the form lacks, said before anything is given.</summary>
    private (string Field, string Text)? Missing(List<Desk> chosen)
    {
        var (secret, code) = (Request.Form["frasaSandi"].ToString(), Request.Form[ProofForm.Code].ToString());
        if (secret.Length == 0 && chosen.Exists(c => c.Asks is { Secret: true, Own: false }))
            return ("frasaSandi", "Isi passphrase sertifikat Anda: di antara yang dipilih ada surat yang ditandatangani.");
        return code.Length == 0 && chosen.Exists(c => c.Asks is { Own: true, Secret: false } || c.Asks.Own && secret.Length == 0)
            ? (ProofForm.Code, "Isi kode dari aplikasi kode Anda: satu kode untuk semua yang dipilih.")
            : null;
    }

    private static GiveSignOff ActOf(Desk desk) => new(desk.Row.ItemId, SignOff.Forward, null, desk.Hash, desk.Row.Version);

    private static Result ResultOf(Desk desk, Answer answer) =>
        new(
            $"{desk.Row.CaseNo} {desk.Letter}".Trim(),
            answer.Rejection is null,
            answer.Rejection is null ? Words.Act(desk.Row.Act) + " diberikan" : answer.Rejection.Message
        );

    private static IReadOnlyList<WorkPerson>? FamilyOf(Desk desk) =>
        desk.Row is { Letter: null, Persons: { Count: > 0 } people } ? people : null;

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
            var asks = state?.WorkItems.GetValueOrDefault(row.ItemId) is { } item ? signing.Asks(state, item) : Nothing;
            // What would be refused after "siap" is said before it.
            var stuck = state?.WorkItems.GetValueOrDefault(row.ItemId) is { } mine ? ChainObstacle.At(state, office, mine, today) : null;
            // Signed a moment ago: the seal comes after the act, and nobody should sign twice.
            var sealing = letter is { Attempt: not null } && row.Act == Acts.Sign && !asks.Secret;
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
        var open = desks.Where(d => d is { Sealing: false, Stuck: null }).ToList();
        Proof = await proofs.OfAsync(new(open.Exists(d => d.Asks.Own), open.Exists(d => d.Asks.Secret)), Me, ct);
    }
}
