using System.Security.Cryptography;
using Jkn.Workflows.Signing;
using Jkn.Workflows.Signing.Pdf;

namespace Jkn.Workflows.Tests.Signing;

/// <summary>trust.md 6.3: an own signature keeps its authority's answer in the file; what was revoked or is weak signs nothing.</summary>
public class RevocationTests
{
    private static readonly SealSigner Who = TestCa.KadisWho;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, true, "OCSPs")]
    [InlineData(false, true, "CRLs")]
    public async Task T6_3_the_answer_is_kept_behind_the_signature_and_others_agree(bool ocsp, bool list, string kept)
    {
        await using var authority = await TestAuthority.StartAsync();
        var sealer = authority.SealerOf(Who, RSA.Create(2048), ocsp, list);

        var once = (await sealer.SealAsync(Request(TestPdf.Make(true), "paraf"), Ct)).ShouldBeOfType<Sealed>().File;
        var file = (await sealer.SealAsync(Request(once, "tanda-tangan"), Ct)).ShouldBeOfType<Sealed>().File;

        var document = PdfDocument.TryRead(file, new(), out _)!;
        document.List(document.Dict(document.Catalog["DSS"])[kept]).Count.ShouldBe(2);
        var verdict = PdfVerifier.Verify(file, authority.Roots, TestAuthority.Now, new());
        verdict.IsTrusted.ShouldBeTrue();
        verdict.Signatures[^1].After.ShouldBe(Followed.ByProofs);
        await OthersAgreeAsync(file, verdict.Signatures.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task T6_3_a_revoked_certificate_signs_nothing(bool ocsp)
    {
        await using var authority = await TestAuthority.StartAsync();
        authority.IsRevoked = true;

        var no = await authority.SealerOf(Who, RSA.Create(2048), ocsp).SealAsync(Request(TestPdf.Make(false), "x"), Ct);

        no.ShouldBeOfType<SealRefused>().Code.ShouldBe(SealCodes.Revoked);
    }

    [Fact]
    public async Task T6_3_an_authority_that_is_away_or_answers_of_another_certificate_lets_the_letter_wait()
    {
        await using var authority = await TestAuthority.StartAsync();
        var sealer = authority.SealerOf(Who, RSA.Create(2048), list: false);
        authority.IsForeign = true;
        var foreign = (await sealer.SealAsync(Request(TestPdf.Make(false), "x"), Ct)).ShouldBeOfType<SealRefused>();
        authority.IsAway = true;
        var away = (await sealer.SealAsync(Request(TestPdf.Make(false), "x"), Ct)).ShouldBeOfType<SealRefused>();

        new[] { foreign, away }.ShouldAllBe(no => no.Code == SealCodes.StatusUnknown && no.Again);
    }

    [Fact]
    public async Task T6_3_addresses_in_a_strangers_certificate_are_never_called()
    {
        await using var authority = await TestAuthority.StartAsync();
        var file = (
            await authority.SealerOf(Who, RSA.Create(2048)).SealAsync(Request(TestPdf.Make(false), "x"), Ct)
        ).ShouldBeOfType<Sealed>();
        var asked = authority.Asked;

        PdfVerifier.Verify(file.File, authority.Roots, TestAuthority.Now, new()).IsTrusted.ShouldBeTrue();

        authority.Asked.ShouldBe(asked);
    }

    [Fact]
    public async Task T6_3_weak_keys_are_refused_at_signing_and_at_checking()
    {
        await using var authority = await TestAuthority.StartAsync();
        var weak = RSA.Create(1024);
        var held = TestCa.Issue(Who, RSA.Create(1024));
        var signed = await PdfSigner.SignAsync(TestPdf.Make(false), new("x"), new("x", null, TestCa.Now, []), held, null, Ct);

        var refused = await authority.SealerOf(Who, weak).SealAsync(Request(TestPdf.Make(false), "x"), Ct);
        refused.ShouldBeOfType<SealRefused>().Code.ShouldBe(SealCodes.WeakKey);
        PdfVerifier.Verify(signed.File!, TestCa.Roots, TestCa.Now).Signatures.Single().Problem.ShouldBe(PdfVerifier.WeakKey);
    }

    [Fact]
    public async Task T6_3_a_replaced_key_file_counts_at_once_and_its_end_is_told_a_month_before()
    {
        await using var authority = await TestAuthority.StartAsync();
        var sealer = authority.SealerOf(Who, RSA.Create(2048), days: 20);
        // what stands in a key file is known from the first time that its owner opened it
        (await sealer.SealAsync(Request(TestPdf.Make(false), "x"), Ct)).ShouldBeOfType<Sealed>();
        var before = await sealer.CheckAsync(Who, TestAuthority.Now, Ct);

        authority.SealerOf(Who, RSA.Create(3072), days: 500);
        (await sealer.SealAsync(Request(TestPdf.Make(false), "x"), Ct)).ShouldBeOfType<Sealed>();
        var after = await sealer.CheckAsync(Who, TestAuthority.Now, Ct);

        before.IsReady.ShouldBeTrue();
        before.Message.ShouldBe("Sertifikat berakhir dalam 20 hari; perbarui sekarang.");
        (after.Message, after.ValidUntil > TestAuthority.Now.AddDays(400)).ShouldBe((null, true));
    }

    private static async Task OthersAgreeAsync(byte[] file, int signatures)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, file, Ct);
            var (code, said) = await SigningTool.RunAsync("qpdf", "--check", path);
            code.ShouldBe(0, said);
            (await SigningTool.RunAsync("pdfsig", "-nocert", path)).Output.Split("Signature is Valid").Length.ShouldBe(signatures + 1);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static SealRequest Request(byte[] pdf, string field) =>
        new(pdf, new(field), Who, null, TestAuthority.Now.AddHours(12), new SecretProof("uji"));
}
