using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Jkn.Workflows.Signing;

/// <summary>Keys that count: RSA from 2048 bits, elliptic curves from P-256 (trust.md 6.3). Nothing else signs a letter.</summary>
internal static class KeyStrength
{
    private const int Rsa = 2048,
        MostRsa = 8192,
        Curve = 256;

    public static bool IsEnough(X509Certificate2 certificate)
    {
        try
        {
            using var rsa = certificate.GetRSAPublicKey();
            if (rsa is not null)
                return rsa.KeySize is >= Rsa and <= MostRsa;
            using var curve = certificate.GetECDsaPublicKey();
            return curve is not null && curve.KeySize >= Curve;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
