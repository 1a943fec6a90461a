using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Jkn.Workflows.Signing;

namespace Jkn.Workflows.Bench;

/// <summary>A small signed letter with its authority, official, colleague and a stranger under the official's name.</summary>
internal sealed record HostileLetter(
    byte[] Draft,
    byte[] Paraf,
    byte[] Issued,
    TrustRoots Roots,
    HeldKey Kadis,
    HeldKey Kabid,
    HeldKey Stranger
)
{
    public static readonly DateTimeOffset At = new(2026, 11, 9, 9, 15, 0, TimeSpan.FromHours(8));
    public const string Name = "dr. Contoh Kadis, M.Kes.",
        Nip = "197001011998031002";

    /// <summary>The object numbers of the letter's one page and of its text.</summary>
    public const int Page = 3,
        Text = 4;

    public static async Task<HostileLetter> MakeAsync()
    {
        using var root = Authority("CN=CA Uji Korpus");
        using var other = Authority("CN=CA Rumahan");
        var kadis = Issue(root, Name, Nip);
        var kabid = Issue(root, "Contoh Kabid, S.K.M.", "198001012005011001");
        var draft = RawPdf.Table(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            "<</Length 46>>\nstream\nBT /F1 12 Tf 72 770 Td (ANDI CONTOH 990)Tj ET \nendstream",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            "<</Producer(Uji)>>"
        );
        var paraf = await SignAsync(draft, kabid, new("paraf-kabid"));
        var issued = await SignAsync(paraf, kadis, new("tanda-tangan", 1, new(300, 100, 240, 90)));
        var trusted = X509CertificateLoader.LoadCertificate(root.RawData);
        return new(draft, paraf, issued, new([trusted], []), kadis, kabid, Issue(other, Name, Nip));
    }

    public static async Task<byte[]> SignAsync(byte[] pdf, HeldKey key, SealField field)
    {
        var text = new SignatureText(Name, null, At, field.IsVisible ? ["Kepala Dinas Contoh", Name] : []);
        var signed = await PdfSigner.SignAsync(pdf, field, text, key, null, CancellationToken.None);
        return signed.File ?? throw new InvalidOperationException(signed.Error);
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return request.CreateSelfSigned(At.AddYears(-2), At.AddYears(8));
    }

    private static HeldKey Issue(X509Certificate2 root, string name, string nip)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(name);
        subject.Add("2.5.4.5", nip);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        using var bare = request.Create(root, At.AddYears(-1), At.AddYears(1), RandomNumberGenerator.GetBytes(12));
        var authority = X509CertificateLoader.LoadCertificate(root.RawData);
        return new(bare.CopyWithPrivateKey(key), [authority], false);
    }
}
