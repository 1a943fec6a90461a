using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Admin;

/// <summary>
/// Accounts and their roles. What gives power is proposed here and confirmed by another; no password is ever shown, its owner gets a code.
/// </summary>
internal sealed class AkunModel(
    Accounts accounts,
    PowerDesk power,
    OfficeReader journals,
    LiveSessions sessions,
    ReturnedTasks returned,
    LeftPostLines posts,
    PageTime time
) : OfficePage
{
    public IReadOnlyList<(Account Account, bool Disabled, DateTimeOffset? LastLogin)> All { get; private set; } = [];

    /// <summary>Administrators of the installation, and until when the region is open to them.</summary>
    public IReadOnlyList<(Account Account, string? Until)> Nationals { get; private set; } = [];

    /// <summary>An administrator of the installation works in a region that is open to him.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Daerah { get; set; }

    /// <summary>Shown in this one answer only.</summary>
    public (string Name, string Code, bool Half, int Hours)? Made { get; private set; }
    public Interruption? Question { get; private set; }

    /// <summary>What accounts that are switched off still hold.</summary>
    public IReadOnlyList<string> LeftPosts { get; private set; } = [];

    private string Region =>
        Me.Region == RoleRules.Installation
        && Daerah is { Length: > 0 and <= 10 } asked
        && journals.Load(asked).State.IsOpenTo(Me.Id, time.Today(asked))
            ? asked
            : Me.Region;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostTambahAsync(
        string? namaAkun,
        string? nama,
        string? alasan,
        string[]? peran,
        CancellationToken ct
    )
    {
        await LoadAsync(ct);
        var asked = new NewAccount((namaAkun ?? "").Trim().ToLowerInvariant(), (nama ?? "").Trim(), Region, peran ?? []);
        var no = new Checks().Name("nama", asked.Name, 100).Optional("alasan", alasan, 500).Rejection ?? asked.Fault();
        if (no is null && await accounts.IsTakenAsync(asked.UserName, ct))
            no = new("user-name-taken", "Nama akun ini sudah dipakai.", "userName");
        var answer = no is null ? await power.RegisterAsync(asked, Me, alasan, ct) : new PowerAnswer(no);
        if (Refuses(answer.Rejection, ("namaAkun", "userName"), ("peran", "roles"), ("alasan", "reason")))
            return Again();
        var half = !RoleRules.AreOrdinary(asked.Roles);
        Made = (asked.UserName, answer.Code!, half, (int)(half ? ResetSignIn.Life : RegisterAccount.Life).TotalHours);
        await LoadAsync(ct);
        return Page();
    }

    public Task<IActionResult> OnPostSandiAsync(string id, string? alasan, CancellationToken ct) =>
        GiveAsync(id, new ResetSignIn(id, ""), alasan, "Kata sandi lama tidak berlaku lagi.", ct);

    public Task<IActionResult> OnPostFaktorAsync(string id, string? alasan, CancellationToken ct) =>
        GiveAsync(id, new ResetSecondFactor(id), alasan, "Faktor kedua dihapus; pemiliknya mendaftarkannya lagi saat masuk.", ct);

    public Task<IActionResult> OnPostPeranAsync(string id, string[]? peran, string? alasan, CancellationToken ct) =>
        GiveAsync(id, new GiveRoles(id, [.. peran ?? []]), alasan, "Peran diubah; orangnya masuk ulang.", ct);

    public Task<IActionResult> OnPostBukaAsync(string id, string? sampai, string? alasan, CancellationToken ct) =>
        GiveAsync(null, new OpenToAdmin(id, sampai ?? ""), alasan, "Daerah dibuka.", ct);

    public Task<IActionResult> OnPostTutupAsync(string id, CancellationToken ct) =>
        GiveAsync(null, new CloseToAdmin(id), null, "Daerah ditutup lagi bagi akun itu.", ct);

    public async Task<IActionResult> OnPostMatikanAsync(string id, bool mati, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (All.FirstOrDefault(a => a.Account.Id == id).Account is not { } account)
            return NotFound();
        if (id == Me.Id)
            ModelState.AddModelError("", "Anda tidak dapat mematikan akun sendiri.");
        if (!ModelState.IsValid)
            return Again();
        if (mati && !Interruption.IsConfirmed(Request))
        {
            Question = new(
                $"Matikan akun {account.UserName}?",
                $"{account.Name} langsung keluar dari semua perangkat, dan program yang memakai akunnya langsung ditolak, "
                    + "sampai akunnya dihidupkan. Tugas yang dipegangnya kembali ke meja bersama.",
                "Matikan akun",
                "/admin/akun",
                Interruption.FieldsOf(Request),
                "/admin/akun?handler=Matikan"
            );
            return Page();
        }
        if (Refuses((await power.DoAsync(Region, Me, new SwitchAccount(id, mati), ct)).Rejection))
            return Again();
        sessions.Forget(id);
        var tasks = mati ? await returned.RunAsync(ct) : 0;
        Tell(
            !mati ? "Akun dihidupkan."
            : tasks > 0 ? $"Akun dimatikan. {tasks} tugas dikembalikan ke meja bersama."
            : "Akun dimatikan."
        );
        return RedirectToPage(new { Daerah });
    }

    /// <param name="id">The account it is about, of this region; null where it is another's.</param>
    private async Task<IActionResult> GiveAsync(string? id, PowerAct act, string? reason, string done, CancellationToken ct)
    {
        await LoadAsync(ct);
        var account = All.FirstOrDefault(a => a.Account.Id == id).Account;
        if (id is not null && account is null)
            return NotFound();
        var no = new Checks().Optional("alasan", reason, 500).Rejection;
        var answer = no is null ? await power.GiveAsync(Region, Me, act, reason, ct) : new PowerAnswer(no);
        if (Refuses(answer.Rejection, ("alasan", "reason"), ("peran", "roles"), ("sampai", "until")))
            return Again();
        if (id is not null)
            sessions.Forget(id);
        if (answer.Code is { } code)
        {
            Made = (account!.UserName, code, answer.Proposal is not null, (int)ResetSignIn.Life.TotalHours);
            await LoadAsync(ct);
            return Page();
        }
        Tell(answer.Proposal is null ? done : "Diusulkan; berlaku setelah orang kedua mengesahkannya.");
        return RedirectToPage(new { Daerah });
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        All = await accounts.ListAsync(Region, ct);
        LeftPosts = await posts.OfAsync(Region, ct);
        if (Me.Region == RoleRules.Installation)
            return;
        var (state, today) = (journals.Load(Me.Region).State, time.Today(Me.Region));
        Nationals =
        [
            .. (await accounts.ListAsync(RoleRules.Installation, ct))
                .Where(a => !a.Disabled)
                .Select(a => (a.Account, state.IsOpenTo(a.Account.Id, today) ? state.Guests[a.Account.Id] : null)),
        ];
    }
}
