using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Jkn.Workflows.Signing;

namespace Jkn.Workflows.Tests.Signing;

/// <summary>An authority of the tests and officials under it; made once for all tests, keys cost time.</summary>
internal static class TestCa
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 15, 0, TimeSpan.FromHours(8));
    private static readonly ECDsa RootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static readonly X509Certificate2 Root = MakeRoot();
    public static readonly SealSigner KabidWho = new(
        "kabid",
        "Contoh Kabid, S.K.M.",
        "Kepala Bidang Contoh",
        "Penata Tk. I",
        "198001012005011001",
        "6400000000000001"
    );
    public static readonly SealSigner KadisWho = new(
        "kadis",
        "dr. Contoh Kadis, M.Kes.",
        "Kepala Dinas Contoh",
        "Pembina Utama Muda",
        "197001011998031002",
        "6400000000000002"
    );
    public static readonly HeldKey Kabid = Issue(KabidWho, RSA.Create(2048)),
        Kadis = Issue(KadisWho, RSA.Create(3072)),
        Curve = Issue(KabidWho, ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public static TrustRoots Roots => new([Root], []);

    private static X509Certificate2 MakeRoot()
    {
        var request = new CertificateRequest("CN=CA Uji", RootKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        return request.CreateSelfSigned(Now.AddYears(-2), Now.AddYears(8));
    }

    public static HeldKey Issue(SealSigner who, AsymmetricAlgorithm key, DateTimeOffset? until = null)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(who.Name);
        if (who.Nip is not null)
            name.Add("2.5.4.5", who.Nip);
        var request = key is RSA rsa
            ? new CertificateRequest(name.Build(), rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(name.Build(), (ECDsa)key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true)
        );
        using var bare = request.Create(
            Root.SubjectName,
            X509SignatureGenerator.CreateForECDsa(RootKey),
            Now.AddYears(-1),
            until ?? Now.AddYears(2),
            RandomNumberGenerator.GetBytes(12)
        );
        var held = key is RSA own ? bare.CopyWithPrivateKey(own) : bare.CopyWithPrivateKey((ECDsa)key);
        return new(held, [Root], false);
    }

    /// <summary>A time-stamp authority's certificate and key as PEM, for openssl.</summary>
    public static (string Certificate, string Key) Stamper()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=TSA Uji", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.8")], true));
        using var made = request.Create(
            Root.SubjectName,
            X509SignatureGenerator.CreateForECDsa(RootKey),
            Now.AddYears(-1),
            Now.AddYears(6),
            RandomNumberGenerator.GetBytes(12)
        );
        return (made.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    public static async Task<byte[]> SignAsync(byte[] pdf, HeldKey key, SealSigner who, SealField field, TimeStamper? stamper = null)
    {
        var signed = await PdfSigner.SignAsync(
            pdf,
            field,
            new(who.Name, null, Now, SealBlock.Lines(who, null, Now, false)),
            key,
            stamper,
            TestContext.Current.CancellationToken
        );
        signed.Error.ShouldBeNull();
        return signed.File!;
    }

    /// <summary>The chain in short: a paraf, then the visible signature.</summary>
    public static async Task<byte[]> TwiceAsync(bool stream)
    {
        var once = await SignAsync(TestPdf.Make(stream), Kabid, KabidWho, new("ParafKabid"));
        return await SignAsync(once, Kadis, KadisWho, new("TandaTangan", 1, new(300, 100, 240, 90)));
    }
}
