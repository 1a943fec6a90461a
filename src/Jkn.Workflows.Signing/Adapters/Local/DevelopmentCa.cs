using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Jkn.Workflows.Signing.Adapters.Local;

/// <summary>
/// An authority for development and demonstration, made on first use in the data folder. Its signatures are real and say
/// "BUKAN TTE TERSERTIFIKASI". Files are readable by this account only.
/// </summary>
internal sealed class DevelopmentCa(string folder, TimeProvider time)
{
    /// <summary>
    /// The office's clock may stand before the machine's (a demonstration of last year): its letters are sealed all the same.
    /// </summary>
    private const int YearsBefore = 5;
    private readonly Lock making = new();
    private X509Certificate2? root;

    public X509Certificate2 Root()
    {
        lock (making)
            return root ??= Keep("ca", MakeRoot);
    }

    /// <summary>The official's key: from its file, else new.</summary>
    public HeldKey KeyOf(SealSigner signer)
    {
        var authority = Root();
        // The file's name tells nobody who it is, and no id can leave the folder.
        var name = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(signer.Id)))[..24];
        lock (making)
        {
            var held = Keep(name, () => Issue(authority, signer));
            return new(held, [authority], false);
        }
    }

    private X509Certificate2 MakeRoot()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=CA Pengembangan Jkn.Workflows (bukan PSrE)", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(time.GetUtcNow().AddYears(-YearsBefore), time.GetUtcNow().AddYears(10));
    }

    private X509Certificate2 Issue(X509Certificate2 authority, SealSigner signer)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var name = new X500DistinguishedNameBuilder();
        // ub-common-name (RFC 5280): 64 characters.
        name.AddCommonName(signer.Name.Length > 64 ? signer.Name[..64] : signer.Name);
        name.Add("2.5.4.5", signer.Nip is { Length: > 0 } nip ? nip : signer.Id);
        var request = new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true)
        );
        var until = new DateTimeOffset(authority.NotAfter.ToUniversalTime()).AddMinutes(-1);
        using var bare = request.Create(
            authority,
            new DateTimeOffset(authority.NotBefore.ToUniversalTime()),
            time.GetUtcNow().AddYears(2) < until ? time.GetUtcNow().AddYears(2) : until,
            RandomNumberGenerator.GetBytes(16)
        );
        return bare.CopyWithPrivateKey(key);
    }

    private X509Certificate2 Keep(string name, Func<X509Certificate2> make)
    {
        var file = Path.Combine(folder, $"{name}.p12");
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(folder);
            using var made = make();
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            // Written aside and moved: a crash half way must not leave a broken authority.
            var aside = Path.Combine(folder, $"{name}.{Guid.NewGuid():N}.tmp");
            using (var stream = new FileStream(aside, options))
                stream.Write(made.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, null));
            File.Move(aside, file);
        }
        return X509CertificateLoader.LoadPkcs12FromFile(file, null, X509KeyStorageFlags.EphemeralKeySet);
    }
}
