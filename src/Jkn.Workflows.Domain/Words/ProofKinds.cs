namespace Jkn.Workflows.Domain.Words;

/// <summary>How an official showed that an act of signing is his own (rulings.md 4.3). The journal knows the kind only.</summary>
public static class ProofKinds
{
    public const string Passkey = "PASSKEY",
        Totp = "TOTP",
        Passphrase = "PASSPHRASE",
        Provider = "PROVIDER",
        Scan = "SCAN";

    public static readonly IReadOnlyList<string> All = [Passkey, Totp, Passphrase, Provider, Scan];

    /// <summary>Why an act with this proof is refused; null: it stands. A scan proves what was signed on paper only.</summary>
    public static Rejection? Refusal(string? kind) =>
        kind is null ? new("proof-missing", "Buktikan bahwa ini tindakan Anda: kode, kunci sandi (passkey) atau passphrase.", "proof")
        : kind == Scan || !All.Contains(kind) ? new("proof-unknown", "Jenis bukti ini tidak berlaku untuk paraf dan tanda tangan.", "proof")
        : null;
}
