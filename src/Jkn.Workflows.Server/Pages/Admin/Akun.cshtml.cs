using System.Security.Cryptography;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Admin;

/// <summary>
/// Accounts and their roles. A password is made here, shown once, and must be replaced by its owner at the first sign-in.
/// </summary>
internal sealed class AkunModel(Accounts accounts, LiveSessions sessions, ReturnedTasks returned, LeftPostLines posts) : OfficePage
{
    public IReadOnlyList<(Account Account, bool Disabled, DateTimeOffset? LastLogin)> All { get; private set; } = [];

    /// <summary>Shown in this one answer only.</summary>
    public (string UserName, string Password)? Made { get; private set; }
    public Interruption? Question { get; private set; }

    /// <summary>What accounts that are switched off still hold.</summary>
    public IReadOnlyList<string> LeftPosts { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostTambahAsync(
        string? namaAkun,
        string? nama,
        string? daerah,
        string[]? peran,
        CancellationToken ct
    )
    {
        await LoadAsync(ct);
        var (asked, password) = (
            new NewAccount(
                (namaAkun ?? "").Trim().ToLowerInvariant(),
                (nama ?? "").Trim(),
                Me.Region == "*" ? daerah ?? "" : Me.Region,
                peran ?? []
            ),
            NewPassword()
        );
        if (new Checks().Name("nama", asked.Name, 100).Text("daerah", asked.Region, 10).Rejection is { } invalid)
            Refuses(invalid);
        if (asked.Fault(password) is { } fault)
            ModelState.AddModelError(fault.StartsWith("Peran", StringComparison.Ordinal) ? "peran" : "namaAkun", fault);
        else if (await accounts.IsTakenAsync(asked.UserName, ct))
            ModelState.AddModelError("namaAkun", "Nama akun ini sudah dipakai.");
        if (!ModelState.IsValid)
            return Again();
        await accounts.AddAsync(asked, password, ct, mustChange: true, by: Me);
        Made = (asked.UserName, password);
        await LoadAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostSandiAsync(string id, CancellationToken ct)
    {
        var password = NewPassword();
        if (!await accounts.ChangeAsync(id, Me, new(TemporaryPassword: password), ct))
            return NotFound();
        sessions.Forget(id);
        await LoadAsync(ct);
        Made = (All.First(a => a.Account.Id == id).Account.UserName, password);
        return Page();
    }

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
        await accounts.ChangeAsync(id, Me, new(Disabled: mati), ct);
        sessions.Forget(id);
        var tasks = mati ? await returned.RunAsync(ct) : 0;
        Tell(
            !mati ? "Akun dihidupkan."
            : tasks > 0 ? $"Akun dimatikan. {tasks} tugas dikembalikan ke meja bersama."
            : "Akun dimatikan."
        );
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostPeranAsync(string id, string[]? peran, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (All.FirstOrDefault(a => a.Account.Id == id).Account is not { } account)
            return NotFound();
        if (
            new NewAccount(account.UserName, account.Name, account.Region, peran ?? []).Fault(new string('x', Accounts.MinPassword)) is
            { } fault
        )
            ModelState.AddModelError("", fault);
        if (!ModelState.IsValid)
            return Again();
        await accounts.ChangeAsync(id, Me, new(Roles: peran), ct);
        sessions.Forget(id);
        Tell("Peran diubah; orangnya masuk ulang.");
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        All = await accounts.ListAsync(Me.Region, ct);
        LeftPosts = await posts.OfAsync(Me.Region, ct);
    }

    private static string NewPassword() => RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 16);
}
