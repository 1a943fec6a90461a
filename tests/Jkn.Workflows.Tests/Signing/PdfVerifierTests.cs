using System.Text;
using Jkn.Workflows.Signing;
using Jkn.Workflows.Signing.Pdf;

namespace Jkn.Workflows.Tests.Signing;

public class PdfVerifierTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_byte_changed_in_the_first_revision_breaks_both(bool stream)
    {
        var file = await TestCa.TwiceAsync(stream);

        Flip(file, "(Surat contoh)", 3);

        PdfVerifier
            .Verify(file, TestCa.Roots, TestCa.Now)
            .Signatures.Select(s => s.Problem)
            .ShouldBe([PdfVerifier.BadDigest, PdfVerifier.BadDigest]);
    }

    [Fact]
    public async Task A_byte_changed_in_the_second_revision_breaks_only_the_second()
    {
        var file = await TestCa.TwiceAsync(false);

        Flip(file, Convert.ToHexString(Encoding.Latin1.GetBytes(SealBlock.Uncertified)), 5);

        var verdict = PdfVerifier.Verify(file, TestCa.Roots, TestCa.Now);
        verdict.Signatures.Select(s => s.Problem).ShouldBe([null, PdfVerifier.BadDigest]);
        verdict.IsWhole.ShouldBeFalse();
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("% tambahan\n")]
    public async Task Bytes_after_the_last_signature_are_reported(string added)
    {
        byte[] file = [.. await TestCa.TwiceAsync(false), .. Encoding.Latin1.GetBytes(added)];

        var verdict = PdfVerifier.Verify(file, TestCa.Roots, TestCa.Now);

        verdict.BytesAfterLast.ShouldBe(added.Length);
        verdict.IsChangedAfterwards.ShouldBeTrue();
        verdict.Signatures.ShouldAllBe(s => s.IsIntact);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_page_text_exchanged_by_a_later_revision_is_reported_for_each_signature(bool stream)
    {
        var document = PdfDocument.TryRead(await TestCa.TwiceAsync(stream), new(), out _)!;
        var revision = new PdfRevision(document);
        revision.Set(new(4, 0), new PdfStream(PdfDict.Empty, Encoding.ASCII.GetBytes("BT /F1 12 Tf 72 770 Td (Surat palsu) Tj ET")));

        var verdict = PdfVerifier.Verify(revision.ToBytes(), TestCa.Roots, TestCa.Now);

        verdict.Signatures.Select(s => s.LaterChange).ShouldBe(["object 4", "object 4"]);
        verdict.IsWhole.ShouldBeFalse();
    }

    [Fact]
    public async Task A_change_stays_reported_when_somebody_signs_after_it()
    {
        var once = await TestCa.SignAsync(TestPdf.Make(false), TestCa.Kabid, TestCa.KabidWho, new("ParafKabid"));
        var revision = new PdfRevision(PdfDocument.TryRead(once, new(), out _)!);
        revision.Set(new(4, 0), new PdfStream(PdfDict.Empty, "BT ET"u8.ToArray()));
        var file = await TestCa.SignAsync(revision.ToBytes(), TestCa.Kadis, TestCa.KadisWho, new("TandaTangan"));

        var verdict = PdfVerifier.Verify(file, TestCa.Roots, TestCa.Now);

        verdict.Signatures.Select(s => s.LaterChange).ShouldBe(["object 4", null]);
        verdict.IsWhole.ShouldBeFalse();
    }

    [Fact]
    public async Task An_unknown_authority_and_an_expired_certificate_are_told_apart()
    {
        var file = await TestCa.TwiceAsync(false);

        PdfVerifier.Verify(file, TrustRoots.None, TestCa.Now).Signatures.ShouldAllBe(s => s.Trust == Trust.Unknown && s.IsIntact);
        PdfVerifier.Verify(file, TestCa.Roots, TestCa.Now.AddYears(3)).Signatures.ShouldAllBe(s => s.Trust == Trust.Expired && s.IsIntact);
        PdfVerifier.Verify(file, new([], [TestCa.Root]), TestCa.Now).Signatures.ShouldAllBe(s => s.IsCertified);
    }

    [Fact]
    public void An_unsigned_file_and_no_PDF_are_no_signed_letter()
    {
        PdfVerifier.Verify(TestPdf.Make(false), TestCa.Roots, TestCa.Now).IsWhole.ShouldBeFalse();
        PdfVerifier.Verify("bukan PDF"u8.ToArray(), TestCa.Roots, TestCa.Now).Error.ShouldBe(PdfFormatException.Broken);
    }

    internal static void Flip(byte[] file, string mark, int at)
    {
        var found = file.AsSpan().LastIndexOf(Encoding.Latin1.GetBytes(mark));
        found.ShouldBeGreaterThan(0);
        file[found + at] ^= 1;
    }
}
