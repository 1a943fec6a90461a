using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Server.Pages.Masuk;

/// <summary>Signing in; afterwards back to the page that asked for it, or on with the form that was being sent when the session ended.</summary>
internal sealed class IndexModel(LocalSignIn signIn, HeldForms held, IOptions<AuthOptions> auth, TimeProvider clock) : OfficePage
{
    [BindProperty(SupportsGet = true)] public string? Kembali { get; set; }
    [BindProperty] public string? Akun { get; set; }
    [BindProperty] public string? Sandi { get; set; }
    [BindProperty] public string? Tahan { get; set; }
    public HeldForm? Held { get; private set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect(Way) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (auth.Value.UsesAuthority) ModelState.AddModelError("", "Masuk dilakukan melalui penyedia identitas, bukan di sini.");
        if (string.IsNullOrWhiteSpace(Akun) || Akun.Length > Accounts.MaxUserName) ModelState.AddModelError(nameof(Akun), "Isi nama akun Anda.");
        if (string.IsNullOrEmpty(Sandi) || Sandi.Length > Accounts.MaxPassword) ModelState.AddModelError(nameof(Sandi), "Isi kata sandi Anda.");
        if (!ModelState.IsValid) return Again();
        var (account, wait) = await signIn.TryAsync(Akun!, Sandi!, HttpContext.Connection.RemoteIpAddress, ct);
        if (wait is { } left)
        {
            ModelState.AddModelError("", $"Terlalu banyak percobaan masuk dari tempat ini. Coba lagi {Math.Max(1, (int)Math.Ceiling(left.TotalMinutes))} menit lagi.");
            return Again(StatusCodes.Status429TooManyRequests);
        }
        if (account is null)
        {
            ModelState.AddModelError(nameof(Akun), "Nama akun atau kata sandi salah.");
            return Again();
        }
        await HttpContext.BeginSessionAsync(account, clock);
        if (account.MustChangePassword || held.Open(Tahan) is not { } form || !Url.IsLocalUrl(form.Action)) return LocalRedirect(Way);
        Held = form;
        return Page();
    }

    private string Way => Url.IsLocalUrl(Kembali) ? Kembali! : "/beranda";
}
