using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Jkn.Workflows.Signing;

/// <summary>Checks one detached CMS over the signed bytes: signature, strength, certificate reference, chain, time stamp.</summary>
internal static class CmsCheck
{
    private const int MostBytes = 256 * 1024,
        MostCertificates = 32;
    private static readonly string[] Strong = [CadesSignature.Sha256Oid, "2.16.840.1.101.3.4.2.2", "2.16.840.1.101.3.4.2.3"];

    public static SignatureVerdict Check(SignatureVerdict verdict, byte[] padded, byte[] content, TrustRoots roots, DateTimeOffset at)
    {
        if (!IsOneValue(padded, out var used))
            return verdict with { Problem = PdfVerifier.BadCms };
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.Decode(padded.AsSpan(0, used));
        if (!IsBounded(cms) || cms.SignerInfos is not [{ Certificate: { } certificate } signer])
            return verdict with { Problem = PdfVerifier.BadCms };
        verdict = verdict with { Certificate = certificate };
        if (!KeyStrength.IsEnough(certificate))
            return verdict with { Problem = PdfVerifier.WeakKey };
        if (!Strong.Contains(signer.DigestAlgorithm.Value))
            return verdict with { Problem = PdfVerifier.WeakDigest };
        try
        {
            signer.CheckSignature(verifySignatureOnly: true);
        }
        catch (CryptographicException)
        {
            return verdict with { Problem = PdfVerifier.BadDigest };
        }
        if (!CadesSignature.Names(signer, certificate))
            return verdict with { Problem = PdfVerifier.NoReference };
        // Read only when a chain must be built: each reading decodes them anew.
        var between = Brought(cms);
        verdict = Stamp(verdict, signer, roots, between, at);
        // Only a trusted token moves the moment at which the certificate must be valid.
        var moment = verdict is { StampedAt: { } stamped, StampTrust: Trust.Trusted } ? stamped : at;
        return verdict with
        {
            Trust = MaySign(certificate) ? roots.Judge(certificate, between, moment) : Trust.Unknown,
            IsCertified = roots.IsCertified(certificate, between, moment),
        };
    }

    /// <summary>The gap is padded with zeros after the DER value; nothing may hide there, and no signature needs so much room.</summary>
    public static bool IsOneValue(byte[] padded, out int used)
    {
        used = 0;
        return AsnDecoder.TryReadEncodedValue(padded, AsnEncodingRules.BER, out _, out _, out _, out used)
            && used <= MostBytes
            && !padded.AsSpan(used).ContainsAnyExcept((byte)0);
    }

    /// <summary>Chains are built from what a signature brings along: a chain has a handful of links.</summary>
    public static bool IsBounded(SignedCms cms) => cms.Certificates.Count <= MostCertificates;

    private static SignatureVerdict Stamp(
        SignatureVerdict verdict,
        SignerInfo signer,
        TrustRoots roots,
        IEnumerable<X509Certificate2> between,
        DateTimeOffset at
    )
    {
        var values = signer
            .UnsignedAttributes.Cast<CryptographicAttributeObject>()
            .Where(a => a.Oid.Value == CadesSignature.TimeStampToken)
            .SelectMany(a => a.Values.Cast<AsnEncodedData>());
        if (values.FirstOrDefault() is not { } value || !Rfc3161TimestampToken.TryDecode(value.RawData, out var token, out _))
            return verdict;
        if (!token.VerifySignatureForSignerInfo(signer, out var authority, [.. between]))
            return verdict with { Problem = "timestamp-bad" };
        var chain = token.AsSignedCms().Certificates.Cast<X509Certificate2>();
        return verdict with
        {
            StampedAt = token.TokenInfo.Timestamp,
            StampTrust = authority is null ? Trust.Unknown : roots.Judge(authority, chain, token.TokenInfo.Timestamp),
        };
    }

    private static IEnumerable<X509Certificate2> Brought(SignedCms cms)
    {
        foreach (var one in cms.Certificates)
            yield return one;
    }

    private static bool MaySign(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault() is not { } usage
        || (usage.KeyUsages & (X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)) != 0;
}
