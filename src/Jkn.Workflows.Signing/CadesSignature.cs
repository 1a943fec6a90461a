using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Jkn.Workflows.Signing;

/// <summary>
/// The CMS of a PAdES baseline signature (ETSI EN 319 142-1, 6): SHA-256, signing-certificate-v2 (RFC 5035), no signing-time attribute
/// (the claimed time is the dictionary's /M), B-T when a time stamp is added as an unsigned attribute.
/// </summary>
internal static class CadesSignature
{
    public const string Sha256Oid = "2.16.840.1.101.3.4.2.1",
        SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47",
        TimeStampToken = "1.2.840.113549.1.9.16.2.14";
    private const string SigningTime = "1.2.840.113549.1.9.5";

    public static SignedCms Sign(byte[] content, HeldKey key)
    {
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, key.Certificate)
        {
            DigestAlgorithm = new Oid(Sha256Oid),
            // The chain is held; letting the signer build it takes longer than the signature.
            IncludeOption = X509IncludeOption.None,
        };
        signer.Certificates.Add(key.Certificate);
        // Not the root: whoever checks has it, and no signature protects a copy.
        foreach (var above in key.Above.Where(c => c.Subject != c.Issuer))
            signer.Certificates.Add(above);
        signer.SignedAttributes.Add(new AsnEncodedData(new Oid(SigningCertificateV2), Reference(key.Certificate)));
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.ComputeSignature(signer, silent: true);
        return cms;
    }

    /// <summary>SigningCertificateV2 with one ESSCertIDv2; SHA-256 is its default and stays out.</summary>
    private static byte[] Reference(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteOctetString(certificate.GetCertHash(HashAlgorithmName.SHA256));
        }
        return writer.Encode();
    }

    /// <summary>
    /// The attribute is there and names this certificate: else another certificate with the same key could be put in its place.
    /// </summary>
    public static bool Names(SignerInfo signer, X509Certificate2 certificate)
    {
        var values = signer
            .SignedAttributes.Cast<CryptographicAttributeObject>()
            .Where(a => a.Oid.Value == SigningCertificateV2)
            .SelectMany(a => a.Values.Cast<AsnEncodedData>())
            .ToList();
        if (values is not [var only])
            return false;
        try
        {
            var first = new AsnReader(only.RawData, AsnEncodingRules.BER).ReadSequence().ReadSequence().ReadSequence();
            var hash = HashAlgorithmName.SHA256;
            if (first.PeekTag() == Asn1Tag.Sequence)
            {
                hash = first.ReadSequence().ReadObjectIdentifier() switch
                {
                    Sha256Oid => HashAlgorithmName.SHA256,
                    "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
                    "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
                    _ => default,
                };
            }
            return hash != default && first.ReadOctetString().AsSpan().SequenceEqual(certificate.GetCertHash(hash));
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    public static bool HasSigningTime(SignerInfo signer) =>
        signer.SignedAttributes.Cast<CryptographicAttributeObject>().Any(a => a.Oid.Value == SigningTime);
}
