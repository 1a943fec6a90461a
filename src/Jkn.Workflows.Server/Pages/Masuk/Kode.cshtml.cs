using Jkn.Workflows.Application.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Server.Pages.Masuk;

/// <summary>
/// The owner of an account chooses his password with a code, or the two halves of one that two people handed to him. Then he signs in.
/// </summary>
internal sealed class KodeModel(CodeSignIn codes, IOptions<AuthOptions> auth) : OfficePage
{
    [BindProperty]
    public string? Akun { get; set; }

    [BindProperty]
    public string? KodeSatu { get; set; }

    [BindProperty]
    public string? KodeDua { get; set; }

    [BindProperty]
    public string? Baru { get; set; }

    [BindProperty]
    public string? Ulang { get; set; }

    public IActionResult OnGet() => auth.Value.UsesAuthority ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (auth.Value.UsesAuthority)
            return NotFound();
        if (string.IsNullOrWhiteSpace(Akun) || Akun.Length > Accounts.MaxUserName)
            ModelState.AddModelError(nameof(Akun), "Isi nama akun Anda.");
        if (string.IsNullOrWhiteSpace(KodeSatu) || KodeSatu.Length > SignInCodes.MaxLength)
            ModelState.AddModelError(nameof(KodeSatu), "Isi kode yang Anda terima.");
        if (KodeDua?.Length > SignInCodes.MaxLength)
            ModelState.AddModelError(nameof(KodeDua), "Kode ini terlalu panjang.");
        if (PasswordRules.Fault(Baru, "", Akun ?? "") is { } weak)
            ModelState.AddModelError(nameof(Baru), weak);
        else if (Baru != Ulang)
            ModelState.AddModelError(nameof(Ulang), "Pengulangan tidak sama dengan kata sandi baru.");
        if (!ModelState.IsValid)
            return Again();
        var (refusal, wait) = await codes.ChooseAsync(Akun!, KodeSatu!, KodeDua, Baru!, HttpContext.Connection.RemoteIpAddress, ct);
        if (wait is { } left)
        {
            var minutes = Math.Max(1, (int)Math.Ceiling(left.TotalMinutes));
            ModelState.AddModelError("", $"Terlalu banyak percobaan dari tempat ini. Coba lagi {minutes} menit lagi.");
            return Again(StatusCodes.Status429TooManyRequests);
        }
        if (Refuses(refusal, (nameof(KodeSatu), "code")))
            return Again();
        Tell("Kata sandi Anda tersimpan. Silakan masuk.");
        return Redirect("/masuk");
    }
}
