using System.Text;
using Jkn.Workflows.Signing;

namespace Jkn.Workflows.Tests.Signing;

public class PdfSignerTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_officials_sign_and_both_hold(bool stream)
    {
        var once = await TestCa.SignAsync(TestPdf.Make(stream), TestCa.Kabid, TestCa.KabidWho, new("ParafKabid"));
        var file = await TestCa.SignAsync(once, TestCa.Kadis, TestCa.KadisWho, new("TandaTangan", 1, new(300, 100, 240, 90)));

        var verdict = PdfVerifier.Verify(file, TestCa.Roots, TestCa.Now);

        file.AsSpan().StartsWith(once).ShouldBeTrue();
        verdict.IsTrusted.ShouldBeTrue(verdict.ToString());
        verdict.Signatures.Select(s => s.Field).ShouldBe(["ParafKabid", "TandaTangan"]);
        verdict.Signatures[0].CoversTo.ShouldBe(once.Length);
        verdict.Signatures[1].CoversWholeFile.ShouldBeTrue();
        verdict.Signatures[1].Signer.ShouldBe(TestCa.KadisWho.Name);
        verdict.Signatures[1].IsCertified.ShouldBeFalse();
        Encoding.Latin1.GetString(file).ShouldNotContain(TestCa.KabidWho.Nik!);
    }

    [Fact]
    public async Task A_curve_key_signs()
    {
        var file = await TestCa.SignAsync(TestPdf.Make(false), TestCa.Curve, TestCa.KabidWho, new("ParafKabid"));

        PdfVerifier.Verify(file, TestCa.Roots, TestCa.Now).IsTrusted.ShouldBeTrue();
    }

    [Fact]
    public async Task The_reserved_field_is_filled_once()
    {
        var file = await TestCa.SignAsync(TestPdf.WithField(), TestCa.Kadis, TestCa.KadisWho, new("TandaTangan"));

        var again = await PdfSigner.SignAsync(
            file,
            new("TandaTangan"),
            new("x", null, TestCa.Now, []),
            TestCa.Kabid,
            null,
            TestContext.Current.CancellationToken
        );

        PdfVerifier.Verify(file, TestCa.Roots, TestCa.Now).IsTrusted.ShouldBeTrue();
        Encoding.Latin1.GetString(file).ShouldContain(Convert.ToHexString(Encoding.Latin1.GetBytes(SealBlock.Uncertified)));
        again.Error.ShouldBe(PdfSigner.FieldSigned);
    }

    [Fact]
    public async Task A_page_that_is_not_there_and_a_letter_the_font_lacks_are_refused()
    {
        var page = await PdfSigner.SignAsync(
            TestPdf.Make(false),
            new("A", 2),
            new("x", null, TestCa.Now, []),
            TestCa.Kabid,
            null,
            TestContext.Current.CancellationToken
        );
        var glyph = await PdfSigner.SignAsync(
            TestPdf.Make(false),
            new("A", 1, new(1, 1, 99, 99)),
            new("x", null, TestCa.Now, ["Nama \u0142"]),
            TestCa.Kabid,
            null,
            TestContext.Current.CancellationToken
        );

        page.Error.ShouldBe(PdfSigner.PageMissing);
        glyph.Error.ShouldBe(PdfSigner.NotDrawable);
    }

    [Fact]
    public void The_block_prints_capacity_rank_and_what_the_signature_is_worth()
    {
        var lines = SealBlock.Lines(TestCa.KadisWho, "Plh.", TestCa.Now, certified: false);

        lines[0].ShouldBe("Plh. Kepala Dinas Contoh");
        lines.ShouldContain("NIP 197001011998031002");
        lines.ShouldContain("02-03-2026 09:15 (UTC+08:00)");
        lines[^1].ShouldBe(SealBlock.Uncertified);
        SealBlock.Lines(TestCa.KadisWho, null, TestCa.Now, certified: true).ShouldNotContain(SealBlock.Uncertified);
    }
}
