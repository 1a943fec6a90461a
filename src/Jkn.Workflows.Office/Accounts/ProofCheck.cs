namespace Jkn.Workflows.Application.Accounts;

/// <summary>
/// Whether the person in the chair is the official: the code of his authenticator, once for one sheet, before any command is given. What is
/// wrong changes nothing; after some wrong ones the account waits, wherever they came from.
/// </summary>
internal sealed class ProofCheck(Factors factors, LockOut lockOut)
{
    /// <summary>The kind to give with the command; or why there is none.</summary>
    public async Task<(string? Kind, Rejection? No)> CheckAsync(string account, ShownProof shown, SigningSheet sheet, CancellationToken ct)
    {
        if (sheet.Refusal is { } tooLong)
            return (null, tooLong);
        if (shown.Code is not { } code)
            return (null, await MissingAsync(account, ct));
        if (lockOut.BeginProof(account) is { } wait)
            return (null, Locked(wait));
        if (!await factors.UseCodeAsync(account, code, ct))
            return (null, Wrong);
        lockOut.ProofSucceeded(account);
        return (ProofKinds.Totp, null);
    }

    /// <summary>Why no proof of this account is looked at now; null when it is. Counts as a try.</summary>
    public Rejection? WaitOf(string account) => lockOut.BeginProof(account) is { } wait ? Locked(wait) : null;

    /// <summary>A certificate's secret was tried: right ones begin the count anew.</summary>
    public void RightSecret(string account) => lockOut.ProofSucceeded(account);

    private async Task<Rejection> MissingAsync(string account, CancellationToken ct) =>
        await factors.HasAsync(account, ct)
            ? Rejection.Unusable(
                "proof-missing",
                "Buktikan bahwa ini tindakan Anda: isi kode dari aplikasi kode Anda.",
                "proof",
                "Isi kode dari aplikasi kode Anda."
            )
            : Rejection.Unusable(
                "factor-missing",
                "Anda belum mendaftarkan aplikasi kode. Daftarkan dahulu pada Keamanan akun.",
                "proof",
                "Anda belum mendaftarkan aplikasi kode. Daftarkan dahulu pada Keamanan akun."
            ) with
            {
                Link = "/profil/keamanan",
            };

    private static Rejection Wrong =>
        Rejection.Unusable(
            "proof-wrong",
            "Kode salah, sudah dipakai, atau sudah lewat. Tunggu kode berikutnya. Tidak ada yang diparaf atau ditandatangani.",
            "proof",
            "Kode salah, sudah dipakai, atau sudah lewat. Tunggu kode berikutnya; tidak ada yang diparaf atau ditandatangani."
        );

    private static Rejection Locked(TimeSpan wait) =>
        new("proof-locked", $"Terlalu banyak bukti yang salah. Coba lagi {Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes))} menit lagi.");
}
