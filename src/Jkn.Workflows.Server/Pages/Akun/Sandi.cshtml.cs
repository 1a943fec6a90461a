using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Akun;

/// <summary>A new password of one's own choice; sessions elsewhere end with it.</summary>
internal sealed class SandiModel(Accounts accounts, LockOut lockOut, LiveSessions sessions, TimeProvider clock) : OfficePage
{
    [BindProperty]
    public string? Lama { get; set; }

    [BindProperty]
    public string? Baru { get; set; }

    [BindProperty]
    public string? Ulang { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (string.IsNullOrEmpty(Lama) || Lama.Length > Accounts.MaxPassword)
            ModelState.AddModelError(nameof(Lama), "Isi kata sandi Anda sekarang.");
        var account = await accounts.FindAsync(Me.Id, ct);
        if (PasswordRules.Fault(Baru, Me.Name, account?.UserName ?? "") is { } weak)
            ModelState.AddModelError(nameof(Baru), weak);
        else if (Baru == Lama)
            ModelState.AddModelError(nameof(Baru), "Kata sandi baru harus berbeda dari yang sekarang.");
        else if (Baru != Ulang)
            ModelState.AddModelError(nameof(Ulang), "Pengulangan tidak sama dengan kata sandi baru.");
        if (!ModelState.IsValid)
            return Again();
        // The old password is a secret to be guessed here as well as at the door.
        if (lockOut.Begin("#" + Me.Id, HttpContext.Connection.RemoteIpAddress) is not null)
        {
            ModelState.AddModelError("", "Terlalu banyak percobaan. Coba lagi nanti.");
            return Again(StatusCodes.Status429TooManyRequests);
        }
        if (!await accounts.ChangePasswordAsync(Me.Id, Lama!, Baru!, ct))
        {
            ModelState.AddModelError(nameof(Lama), "Kata sandi sekarang salah.");
            return Again();
        }
        lockOut.Succeeded("#" + Me.Id, HttpContext.Connection.RemoteIpAddress);
        sessions.Forget(Me.Id);
        await HttpContext.BeginSessionAsync((await accounts.FindAsync(Me.Id, ct))!, clock);
        Tell("Kata sandi sudah diubah.");
        return Redirect("/beranda");
    }
}
