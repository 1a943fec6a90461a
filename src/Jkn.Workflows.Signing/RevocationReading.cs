using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Ocsp;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace Jkn.Workflows.Signing;

/// <summary>
/// Reads what an authority answered: true, the certificate counts; false, it was revoked; null, the answer is none (not of this
/// certificate, not of this authority, too old).
/// </summary>
internal static class RevocationReading
{
    public static bool? OfOcsp(byte[] answer, CertificateID id, X509Certificate issuer, DateTimeOffset now, TimeSpan skew) =>
        Read<bool?>(() =>
        {
            var response = new OcspResp(answer);
            if (response.Status != OcspRespStatus.Successful || response.GetResponseObject() is not BasicOcspResp basic)
                return null;
            if (!IsOf(basic, issuer) || basic.Responses.FirstOrDefault(r => r.GetCertID().Equals(id)) is not { } single)
                return null;
            if (!IsFresh(single.ThisUpdate, single.NextUpdate, now, skew))
                return null;
            return single.GetCertStatus() switch
            {
                null => true,
                RevokedStatus => false,
                _ => null,
            };
        });

    public static bool? OfList(byte[] list, X509Certificate one, X509Certificate issuer, DateTimeOffset now, TimeSpan skew) =>
        Read<bool?>(() =>
        {
            var read = new X509CrlParser().ReadCrl(list);
            if (read is null || !read.IssuerDN.Equivalent(issuer.SubjectDN) || !IsFresh(read.ThisUpdate, read.NextUpdate, now, skew))
                return null;
            read.Verify(issuer.GetPublicKey());
            return !read.IsRevoked(one);
        });

    /// <summary>Signed by the authority itself, or by whom it made its responder.</summary>
    private static bool IsOf(BasicOcspResp answer, X509Certificate issuer)
    {
        if (answer.Verify(issuer.GetPublicKey()))
            return true;
        foreach (var responder in answer.GetCerts())
        {
            if (
                responder.IssuerDN.Equivalent(issuer.SubjectDN)
                && responder.GetExtendedKeyUsage()?.Contains(KeyPurposeID.id_kp_OCSPSigning) == true
                && responder.IsValid(answer.ProducedAt)
                && responder.IsSignatureValid(issuer.GetPublicKey())
                && answer.Verify(responder.GetPublicKey())
            )
                return true;
        }
        return false;
    }

    private static bool IsFresh(DateTime from, DateTime? until, DateTimeOffset now, TimeSpan skew) =>
        from.ToUniversalTime() <= (now + skew).UtcDateTime && (until is null || until.Value.ToUniversalTime() >= (now - skew).UtcDateTime);

    // What a server far away sends is bytes: whatever the library finds wrong with them, it is no answer.
    private static T? Read<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (Exception wrong)
            when (wrong
                    is OcspException
                        or GeneralSecurityException
                        or IOException
                        or ArgumentException
                        or Asn1Exception
                        or InvalidCastException
            )
        {
            return default;
        }
    }
}
