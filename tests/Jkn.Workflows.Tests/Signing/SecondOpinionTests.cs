using Jkn.Workflows.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Jkn.Workflows.Tests.Signing;

/// <summary>Other people's programs agree with us: qpdf on the file, pdfsig on the signatures, openssl as time-stamp authority.</summary>
public sealed class SecondOpinionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("jkn-opinion-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Qpdf_finds_nothing_and_pdfsig_trusts_both(bool stream)
    {
        var file = In("surat.pdf");
        await File.WriteAllBytesAsync(file, await TestCa.TwiceAsync(stream), Ct);

        var (code, checkedBy) = await SigningTool.RunAsync("qpdf", "--check", file);
        var seen = await PdfsigAsync(file);

        code.ShouldBe(0, checkedBy);
        Count(seen, "Signature is Valid.").ShouldBe(2, seen);
        Count(seen, "Certificate is Trusted.").ShouldBe(2, seen);
        Count(seen, "Total document signed").ShouldBe(1, seen);
        Count(seen, "ETSI.CAdES.detached").ShouldBe(2, seen);
    }

    [Theory]
    [InlineData("(Surat contoh)", 2, 0)]
    [InlineData("/Rect ", 1, 1)]
    public async Task Pdfsig_sees_the_same_damage(string mark, int broken, int whole)
    {
        var bytes = await TestCa.TwiceAsync(false);
        PdfVerifierTests.Flip(bytes, mark, 7);
        await File.WriteAllBytesAsync(In("rusak.pdf"), bytes, Ct);

        var seen = await PdfsigAsync(In("rusak.pdf"));

        Count(seen, "Digest Mismatch").ShouldBe(broken, seen);
        Count(seen, "Signature is Valid.").ShouldBe(whole, seen);
    }

    [Fact]
    public async Task A_time_stamp_of_openssl_is_entered_and_checked()
    {
        await using var authority = await StartAuthorityAsync();
        using var http = new HttpClient();
        var file = await TestCa.SignAsync(
            TestPdf.Make(true),
            TestCa.Curve,
            TestCa.KabidWho,
            new("Paraf"),
            new(http, new(authority.Urls.First()), TimeSpan.FromSeconds(30))
        );
        await File.WriteAllBytesAsync(In("cap.pdf"), file, Ct);

        var known = PdfVerifier.Verify(file, TestCa.Roots, TestCa.Now).Signatures[0];
        var unknown = PdfVerifier.Verify(file, TrustRoots.None, TestCa.Now).Signatures[0];

        known.StampedAt.ShouldNotBeNull();
        known.StampTrust.ShouldBe(Trust.Trusted);
        unknown.StampTrust.ShouldBe(Trust.Unknown);
        Count(await PdfsigAsync(In("cap.pdf")), "Signature is Valid.").ShouldBe(1);
    }

    [Fact]
    public async Task Without_its_time_stamp_the_letter_waits()
    {
        using var http = new HttpClient();
        var signed = await PdfSigner.SignAsync(
            TestPdf.Make(false),
            new("Paraf"),
            new("x", null, TestCa.Now, []),
            TestCa.Curve,
            new(http, new("http://127.0.0.1:1/"), TimeSpan.FromSeconds(5)),
            Ct
        );

        signed.Error.ShouldBe(TimeStamper.Unreachable);
        SealCodes.Refuse(signed.Error!).Again.ShouldBeTrue();
    }

    private async Task<WebApplication> StartAuthorityAsync()
    {
        var (certificate, key) = TestCa.Stamper();
        await File.WriteAllTextAsync(In("tsa.pem"), certificate, Ct);
        await File.WriteAllTextAsync(In("tsa.key"), key, Ct);
        await File.WriteAllTextAsync(
            In("tsa.cnf"),
            $"[tsa]\ndefault_tsa=t\n[t]\nserial={In("serial")}\nsigner_cert={In("tsa.pem")}\nsigner_key={In("tsa.key")}\n"
                + "signer_digest=sha256\ndefault_policy=1.2.3.4.1\n"
                + "digests=sha256\nordering=yes\ness_cert_id_alg=sha256\ness_cert_id_chain=no\n",
            Ct
        );
        await File.WriteAllTextAsync(In("serial"), "01\n", Ct);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost(
            "/",
            async (HttpRequest request) =>
            {
                await using (var to = File.Create(In("q.tsq")))
                    await request.Body.CopyToAsync(to);
                await SigningTool.RunAsync(
                    "openssl",
                    "ts",
                    "-reply",
                    "-config",
                    In("tsa.cnf"),
                    "-queryfile",
                    In("q.tsq"),
                    "-out",
                    In("q.tsr")
                );
                return Results.Bytes(await File.ReadAllBytesAsync(In("q.tsr")), "application/timestamp-reply");
            }
        );
        await app.StartAsync(Ct);
        return app;
    }

    /// <summary>With an NSS database that trusts the tests' authority.</summary>
    private async Task<string> PdfsigAsync(string file)
    {
        var store = Directory.CreateDirectory(In("nss")).FullName;
        await File.WriteAllTextAsync(In("ca.pem"), TestCa.Root.ExportCertificatePem(), Ct);
        (await SigningTool.RunAsync("certutil", "-N", "-d", $"sql:{store}", "--empty-password")).Code.ShouldBe(0);
        (await SigningTool.RunAsync("certutil", "-A", "-d", $"sql:{store}", "-n", "uji", "-t", "CT,C,C", "-i", In("ca.pem"))).Code.ShouldBe(
            0
        );
        return (await SigningTool.RunAsync("pdfsig", "-nssdir", store, file)).Output;
    }

    private string In(string name) => Path.Combine(folder, name);

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    public void Dispose() => Directory.Delete(folder, true);
}
