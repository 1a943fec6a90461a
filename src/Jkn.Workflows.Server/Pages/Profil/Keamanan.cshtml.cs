using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Documents.Printing;
using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Profil;

/// <summary>
/// One's own second factor and sessions. Whoever enrols, replaces or removes a factor proves himself first: by his present code, or by his
/// password where he has none yet.
/// </summary>
internal sealed class KeamananModel(
    Factors factors,
    Accounts accounts,
    SecondStep second,
    LocalSignIn signIn,
    Sessions sessions,
    LiveSessions live,
    TimeProvider clock
) : OfficePage
{
    private const string Issuer = "JKN Workflows";

    public IReadOnlyList<FactorView> Mine { get; private set; } = [];
    public IReadOnlyList<SessionView> Open { get; private set; } = [];

    /// <summary>Shown this once.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];
    public int Left { get; private set; }
    public string? Secret { get; private set; }
    public string? Square { get; private set; }
    public bool IsLocal { get; private set; }
    public bool MustEnrol => User.HasClaim(c => c.Type == LiveSessions.MustEnrol);
    public bool MayRemove => !second.IsRequired(Me.Roles);
    public string? ThisSession => User.FindFirst(Claims.Session)?.Value;

    public Task OnGetAsync(CancellationToken ct) => FillAsync(ct);

    /// <summary>Begins an enrolment: the secret is shown, and counts when a code of it came back.</summary>
    public async Task<IActionResult> OnPostMulaiAsync(string? bukti, CancellationToken ct)
    {
        if (!await ProvesAsync(bukti, ct))
            return await AgainAsync(ct);
        await factors.BeginTotpAsync(Me.Id, ct);
        return Redirect("/profil/keamanan");
    }

    public async Task<IActionResult> OnPostPasangAsync(string? kode, CancellationToken ct)
    {
        var (codes, no) = await factors.ConfirmTotpAsync(Me, kode ?? "", ct);
        if (Refuses(no, ("kode", "code")))
            return await AgainAsync(ct);
        // Whoever was led here goes on to work with a session of its own.
        if (MustEnrol && await accounts.FindAsync(Me.Id, ct) is { } account)
            await HttpContext.BeginSessionAsync(account, clock);
        Codes = codes!;
        await FillAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostHapusAsync(string? bukti, string? faktor, CancellationToken ct)
    {
        if (!MayRemove)
            Faults.Add("", "Akun dengan peran ini wajib memakai faktor kedua: ganti, jangan hapus.");
        if (Faults.Any || !await ProvesAsync(bukti, ct) || Refuses(await factors.RemoveAsync(Me, faktor ?? "", ct)))
            return await AgainAsync(ct);
        Tell("Aplikasi kode dihapus dari akun Anda.");
        return Redirect("/profil/keamanan");
    }

    public async Task<IActionResult> OnPostAkhiriAsync(string? sesi, CancellationToken ct)
    {
        if (sesi is not null && await sessions.EndAsync(Me.Id, sesi, ct))
        {
            live.Forget(sesi);
            Tell("Sesi itu diakhiri.");
        }
        return Redirect("/profil/keamanan");
    }

    private async Task<bool> ProvesAsync(string? shown, CancellationToken ct)
    {
        var account = await accounts.FindAsync(Me.Id, ct);
        if (await factors.HasAsync(Me.Id, ct))
        {
            if (await second.TryAsync(account ?? new(Me.Id, "", Me.Name, Me.Region, []), shown ?? "", ct) is { Right: true })
                return true;
            Faults.Add("bukti", "Kode salah atau sudah dipakai. Tunggu kode berikutnya.");
            return false;
        }
        // Whom an authority signs in has no password here.
        if (account is null)
            return true;
        if (await signIn.TryAsync(account.UserName, shown ?? "", HttpContext.Connection.RemoteIpAddress, ct) is { Account: not null })
            return true;
        Faults.Add("bukti", "Kata sandi Anda salah.");
        return false;
    }

    private async Task<IActionResult> AgainAsync(CancellationToken ct)
    {
        await FillAsync(ct);
        return Again();
    }

    private async Task FillAsync(CancellationToken ct)
    {
        (Mine, Open) = (await factors.ListAsync(Me.Id, ct), await sessions.ListAsync(Me.Id, ct));
        Left = await factors.RecoveryLeftAsync(Me.Id, ct);
        var account = await accounts.FindAsync(Me.Id, ct);
        IsLocal = account is not null;
        if (Codes.Count > 0 || await factors.PendingTotpAsync(Me.Id, ct) is not { } secret)
            return;
        Secret = Totp.Grouped(secret);
        Square = LetterQr.Svg(Totp.Uri(secret, Issuer, account?.UserName ?? Me.Name));
    }
}
