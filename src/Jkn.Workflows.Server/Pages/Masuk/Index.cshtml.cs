using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Server.Pages.Masuk;

/// <summary>
/// Signing in; afterwards back to the page that asked for it, or on with the form that was being sent when the session ended.
/// </summary>
internal sealed class IndexModel(
    LocalSignIn signIn,
    SecondStep second,
    DemoCodes demo,
    HeldForms held,
    IOptions<AuthOptions> auth,
    TimeProvider clock
) : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string? Kembali { get; set; }

    [BindProperty]
    public string? Akun { get; set; }

    [BindProperty]
    public string? Sandi { get; set; }

    [BindProperty]
    public string? Tahan { get; set; }

    /// <summary>The account whose password was right, sealed: its code is asked next.</summary>
    [BindProperty]
    public string? Lanjut { get; set; }

    [BindProperty]
    public string? Kode { get; set; }

    /// <summary>A demonstration account in development: its code can be filled in.</summary>
    public bool Samples { get; private set; }

    [BindProperty(SupportsGet = true)]
    public bool Gagal { get; set; }
    public HeldForm? Held { get; private set; }

    /// <summary>People sign in at the authority, not here.</summary>
    public bool Elsewhere => auth.Value.SignsInAtAuthority;

    public IActionResult OnGet()
    {
        if (User.Identity?.IsAuthenticated == true)
            return LocalRedirect(Way);
        if (Gagal)
            ModelState.AddModelError(
                "",
                "Masuk melalui penyedia identitas tidak berhasil. Coba lagi; bila tetap gagal, akun Anda mungkin belum diberi daerah "
                    + "atau peran."
            );
        return Page();
    }

    /// <summary>
    /// Away to the authority, and back to the page that asked. By a link: our content policy lets no form lead elsewhere.
    /// </summary>
    public IActionResult OnGetLewat() =>
        Elsewhere ? Challenge(new AuthenticationProperties { RedirectUri = Way }, AuthoritySignIn.SchemeName) : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (auth.Value.UsesAuthority)
            ModelState.AddModelError("", "Masuk dilakukan melalui penyedia identitas, bukan di sini.");
        if (string.IsNullOrWhiteSpace(Akun) || Akun.Length > Accounts.MaxUserName)
            ModelState.AddModelError(nameof(Akun), "Isi nama akun Anda.");
        if (string.IsNullOrEmpty(Sandi) || Sandi.Length > Accounts.MaxPassword)
            ModelState.AddModelError(nameof(Sandi), "Isi kata sandi Anda.");
        if (!ModelState.IsValid)
            return Again();
        var (account, wait) = await signIn.TryAsync(Akun!, Sandi!, HttpContext.Connection.RemoteIpAddress, ct);
        if (wait is { } left)
        {
            ModelState.AddModelError(
                "",
                $"Terlalu banyak percobaan masuk dari tempat ini. Coba lagi {Math.Max(1, (int)Math.Ceiling(left.TotalMinutes))} menit lagi."
            );
            return Again(StatusCodes.Status429TooManyRequests);
        }
        if (account is null)
        {
            ModelState.AddModelError(nameof(Akun), "Nama akun atau kata sandi salah.");
            return Again();
        }
        if (!await second.IsAskedAsync(account, ct))
            return await BeginAsync(account);
        ModelState.Clear();
        Lanjut = second.Begin(account);
        Samples = await demo.HasSamplesAsync(account.Id, ct);
        return Page();
    }

    /// <summary>The second step: the code of the authenticator, or a recovery code.</summary>
    public async Task<IActionResult> OnPostKodeAsync(CancellationToken ct)
    {
        if (await second.OpenAsync(Lanjut, ct) is not { } account)
        {
            Lanjut = null;
            ModelState.Clear();
            ModelState.AddModelError("", "Langkah pertama sudah terlalu lama. Masuk lagi dengan kata sandi.");
            return Again();
        }
        Samples = await demo.HasSamplesAsync(account.Id, ct);
        if (ProofForm.AsksSample(Request.Form))
        {
            var code = await demo.SampleCodeAsync(account.Id, ct);
            ModelState.SetModelValue(nameof(Kode), code, code);
            return Page();
        }
        var (right, wait) = await second.TryAsync(account, Kode ?? "", ct);
        if (right)
            return await BeginAsync(account);
        ModelState.AddModelError(
            nameof(Kode),
            wait is null ? "Kode salah atau sudah dipakai. Tunggu kode berikutnya." : "Terlalu banyak kode yang salah. Coba lagi nanti."
        );
        return Again(wait is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status429TooManyRequests);
    }

    private async Task<IActionResult> BeginAsync(Account account)
    {
        await HttpContext.BeginSessionAsync(account, clock);
        if (held.Open(Tahan) is not { } form || !Url.IsLocalUrl(form.Action))
            return LocalRedirect(Way);
        Held = form;
        return Page();
    }

    private string Way => Url.IsLocalUrl(Kembali) ? Kembali! : "/beranda";
}
