using System.ComponentModel.DataAnnotations;

namespace Jkn.Workflows.Signing;

/// <summary>Settings under "Signing". The defaults run: development keys, made in the data folder.</summary>
internal sealed class SigningOptions
{
    /// <summary>
    /// Local keys of the office: one "NIP.p12" for each official, each under a passphrase that only its owner knows and gives with each
    /// act. Empty: a development CA makes them on first use.
    /// </summary>
    public string KeyFolder { get; init; } = "";

    /// <summary>PEM files with the authorities that verification accepts.</summary>
    public IReadOnlyList<string> RootFiles { get; init; } = [];

    /// <summary>
    /// PEM files with the authorities of certified providers (PSrE): only their signatures go without "BUKAN TTE TERSERTIFIKASI".
    /// </summary>
    public IReadOnlyList<string> CertifiedRootFiles { get; init; } = [];

    /// <summary>RFC 3161 time-stamp authority; empty: PAdES B-B without time stamps.</summary>
    public string TimeStampUrl { get; init; } = "";

    [Range(1, 120)]
    public int TimeStampSeconds { get; init; } = 10;

    public BsreOptions Bsre { get; init; } = new();

    /// <summary>So long the authority of an own certificate has to say whether it was revoked (OCSP, else CRL).</summary>
    [Range(1, 60)]
    public int RevocationSeconds { get; init; } = 10;

    [Range(1, 100)]
    public int MaxScanMegabytes { get; init; } = 10;
}

/// <summary>The BSrE Esign Client of the office (domain.md 5.4). Version: 1 (multipart) or 2 (JSON).</summary>
internal sealed class BsreOptions
{
    public string BaseUrl { get; init; } = "";
    public string Username { get; init; } = "";
    public string Password { get; init; } = "";

    /// <summary>
    /// For each official by NIP what the service knows him by: his e-mail address or NIK. From the environment or a secret store.
    /// </summary>
    public Dictionary<string, string> Users { get; init; } = [];

    [Range(1, 2)]
    public int Version { get; init; } = 2;

    /// <summary>Public clients of the service wait from 30 s to 10 minutes.</summary>
    [Range(1, 300)]
    public int TimeoutSeconds { get; init; } = 120;

    /// <summary>Why the address cannot be used; null when it can. Passphrases go over TLS, or never leave the machine.</summary>
    public string? Weakness() =>
        !Uri.TryCreate(BaseUrl, UriKind.Absolute, out var url) ? "Signing:Bsre:BaseUrl belum diisi."
        : url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback ? "Signing:Bsre:BaseUrl harus https."
        : Username.Length == 0 || Password.Length == 0 ? "Signing:Bsre:Username dan Password belum diisi."
        : null;
}
