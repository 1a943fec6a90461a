using System.Security.Cryptography;
using Jkn.Workflows.Signing;
using Microsoft.AspNetCore.Http;

namespace Jkn.Workflows.Tests.Signing;

public class BsreSealerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public async Task A_letter_is_sealed_and_checked(int version, bool visible)
    {
        await using var bsre = await FakeBsre.StartAsync();
        var paraf = await TestCa.SignAsync(TestPdf.Make(true), TestCa.Kabid, TestCa.KabidWho, new("ParafKabid"));

        var result = await bsre.Sealer(version)
            .SealAsync(FakeBsre.Request(paraf, new("TandaTangan", 1, visible ? new(300, 100, 200, 90) : null)), Ct);

        var file = result.ShouldBeOfType<Sealed>();
        file.Certified.ShouldBeTrue();
        file.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(file.File)));
        PdfVerifier.Verify(file.File, TestCa.Roots, TestCa.Now).IsTrusted.ShouldBeTrue();
        bsre.Seen!.ShouldStartWith(visible ? "visible" : "invisible", Case.Insensitive);
    }

    [Theory]
    [InlineData("EXPIRED", SealCodes.Expired)]
    [InlineData("SUSPEND", SealCodes.NotIssued)]
    [InlineData("NOT_REGISTERED", SealCodes.NoCertificate)]
    public async Task Only_the_status_ISSUE_may_sign(string status, string code)
    {
        await using var bsre = await FakeBsre.StartAsync();
        bsre.Status = status;

        foreach (var version in new[] { 1, 2 })
        {
            (await bsre.Sealer(version).CheckAsync(TestCa.KadisWho, TestCa.Now, Ct)).Code.ShouldBe(code);
            (await bsre.Sealer(version).SealAsync(FakeBsre.Request(TestPdf.Make(false)), Ct))
                .ShouldBeOfType<SealRefused>()
                .Code.ShouldBe(code);
        }
        bsre.Signed.ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_wrong_passphrase_is_refused_and_shows_nowhere(int version)
    {
        await using var bsre = await FakeBsre.StartAsync();
        using var secret = new SecretProof("Salah-Ketik-99");
        var request = FakeBsre.Request(TestPdf.Make(false), proof: secret);

        var result = await bsre.Sealer(version).SealAsync(request, Ct);

        result.ShouldBeOfType<SealRefused>().Code.ShouldBe(SealCodes.WrongSecret);
        foreach (var shown in new[] { result.ToString(), request.ToString(), secret.ToString() })
            shown!.ShouldNotContain("Salah-Ketik-99");
        secret.Dispose();
        secret.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task A_one_time_code_is_for_version_two()
    {
        await using var bsre = await FakeBsre.StartAsync();

        (
            await bsre.Sealer(2).SealAsync(FakeBsre.Request(TestPdf.Make(false), proof: new SecretProof("123456", true)), Ct)
        ).ShouldBeOfType<Sealed>();
        (await bsre.Sealer(1).SealAsync(FakeBsre.Request(TestPdf.Make(false), proof: new SecretProof("123456", true)), Ct))
            .ShouldBeOfType<SealRefused>()
            .Code.ShouldBe(SealCodes.NoSecret);
        (await bsre.Sealer(2).SealAsync(FakeBsre.Request(TestPdf.Make(false), proof: new SessionProof()), Ct))
            .ShouldBeOfType<SealRefused>()
            .Code.ShouldBe(SealCodes.NoSecret);
    }

    [Fact]
    public async Task A_service_that_is_slow_broken_or_away_leaves_the_letter_waiting()
    {
        var bsre = await FakeBsre.StartAsync();
        var request = FakeBsre.Request(TestPdf.Make(false));
        bsre.Before = async () =>
        {
            await Task.Delay(4000);
            return null;
        };
        var slow = await bsre.Sealer(2, seconds: 1).SealAsync(request, Ct);
        bsre.Before = () => Task.FromResult<IResult?>(Results.StatusCode(503));
        var broken = await bsre.Sealer(2).SealAsync(request, Ct);
        bsre.Before = () => Task.FromResult<IResult?>(Results.Json(new { error = "Sertifikat sudah expired" }, statusCode: 400));
        var expired = await bsre.Sealer(2).SealAsync(request, Ct);
        bsre.Before = () => Task.FromResult<IResult?>(Results.Text("<html>" + FakeBsre.Secret));
        var nonsense = await bsre.Sealer(1).SealAsync(request, Ct);
        var account = await bsre.Sealer(2, password: "lain").SealAsync(request, Ct);
        var sealer = bsre.Sealer(2);
        await bsre.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), Ct);
        var away = await sealer.SealAsync(request, Ct);

        new[] { slow, broken, expired, nonsense, account, away }
            .Cast<SealRefused>()
            .Select(r => (r.Code, r.Again))
            .ShouldBe([
                (SealCodes.TimedOut, true),
                (SealCodes.Unreachable, true),
                (SealCodes.Expired, false),
                (SealCodes.Answer, true),
                (SealCodes.Account, false),
                (SealCodes.Unreachable, true),
            ]);
    }

    [Fact]
    public async Task A_changed_foreign_or_unsigned_file_coming_back_is_refused()
    {
        await using var bsre = await FakeBsre.StartAsync();
        var request = FakeBsre.Request(TestPdf.Make(false));
        async Task<string> CodeAsync(Func<byte[], byte[]> after, TrustRoots? roots = null)
        {
            bsre.After = after;
            return (await bsre.Sealer(2, roots: roots).SealAsync(request, Ct)).ShouldBeOfType<SealRefused>().Code;
        }

        (
            await CodeAsync(file =>
            {
                PdfVerifierTests.Flip(file, "(Surat contoh)", 3);
                return file;
            })
        ).ShouldBe(SealCodes.Changed);
        (
            await CodeAsync(file =>
            {
                PdfVerifierTests.Flip(file, "/Rect[", 6);
                return file;
            })
        ).ShouldBe(SealCodes.Invalid);
        (await CodeAsync(file => [.. file, 10])).ShouldBe(SealCodes.Changed);
        (await CodeAsync(_ => request.Pdf)).ShouldBe(SealCodes.Invalid);
        (await CodeAsync(_ => TestPdf.Make(true))).ShouldBe(SealCodes.Changed);
        (await CodeAsync(file => file, TrustRoots.None)).ShouldBe(SealCodes.Invalid);
        bsre.Key = TestCa.Kabid;
        (await CodeAsync(file => file)).ShouldBe(SealCodes.OtherOwner);
        bsre.Key = TestCa.Issue(TestCa.KadisWho, ECDsa.Create(ECCurve.NamedCurves.nistP256), TestCa.Now.AddDays(-1));
        (await CodeAsync(file => file)).ShouldBe(SealCodes.Expired);
    }

    [Fact]
    public async Task Passphrases_go_over_TLS_or_stay_on_the_machine()
    {
        var options = new BsreOptions
        {
            BaseUrl = "http://esign.example",
            Username = "a",
            Password = "b",
        };

        var result = await new Jkn.Workflows.Signing.Adapters.Remote.BsreSealer(new(new HttpClient(), options), TrustRoots.None).SealAsync(
            FakeBsre.Request(TestPdf.Make(false)),
            Ct
        );

        result.ShouldBeOfType<SealRefused>().Code.ShouldBe(SealCodes.NotConfigured);
    }
}
