using System.Security.Cryptography.X509Certificates;

namespace Jkn.Workflows.Signing;

/// <summary>
/// Whether a certificate is that official's: its serialNumber is the NIP, or its name is the official's without degrees (asumsi).
/// </summary>
internal static class CertificateOwner
{
    private const string SerialNumber = "2.5.4.5",
        CommonName = "2.5.4.3";

    /// <summary>A certificate of an official without NIP names his id.</summary>
    public static bool IsNip(X509Certificate2 certificate, SealSigner signer) =>
        Values(certificate, SerialNumber).Contains(signer.Nip is { Length: > 0 } nip ? nip : signer.Id);

    /// <summary>For certificates of a provider, which carry the person's name but not always the NIP.</summary>
    public static bool IsNipOrName(X509Certificate2 certificate, SealSigner signer) =>
        IsNip(certificate, signer)
        || Values(certificate, CommonName).Any(n => Bare(n) is { Count: > 0 } words && words.SequenceEqual(Bare(signer.Name)));

    /// <summary>Degrees stand after the first comma, titles before the name end in a full stop.</summary>
    private static List<string> Bare(string name) =>
        [
            .. name.Split(',')[0]
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(w => !w.EndsWith('.'))
                .Select(w => w.ToUpperInvariant()),
        ];

    private static IEnumerable<string> Values(X509Certificate2 certificate, string oid) =>
        certificate
            .SubjectName.EnumerateRelativeDistinguishedNames()
            .Where(n => !n.HasMultipleElements && n.GetSingleElementType().Value == oid)
            .Select(n => n.GetSingleElementValue())
            .OfType<string>();
}
