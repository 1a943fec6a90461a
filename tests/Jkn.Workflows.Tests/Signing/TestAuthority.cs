using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Jkn.Workflows.Signing;
using Jkn.Workflows.Signing.Adapters.Local;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Jkn.Workflows.Tests.Signing;

/// <summary>An authority that answers whether its certificates count: OCSP by openssl, and its list; or nothing, when it is away.</summary>
internal sealed class TestAuthority : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("jkn-authority-").FullName;
    private readonly WebApplication app;
    private readonly X509Certificate2 root;
    private X509Certificate2? issued;

    private TestAuthority(WebApplication app, X509Certificate2 root) => (this.app, this.root) = (app, root);

    public static readonly DateTimeOffset Now = new(DateTimeOffset.UtcNow.Date, TimeSpan.Zero);
    public bool IsAway { get; set; }
    public bool IsRevoked { get; set; }

    /// <summary>Answers with the answer for another certificate, as somebody between would.</summary>
    public bool IsForeign { get; set; }
    public int Asked { get; private set; }

    public static async Task<TestAuthority> StartAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=CA Kantor Uji", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var made = new TestAuthority(builder.Build(), request.CreateSelfSigned(Now.AddYears(-1), Now.AddYears(5)));
        made.app.MapPost("/ocsp", made.AnswerAsync);
        made.app.MapGet("/daftar.crl", made.List);
        await made.app.StartAsync(TestContext.Current.CancellationToken);
        return made;
    }

    /// <summary>A key file of the official, as the office keeps it, and who seals with it.</summary>
    public LocalSealer SealerOf(SealSigner who, AsymmetricAlgorithm key, bool ocsp = true, bool list = true, int days = 400)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(who.Name);
        name.Add("2.5.4.5", who.Nip!);
        var request = key is RSA rsa
            ? new CertificateRequest(name.Build(), rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(name.Build(), (ECDsa)key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        if (ocsp)
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([$"{app.Urls.First()}/ocsp"], null));
        if (list)
            request.CertificateExtensions.Add(
                CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([$"{app.Urls.First()}/daftar.crl"])
            );
        var serial = RandomNumberGenerator.GetBytes(12);
        serial[0] = 1;
        using var by = root.GetECDsaPrivateKey()!;
        var signer = X509SignatureGenerator.CreateForECDsa(by);
        issued = request.Create(root.SubjectName, signer, Now.AddDays(-30), Now.AddDays(days), serial);
        using var own = key is RSA k ? issued.CopyWithPrivateKey(k) : issued.CopyWithPrivateKey((ECDsa)key);
        var all = new X509Certificate2Collection { own, X509CertificateLoader.LoadCertificate(root.RawData) };
        File.WriteAllBytes(In($"{who.Nip}.p12"), all.Export(X509ContentType.Pkcs12, "uji")!);
        var roots = new TrustRoots([X509CertificateLoader.LoadCertificate(root.RawData)], []);
        var shelf = new KeyShelf(new() { KeyFolder = folder }, new(folder, TimeProvider.System), roots);
        return new(shelf, null, new(new HttpClient(), TimeSpan.FromSeconds(10), TimeProvider.System));
    }

    public TrustRoots Roots => new([root], []);

    private async Task<IResult> AnswerAsync(HttpRequest request)
    {
        Asked++;
        if (IsAway)
            return Results.StatusCode(503);
        await using (var to = File.Create(In("q.der")))
            await request.Body.CopyToAsync(to);
        var serial = IsForeign ? "0102" : issued!.SerialNumber;
        var until = Now.AddYears(1).ToString("yyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
        var gone = IsRevoked ? Now.AddDays(-1).ToString("yyMMddHHmmss'Z'", CultureInfo.InvariantCulture) : "";
        await File.WriteAllTextAsync(In("index"), $"{(IsRevoked ? 'R' : 'V')}\t{until}\t{gone}\t{serial}\tunknown\t/CN=x\n");
        await File.WriteAllTextAsync(In("ca.pem"), root.ExportCertificatePem());
        await File.WriteAllTextAsync(In("ca.key"), root.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        string[] who = ["ocsp", "-index", In("index"), "-CA", In("ca.pem"), "-rsigner", In("ca.pem"), "-rkey", In("ca.key")];
        var (code, said) = await SigningTool.RunAsync("openssl", [.. who, "-reqin", In("q.der"), "-respout", In("a.der"), "-ndays", "1"]);
        return code == 0 ? Results.Bytes(await File.ReadAllBytesAsync(In("a.der")), "application/ocsp-response") : Results.Problem(said);
    }

    private IResult List()
    {
        Asked++;
        if (IsAway)
            return Results.StatusCode(503);
        var list = new CertificateRevocationListBuilder();
        if (IsRevoked)
            list.AddEntry(issued!, Now.AddDays(-1));
        return Results.Bytes(
            list.Build(root, 1, Now.AddDays(7), HashAlgorithmName.SHA256, thisUpdate: Now.AddDays(-1)),
            "application/pkix-crl"
        );
    }

    private string In(string name) => Path.Combine(folder, name);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, true);
    }
}
